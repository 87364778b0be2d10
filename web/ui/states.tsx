import DisconnectOutlined from '@ant-design/icons/DisconnectOutlined'
import FilterOutlined from '@ant-design/icons/FilterOutlined'
import InboxOutlined from '@ant-design/icons/InboxOutlined'
import { Button, Skeleton } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { ApiProblem, NoAnswer } from '#kit/problem.ts'
import { useTexts } from '#kit/texts.ts'

const PATIENCE_MS = 200

/** Grey lines in the place of what comes. Shown only when it takes a moment, so that a quick answer does not flash. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const say = useTexts('shell')
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-label={say('loading')} style={{ minHeight: rows * 32 }}>
      {late && <Skeleton active title={false} paragraph={{ rows }} />}
    </div>
  )
}

/** What will be here, and the one thing to do first. */
export function FirstUse({ title, text, act }: { title: string; text: string; act?: ReactNode }) {
  return (
    <div className="state">
      <InboxOutlined style={{ fontSize: 36, color: 'var(--soft)' }} aria-hidden />
      <h2>{title}</h2>
      <p>{text}</p>
      {act}
    </div>
  )
}

/** There is something, but the filters let none of it through. */
export function NoneMatch({ clear }: { clear: () => void }) {
  const say = useTexts('shell')
  return (
    <div className="state">
      <FilterOutlined style={{ fontSize: 32, color: 'var(--soft)' }} aria-hidden />
      <h2>{say('none_match')}</h2>
      <p>{say('none_match_about')}</p>
      <Button onClick={clear}>{say('clear_filters')}</Button>
    </div>
  )
}

/** What went wrong in the API's own words, under which id the operator finds it, and a way to try again. */
export function Failed({ error, again }: { error: Error; again?: () => void }) {
  const say = useTexts('shell')
  return (
    <div className="state" role="alert">
      <DisconnectOutlined style={{ fontSize: 32, color: 'var(--bad)' }} aria-hidden />
      <h2>{say('failed')}</h2>
      <p>{error instanceof NoAnswer ? say('no_answer') : error.message}</p>
      {error instanceof ApiProblem && error.request && <p className="mono">{say('request_id', { id: error.request })}</p>}
      {again && <Button onClick={again}>{say('try_again')}</Button>}
    </div>
  )
}

interface Reading<T> {
  data: T | undefined
  error: Error | null
  refetch: () => unknown
}

/** What was read, or how far the reading is. */
export function Read<T>({ of, rows, children }: { of: Reading<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <Failed error={of.error} again={() => void of.refetch()} />
  return <Loading {...(rows && { rows })} />
}
