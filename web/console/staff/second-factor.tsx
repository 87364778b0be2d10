import { Alert, Button, Form, Input, Modal, QRCode } from 'antd'
import { useState } from 'react'
import { act, useAct } from '#kit/acts.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Refused } from '#ui/act-drawer.tsx'
import { copyText, Id } from '#ui/copy.tsx'
import { Section } from '#ui/page.tsx'
import { useTell } from '#ui/tell.tsx'
import { State } from '#ui/values.tsx'

interface Begun {
  secret: string
  uri: string
}
interface Codes {
  recovery_codes: string[]
}

/** A code from an authenticator besides the password: set up, taken off, and what stands in for it when the telephone is lost. */
export function SecondFactor({ on, codesLeft }: { on: boolean; codesLeft: number }) {
  const say = useTexts('staff')
  const [url, setUrl] = useUrlState()
  const [codes, setCodes] = useState<string[] | null>(null)
  const close = (): void => setUrl({ do: undefined })
  return (
    <Section title={say('second_factor')} acts={<State mood={on ? 'good' : 'wait'}>{say(on ? 'is_on' : 'is_off')}</State>}>
      <p className="soft">{say('second_factor_about')}</p>
      {on && <p>{say('codes_left', { count: codesLeft })}</p>}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {on ? (
          <>
            <Button onClick={() => setUrl({ do: 'recovery-codes' })}>{say('new_codes')}</Button>
            <Button danger onClick={() => setUrl({ do: 'no-second-factor' })}>
              {say('take_off')}
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={() => setUrl({ do: 'second-factor' })}>
            {say('set_up')}
          </Button>
        )}
      </div>
      {url['do'] === 'second-factor' && !on && <SetUp close={close} codes={setCodes} />}
      {url['do'] === 'recovery-codes' && on && <NewCodes close={close} codes={setCodes} />}
      {url['do'] === 'no-second-factor' && on && <TakeOff close={close} />}
      {codes && <ShownCodes codes={codes} close={() => setCodes(null)} />}
    </Section>
  )
}

function SetUp({ close, codes }: { close: () => void; codes: (codes: string[]) => void }) {
  const say = useTexts('staff')
  const begin = useAct<Begun>()
  const confirm = useAct<Codes>()
  const [code, setCode] = useState('')
  const run = async (): Promise<void> => {
    const answer = await confirm.mutateAsync(act({ method: 'post', path: '/v1/session/totp/confirm', body: { code } })).catch(() => null)
    if (!answer) return
    close()
    codes(answer.recovery_codes)
  }
  return (
    <Modal
      open
      title={say('set_up_second_factor')}
      onCancel={close}
      cancelText={say('shell:cancel')}
      okText={begin.data ? say('confirm') : say('begin')}
      confirmLoading={begin.isPending || confirm.isPending}
      onOk={() => (begin.data ? void run() : begin.mutate(act({ method: 'post', path: '/v1/session/totp' })))}
    >
      {begin.data ? (
        <>
          <p>{say('scan')}</p>
          <div style={{ display: 'grid', placeItems: 'center', gap: 8 }}>
            <QRCode type="svg" value={begin.data.uri} size={192} color="#000" bgColor="#fff" aria-label={say('qr')} />
            <Id value={begin.data.secret} />
          </div>
          <CodeField code={code} set={setCode} enter={() => void run()} />
        </>
      ) : (
        <p>{say('before_set_up')}</p>
      )}
      {(begin.error ?? confirm.error) && <Refused error={(begin.error ?? confirm.error)!} />}
    </Modal>
  )
}

function NewCodes({ close, codes }: { close: () => void; codes: (codes: string[]) => void }) {
  const say = useTexts('staff')
  const renew = useAct<Codes>()
  const [code, setCode] = useState('')
  const run = async (): Promise<void> => {
    const answer = await renew.mutateAsync(act({ method: 'post', path: '/v1/session/recovery-codes', body: { code } })).catch(() => null)
    if (!answer) return
    close()
    codes(answer.recovery_codes)
  }
  return (
    <Modal
      open
      title={say('new_codes')}
      onCancel={close}
      cancelText={say('shell:cancel')}
      okText={say('new_codes')}
      confirmLoading={renew.isPending}
      onOk={() => void run()}
    >
      <p>{say('new_codes_about')}</p>
      <CodeField code={code} set={setCode} enter={() => void run()} />
      {renew.error && <Refused error={renew.error} />}
    </Modal>
  )
}

function TakeOff({ close }: { close: () => void }) {
  const say = useTexts('staff')
  const tell = useTell()
  const drop = useAct<unknown>()
  const [code, setCode] = useState('')
  const run = async (): Promise<void> => {
    const done = await drop.mutateAsync(act({ method: 'delete', path: '/v1/session/totp', body: { code } })).then(
      () => true,
      () => false,
    )
    if (!done) return
    tell(say('was_taken_off'))
    close()
  }
  return (
    <Modal
      open
      title={say('take_off_second_factor')}
      onCancel={close}
      cancelText={say('shell:cancel')}
      okText={say('take_off')}
      okButtonProps={{ danger: true }}
      confirmLoading={drop.isPending}
      onOk={() => void run()}
    >
      <CodeField code={code} set={setCode} enter={() => void run()} />
      {drop.error && <Refused error={drop.error} />}
    </Modal>
  )
}

function CodeField({ code, set, enter }: { code: string; set: (code: string) => void; enter: () => void }) {
  const say = useTexts('staff')
  return (
    <Form layout="vertical" component="div">
      <Form.Item label={say('code')} htmlFor="second-factor-code" extra={say('code_about')}>
        <Input
          id="second-factor-code"
          autoFocus
          autoComplete="one-time-code"
          value={code}
          onChange={({ target }) => set(target.value)}
          onPressEnter={enter}
        />
      </Form.Item>
    </Form>
  )
}

function ShownCodes({ codes, close }: { codes: string[]; close: () => void }) {
  const say = useTexts('staff')
  const tell = useTell()
  return (
    <Modal
      open
      title={say('recovery_codes')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      okText={say('have_kept_them')}
      cancelText={say('shell:copy')}
      onOk={close}
      onCancel={() => void copyText(codes.join('\n')).then(() => tell(say('shell:copied')))}
    >
      <Alert type="warning" role="note" showIcon title={say('recovery_codes_about')} style={{ marginBottom: 12 }} />
      <ul className="mono" style={{ columns: 2 }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Modal>
  )
}
