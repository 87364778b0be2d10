import DownloadOutlined from '@ant-design/icons/DownloadOutlined'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { act, curlOf, useAct } from '#kit/acts.ts'
import { call, type Answer } from '#kit/api.ts'
import { useTexts } from '#kit/texts.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Refused } from '#ui/act-drawer.tsx'
import { CopyCurl } from '#ui/copy.tsx'
import { Section } from '#ui/page.tsx'
import { Failed, Loading } from '#ui/states.tsx'
import { useTell } from '#ui/tell.tsx'
import { downloadFrom } from './download-from.ts'
import { isOver, type Import } from './import-state.tsx'

type Page = Answer<'/v1/imports/{id}/rejects'>
type Reject = Page['items'][number]
type Mended = Answer<'/v1/imports/{id}/rejects/{line}', 'post'>
/** What somebody has typed and not sent yet, by line and column. */
type Edits = Readonly<Record<number, Readonly<Record<string, string>>>>

const PAGE = 50

/** Rows that were not taken, as a table in which they are mended and tried again. */
export function Rejects({ of }: { of: Import }) {
  const say = useTexts('data')
  const rejects = useInfiniteQuery<Page, Error>({
    queryKey: [`/v1/imports/${of.id}/rejects`, of.rows.rejected, of.state],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/v1/imports/{id}/rejects', {
        path: { id: of.id },
        query: { limit: PAGE, ...(pageParam ? { cursor: pageParam as string } : {}) },
        signal,
      } as never),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  })
  const [edits, setEdits] = useState<Edits>({})
  const rows = rejects.data?.pages.flatMap(({ items }) => items) ?? []
  const over = isOver(of.state)
  return (
    <Section title={say('rejects')} acts={<RejectActs of={of} edits={edits} sent={() => setEdits({})} />}>
      <p className="soft">{say(over ? 'rejects_about' : 'rejects_of_check')}</p>
      {rejects.error && <Failed error={rejects.error} again={() => void rejects.refetch()} />}
      {!rejects.data && !rejects.error && <Loading rows={4} />}
      {rows.length > 0 && (
        <div style={{ overflowX: 'auto' }} role="region" aria-label={say('rejects')}>
          <RejectTable of={of} rows={rows} edits={edits} edit={setEdits} />
        </div>
      )}
      {rejects.hasNextPage && (
        <Button style={{ marginTop: 12 }} loading={rejects.isFetchingNextPage} onClick={() => void rejects.fetchNextPage()}>
          {say('more_rows')}
        </Button>
      )}
    </Section>
  )
}

interface RejectTableProps {
  of: Import
  rows: readonly Reject[]
  edits: Edits
  edit: (edits: Edits) => void
}

