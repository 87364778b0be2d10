import FileAddOutlined from '@ant-design/icons/FileAddOutlined'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Progress, Select, Upload } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useLanguage, useTexts } from '#kit/texts.ts'
import { Refused } from '#ui/act-drawer.tsx'
import { CopyCurl } from '#ui/copy.tsx'
import { bytesText } from './bytes.ts'
import { sendFile, typeOf } from './send-file.ts'

export const IMPORT_KINDS = ['members', 'orders', 'customers', 'balances', 'products', 'stores', 'coupons'] as const

interface UploadDrawerProps {
  open: boolean
  kind: string | undefined
  close: () => void
  uploaded: (id: string) => void
}

/** Chooses what a file holds and sends it. Nothing of it is taken yet: first its columns are matched to fields. */
export function UploadDrawer({ open, kind: given, close, uploaded }: UploadDrawerProps) {
  const say = useTexts('data')
  const language = useLanguage()
  const client = useQueryClient()
  const [kind, setKind] = useState<string>(given ?? 'members')
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const stop = useRef<AbortController | null>(null)
  /** The same file sent again after a lost answer is the same import. */
  const key = useRef<{ of: string; key: string } | null>(null)
  useEffect(() => {
    if (!open) return stop.current?.abort()
    setFile(null)
    setError(null)
    setSent(null)
    if (given) setKind(given)
    return undefined
  }, [open, given])
  const send = async (): Promise<void> => {
    if (!file) return
    const of = [kind, file.name, file.size, file.lastModified].join(' ')
    if (key.current?.of !== of) key.current = { of, key: crypto.randomUUID() }
    stop.current = new AbortController()
    setError(null)
    setSent(0)
    try {
      const { id } = await sendFile({ kind, file, key: key.current.key, at: setSent, signal: stop.current.signal })
      await client.invalidateQueries()
      uploaded(id)
    } catch (problem) {
      if (!stop.current.signal.aborted) setError(problem as Error)
      setSent(null)
    }
  }
  return (
    <Drawer
      title={say('import_file')}
      open={open}
      onClose={close}
      size={520}
      destroyOnHidden
      footer={
        <div style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" disabled={!file} loading={sent !== null} onClick={() => void send()}>
            {say('upload')}
          </Button>
          <Button onClick={close}>{say('shell:cancel')}</Button>
          <span style={{ flex: 1 }} />
          {file && <CopyCurl text={curlOf(kind, file)} />}
        </div>
      }
    >
      <Form layout="vertical" component="div">
        <Form.Item label={say('what_is_in_it')} htmlFor="import-kind" extra={say(`import_kind_about.${kind}`)}>
          <Select
            id="import-kind"
            value={kind}
            onChange={setKind}
            options={IMPORT_KINDS.map((value) => ({ value, label: say(`import_kind.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={say('file')} extra={say('file_about')}>
          <Upload.Dragger
            accept=".csv,.txt,.tsv,.xlsx"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(chosen) => {
              setFile(chosen)
              setError(null)
              return false
            }}
          >
            <FileAddOutlined style={{ fontSize: 28, color: 'var(--soft)' }} aria-hidden />
            <p>{file ? file.name : say('choose_file')}</p>
            {file && <p className="soft">{bytesText(file.size, language)}</p>}
          </Upload.Dragger>
        </Form.Item>
      </Form>
      {sent !== null && <Progress percent={Math.floor(sent * 100)} aria-label={say('uploading')} />}
      {error && <Refused error={error} />}
    </Drawer>
  )
}

const curlOf = (kind: string, { name, type }: File): string =>
  [
    `curl -X POST '${location.origin}/v1/imports?kind=${kind}&name=${encodeURIComponent(name)}'`,
    `  -H "Authorization: Bearer $PERENNIAL_KEY"`,
    `  -H "Idempotency-Key: $(uuidgen)"`,
    `  -H 'Content-Type: ${typeOf({ name, type })}'`,
    `  --data-binary '@${name.replaceAll("'", `'\\''`)}'`,
  ].join(' \\\n')
