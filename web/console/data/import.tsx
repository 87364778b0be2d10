import { useParams } from '@tanstack/react-router'
import { Alert, Popconfirm } from 'antd'
import { useMemo } from 'react'
import { act, curlOf, useAct } from '#kit/acts.ts'
import { useFormat } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useMay } from '#kit/session.ts'
import { useLanguage, useTexts } from '#kit/texts.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Refused } from '#ui/act-drawer.tsx'
import { CopyCurl } from '#ui/copy.tsx'
import { Page } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { When } from '#ui/values.tsx'
import { bytesText } from './bytes.ts'
import { ClientName } from './client-name.tsx'
import { ImportProgress } from './import-progress.tsx'
import { isOver, isWorking, type Import } from './import-state.tsx'
import { MappingStep } from './mapping-step.tsx'
import { Rejects } from './rejects.tsx'

/** One file: matching its columns, watching it come in, mending what was not taken. */
export default function ImportPage() {
  const say = useTexts('data')
  const { id } = useParams({ strict: false }) as { id: string }
  const read = useRead('/v1/imports/{id}', { path: { id } })
  const working = read.data !== undefined && isWorking(read.data.state)
  useRead('/v1/imports/{id}', { path: { id }, everyMs: working ? 700 : false })
  const cancel = useAct()
  const may = useMay()
  const cancelling = act({ method: 'post', path: '/v1/imports/{id}/cancel', in: { id } })
  const open = read.data && (working || read.data.state === 'uploaded')
  return (
    <Page
      title={read.data?.file?.name || say('import')}
      trail={[{ to: '/data/imports', title: say('imports') }]}
      lead={read.data && <ImportLead of={read.data} />}
      acts={
        open && (
          <>
            <Popconfirm
              title={say(working ? 'stop_import_about' : 'drop_file_about')}
              okText={say(working ? 'stop_import' : 'drop_file')}
              cancelText={say('shell:cancel')}
              disabled={!may('imports:write')}
              onConfirm={() => cancel.mutate(cancelling)}
            >
              <ActButton needs="imports:write" loading={cancel.isPending}>
                {working ? say('stop_import') : say('drop_file')}
              </ActButton>
            </Popconfirm>
            <CopyCurl text={curlOf(cancelling)} />
          </>
        )
      }
    >
      <Read of={read}>
        {(data) => (
          <div className="rows">
            {cancel.error && <Refused error={cancel.error} />}
            {data.error && <Alert type="error" showIcon title={say('import_failed')} description={data.error} />}
            {(data.state === 'uploaded' || data.state === 'failed') && <MappingStep of={data} />}
            {data.state !== 'uploaded' && <ImportProgress of={data} />}
            {(isOver(data.state) || data.checked) && data.rows.rejected > 0 && <Rejects of={data} />}
          </div>
        )}
      </Read>
    </Page>
  )
}

function ImportLead({ of }: { of: Import }) {
  const say = useTexts('data')
  const language = useLanguage()
  const format = useFormat()
  const parts = useMemo(() => {
    const { file } = of
    if (!file) return [say(`import_kind.${of.kind}`)]
    const written =
      file.format === 'xlsx' ? say('workbook', { sheet: file.sheet ?? '' }) : say('text_in', { encoding: file.encoding.toUpperCase() })
    return [say(`import_kind.${of.kind}`), written, bytesText(file.bytes, language), say('columns_count', { count: file.columns.length })]
  }, [of, say, language])
  return (
    <>
      {parts.join(' · ')} · <ClientName client={of.asked_by} /> · <When at={of.created_at} />
      {of.finished_at && of.started_at && (
        <>
          {' '}
          ·{' '}
          {say('took', { seconds: format.count(Math.max(1, Math.round((Date.parse(of.finished_at) - Date.parse(of.started_at)) / 1000))) })}
        </>
      )}
    </>
  )
}