function RejectTable({ of, rows, edits, edit }: RejectTableProps) {
  const say = useTexts('data')
  const own = of.file?.columns ?? []
  // Cells beyond the header, of rows that have too many.
  const more = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells ?? {})))].filter((column) => !own.includes(column))
  const columns = [...own, ...more]
  return (
    <table className="figures rejects">
      <thead>
        <tr>
          <th scope="col">{say('line')}</th>
          <th scope="col">{say('fault')}</th>
          {columns.map((column, i) => (
            <th scope="col" key={`${i} ${column}`}>
              {column}
            </th>
          ))}
          {isOver(of.state) && <th scope="col">{say('acts')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((reject) => (
          <RejectRow
            key={reject.line}
            of={of}
            reject={reject}
            columns={columns}
            edited={edits[reject.line] ?? {}}
            edit={(cells) => edit({ ...edits, [reject.line]: cells })}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RejectRowProps {
  of: Import
  reject: Reject
  columns: readonly string[]
  edited: Readonly<Record<string, string>>
  edit: (cells: Readonly<Record<string, string>>) => void
}

function RejectRow({ of, reject, columns, edited, edit }: RejectRowProps) {
  const say = useTexts('data')
  const tell = useTell()
  const mend = useAct<Mended>()
  const { line, cells, message, mended } = reject
  const own = of.file?.columns ?? []
  const over = isOver(of.state)
  const send = async (): Promise<void> => {
    const body = { cells: edited, retry: true }
    const answer = await mend
      .mutateAsync(act({ method: 'post', path: '/v1/imports/{id}/rejects/{line}', in: { id: of.id, line }, body }))
      .catch(() => null)
    if (!answer) return
    edit({})
    if (answer.taken.length > 0) tell(say('rows_were_taken', { count: answer.taken.length, lines: answer.taken.join(', ') }))
  }
  return (
    <tr>
      <th scope="row" className="num">
        {line}
      </th>
      <td style={{ minWidth: 220, textAlign: 'left' }}>
        <span className="bad">{mend.data?.reject?.message ?? message}</span>
        {mended && <div className="soft">{say('was_mended')}</div>}
        {mend.error && (
          <div className="bad" role="alert">
            {mend.error.message}
          </div>
        )}
      </td>
      {columns.map((column, i) => (
        <td key={`${i} ${column}`} style={{ minWidth: 130 }}>
          {over && cells && own.includes(column) ? (
            <Input
              aria-label={say('cell_of', { column, line })}
              value={edited[column] ?? cells[column] ?? ''}
              onChange={({ target }) => edit({ ...edited, [column]: target.value })}
              onPressEnter={() => void send()}
              {...(edited[column] !== undefined && { style: { borderColor: 'var(--leaf)' } })}
            />
          ) : (
            <span>{cells?.[column] ?? ''}</span>
          )}
        </td>
      ))}
      {over && (
        <td>
          <ActButton
            size="small"
            needs="imports:write"
            why={cells ? null : say('not_mendable')}
            loading={mend.isPending}
            aria-label={say('try_line', { line })}
            onClick={() => void send()}
          >
            {say('try_again')}
          </ActButton>
        </td>
      )}
    </tr>
  )
}

/** Everything at once: what was edited here, what was mended before, or simply all once more; and all of it as a file. */
function RejectActs({ of, edits, sent }: { of: Import; edits: Edits; sent: () => void }) {
  const say = useTexts('data')
  const client = useQueryClient()
  const retry = useAct()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const edited = Object.entries(edits).filter(([, cells]) => Object.keys(cells).length > 0)
  const { mended, rejected } = of.rows
  const retryAct = (all: boolean) => act({ method: 'post', path: '/v1/imports/{id}/retry', in: { id: of.id }, body: { all } })
  const mendAll = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      for (const [line, cells] of edited) {
        const body = { cells: { ...cells }, retry: false }
        await call('post', '/v1/imports/{id}/rejects/{line}', {
          path: { id: of.id, line: Number(line) },
          body,
          headers: { 'idempotency-key': crypto.randomUUID() },
        } as never)
      }
      sent()
      await retry.mutateAsync(retryAct(false))
    } catch (problem) {
      setError(problem as Error)
    } finally {
      setBusy(false)
      await client.invalidateQueries()
    }
  }
  const ready = edited.length + mended
  if (!isOver(of.state)) return <RejectsFile of={of} />
  return (
    <>
      <ActButton
        type="primary"
        needs="imports:write"
        why={ready === 0 ? say('nothing_mended') : null}
        loading={busy}
        onClick={() => void mendAll()}
      >
        {say('try_mended', { count: ready })}
      </ActButton>
      <ActButton needs="imports:write" loading={retry.isPending} onClick={() => retry.mutate(retryAct(true))}>
        {say('try_all', { count: rejected })}
      </ActButton>
      <RejectsFile of={of} />
      <CopyCurl text={curlOf(retryAct(false))} />
      {(error ?? retry.error) && <Refused error={(error ?? retry.error)!} />}
    </>
  )
}

function RejectsFile({ of }: { of: Import }) {
  return (
    <Button
      icon={<DownloadOutlined />}
      onClick={() => void downloadFrom(`/v1/imports/${of.id}/rejects.csv`, `${of.file?.name ?? of.id}.rejected.csv`)}
    >
      CSV
    </Button>
  )
}
