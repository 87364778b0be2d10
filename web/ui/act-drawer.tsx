import { Alert, Button, Drawer, Form, type FormInstance } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { curlOf, useAct, type Act } from '#kit/acts.ts'
import { ApiProblem } from '#kit/problem.ts'
import { useTexts } from '#kit/texts.ts'
import { CopyCurl } from './copy.tsx'
import { REASON, ReasonField, tryMake } from './reason-field.tsx'
import { useTell } from './tell.tsx'

export interface ActDrawerProps<V extends object> {
  title: string
  open: boolean
  close: () => void
  /** The act that these values make, or null while they make none. */
  act: (values: V, reason: string) => Act | null
  /** What stands in the fields at first. */
  initial?: Partial<V>
  /** The words of the button. */
  verb: string
  /** The message when it is done. */
  done: string | ((answer: unknown) => string)
  onDone?: (answer: never) => void
  /** The act that takes it back, where one does. */
  back?: (answer: never, values: V) => Act | null
  /** Whether a reason is asked for, and must be given. */
  reason?: boolean
  danger?: boolean
  width?: number
  /** What would happen: shown beside the fields, and made anew when they change. */
  preview?: (values: Partial<V>) => ReactNode
  children: ReactNode | ((values: Partial<V>, form: FormInstance) => ReactNode)
}

/** A form at the side that does one act: fields, a reason, what would happen, the act as a curl line, and what went wrong. */
export function ActDrawer<V extends object>(props: ActDrawerProps<V>) {
  const {
    title,
    open,
    close,
    act,
    initial,
    verb,
    done,
    onDone,
    back,
    reason = false,
    danger = false,
    width = 520,
    preview,
    children,
  } = props
  const say = useTexts('shell')
  const tell = useTell()
  const [form] = Form.useForm()
  const values = (Form.useWatch([], form) ?? {}) as Partial<V> & { [REASON]?: string }
  const sending = useAct<never>()
  const [made, setMade] = useState<Act | null>(null)
  useEffect(() => {
    if (!open) return
    form.resetFields()
    sending.reset()
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [open])
  useEffect(() => setMade(open ? tryMake(() => act(values as V, values[REASON] ?? '')) : null), [JSON.stringify(values), open])

  const send = async (given: V & { [REASON]?: string }): Promise<void> => {
    const making = act(given, given[REASON] ?? '')
    if (!making) return
    const answer = await sending.mutateAsync({ ...making, ...(given[REASON] && { reason: given[REASON] }) }).catch(() => null)
    if (answer === null) return
    const undo = back?.(answer, given) ?? null
    tell(typeof done === 'string' ? done : done(answer), undo ? [undo] : [])
    onDone?.(answer)
    close()
  }
  return (
    <Drawer
      title={title}
      open={open}
      onClose={close}
      size={width}
      destroyOnHidden
      footer={
        <div style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" danger={danger} loading={sending.isPending} onClick={() => form.submit()}>
            {verb}
          </Button>
          <Button onClick={close}>{say('cancel')}</Button>
          <span style={{ flex: 1 }} />
          {made && <CopyCurl text={curlOf(made)} />}
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={initial ?? {}}
        onFinish={(given) => void send(given as V)}
        scrollToFirstError={{ focus: true }}
      >
        {typeof children === 'function' ? children(values, form) : children}
        {reason && <ReasonField />}
        {preview && <div aria-live="polite">{preview(values)}</div>}
        {sending.error && <Refused error={sending.error} />}
      </Form>
    </Drawer>
  )
}

/** What the API refused and why, with each of its reasons. */
export function Refused({ error }: { error: Error }) {
  const say = useTexts('shell')
  const reasons = error instanceof ApiProblem ? (error.body.reasons ?? []) : []
  const request = error instanceof ApiProblem ? error.request : null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginTop: 12 }}
      title={error instanceof ApiProblem ? error.message : say('no_answer')}
      description={
        <>
          {reasons.length > 0 && (
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {reasons.map((reason, i) => (
                <li key={i}>
                  {reason.path && <span className="mono">{reason.path} </span>}
                  {reason.message ?? reason.code}
                </li>
              ))}
            </ul>
          )}
          {request && <span className="mono soft">{say('request_id', { id: request })}</span>}
        </>
      }
    />
  )
}
