import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Form, Input } from 'antd'
import { headers } from '#kit/api.ts'
import { ApiProblem, NoAnswer } from '#kit/problem.ts'
import { useTexts } from '#kit/texts.ts'
import { Refused } from '#ui/act-drawer.tsx'
import { CopyCurl } from '#ui/copy.tsx'
import { useTell } from '#ui/tell.tsx'
import type { DrawerOf } from './drawer-of.ts'

/** Everything that is held on a member as a file, for a member who asks for it. */
export function ExportMember({ member: { id }, open, close }: DrawerOf) {
  const say = useTexts('members')
  const tell = useTell()
  const [form] = Form.useForm<{ reason: string }>()
  const sending = useMutation<void, Error, string>({ mutationFn: (reason) => download(id, reason) })
  const send = async (reason: string): Promise<void> => {
    const done = await sending.mutateAsync(reason).then(
      () => true,
      () => false,
    )
    if (!done) return
    tell(say('exported'))
    close()
  }
  return (
    <Drawer
      title={say('act.export')}
      open={open}
      onClose={close}
      size={520}
      destroyOnHidden
      footer={
        <div style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" loading={sending.isPending} onClick={() => form.submit()}>
            {say('download')}
          </Button>
          <Button onClick={close}>{say('shell:cancel')}</Button>
          <span style={{ flex: 1 }} />
          <CopyCurl text={curlOf(id)} />
        </div>
      }
    >
      <p className="soft">{say('export_about')}</p>
      <Form form={form} layout="vertical" requiredMark="optional" onFinish={({ reason }) => void send(reason)}>
        <Form.Item
          name="reason"
          label={say('shell:reason')}
          extra={say('shell:reason_about')}
          rules={[{ required: true, min: 3, whitespace: true, message: say('shell:reason_needed') }]}
        >
          <Input.TextArea rows={2} maxLength={300} showCount autoFocus />
        </Form.Item>
      </Form>
      {sending.error && <Refused error={sending.error} />}
    </Drawer>
  )
}

const addressOf = (id: string): string => `/v1/members/${id}/export`

const curlOf = (id: string): string =>
  [
    `curl '${location.origin}${addressOf(id)}'`,
    `  -H "Authorization: Bearer $PERENNIAL_KEY"`,
    `  -H 'perennial-reason: ${encodeURIComponent('…')}'`,
    `  -o ${id}.json`,
  ].join(' \\\n')

/** @throws ApiProblem, NoAnswer */
async function download(id: string, reason: string): Promise<void> {
  const answer = await fetch(addressOf(id), { headers: { ...headers(), 'perennial-reason': encodeURIComponent(reason) } }).catch(() => {
    throw new NoAnswer()
  })
  if (!answer.ok) throw new ApiProblem(answer.status, await answer.json().catch(() => undefined), answer.headers.get('x-request-id'))
  const address = URL.createObjectURL(await answer.blob())
  Object.assign(document.createElement('a'), { href: address, download: `${id}.json` }).click()
  URL.revokeObjectURL(address)
}
