import CodeOutlined from '@ant-design/icons/CodeOutlined'
import CopyOutlined from '@ant-design/icons/CopyOutlined'
import { Button, Tooltip } from 'antd'
import { shortId } from '#kit/short-id.ts'
import { useTexts } from '#kit/texts.ts'
import { useTell } from './tell.tsx'

/** The act as a line for a terminal: whatever the console does, a script can do. */
export function CopyCurl({ text }: { text: string }) {
  const say = useTexts('shell')
  const tell = useTell()
  return (
    <Button icon={<CodeOutlined aria-hidden />} type="text" onClick={() => void copyText(text).then(() => tell(say('curl_copied')))}>
      {say('copy_curl')}
    </Button>
  )
}

/** An id in full, to be copied. */
export function Id({ value, short = false }: { value: string; short?: boolean }) {
  const say = useTexts('shell')
  const tell = useTell()
  const shown = short ? shortId(value) : value
  return (
    <span className="mono" style={{ whiteSpace: 'nowrap' }}>
      <span title={value}>{shown}</span>
      <Tooltip title={say('copy')}>
        <Button
          size="small"
          type="text"
          icon={<CopyOutlined />}
          aria-label={say('copy_what', { what: value })}
          onClick={() => void copyText(value).then(() => tell(say('copied')))}
        />
      </Tooltip>
    </span>
  )
}

/** Without HTTPS there is no clipboard but the old one. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.body.appendChild(Object.assign(document.createElement('textarea'), { value: text }))
  area.select()
  document.execCommand('copy')
  area.remove()
}
