import { Link, useNavigate } from '@tanstack/react-router'
import { Form, Input, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import { act } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { Id } from '#ui/copy.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Page } from '#ui/page.tsx'
import { State } from '#ui/values.tsx'

type Supplier = Answer<'/v1/suppliers'>['items'][number]

/** Who delivers rewards. */
export default function Suppliers() {
  const say = useTexts('rewards')
  const [, setUrl] = useUrlState()
  const columns = useMemo<readonly Column<Supplier>[]>(
    () => [
      {
        key: 'key',
        title: say('supplier'),
        render: ({ key }) => <Link to={`/suppliers/${key}`}>{key}</Link>,
        csv: ({ key }) => key,
        sort: ({ key }) => key,
      },
      { key: 'kind', title: say('kind_head'), render: ({ kind }) => say(`supplier_kind.${kind}`) },
      {
        key: 'enabled',
        title: say('state_head'),
        render: ({ enabled }) => <State mood={enabled ? 'good' : 'over'}>{say(enabled ? 'enabled' : 'disabled')}</State>,
        csv: ({ enabled }) => String(enabled),
      },
    ],
    [say],
  )
  const add = (
    <ActButton type="primary" needs="program:write" onClick={() => setUrl({ do: 'add' })}>
      {say('add_supplier')}
    </ActButton>
  )
  return (
    <Page title={say('suppliers')} lead={say('suppliers_about')} acts={add}>
      <List<Supplier>
        name={say('suppliers')}
        path="/v1/suppliers"
        rowKey={({ key }) => key}
        columns={columns}
        empty={{ title: say('no_suppliers'), text: say('no_suppliers_about'), act: add }}
      />
      <AddSupplier />
    </Page>
  )
}

/** Registers a supplier; the secret for its callbacks is shown once. */
function AddSupplier() {
  const say = useTexts('rewards')
  const navigate = useNavigate()
  const [url, setUrl] = useUrlState()
  const [secret, setSecret] = useState<{ key: string; secret: string } | null>(null)
  return (
    <>
      <ActDrawer<{ key: string; kind: 'http' | 'warehouse'; url?: string }>
        title={say('add_supplier')}
        open={url['do'] === 'add'}
        close={() => setUrl({ do: undefined })}
        verb={say('add_supplier')}
        done={say('supplier_added')}
        initial={{ kind: 'warehouse' }}
        act={({ key, kind, url: place }) =>
          key
            ? act({
                method: 'put',
                path: '/v1/suppliers/{key}',
                in: { key },
                body: (kind === 'warehouse' ? { kind } : { kind, config: { place: { url: place ?? '' } } }) as never,
              })
            : null
        }
        onDone={(answer: Supplier & { callback_secret?: string }) =>
          answer.callback_secret
            ? setSecret({ key: answer.key, secret: answer.callback_secret })
            : void navigate({ to: `/suppliers/${answer.key}` })
        }
      >
        {({ kind }) => (
          <>
            <Form.Item
              name="key"
              label={say('key')}
              rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,39}$/, message: say('key_needed') }]}
            >
              <Input className="mono" />
            </Form.Item>
            <Form.Item name="kind" label={say('kind_head')}>
              <Select options={(['warehouse', 'http'] as const).map((value) => ({ value, label: say(`supplier_kind.${value}`) }))} />
            </Form.Item>
            {kind === 'http' && (
              <Form.Item
                name="url"
                label={say('order_address')}
                extra={say('order_address_about')}
                rules={[{ required: true, type: 'url', message: say('address_needed') }]}
              >
                <Input className="mono" placeholder="https://supplier.example/orders" />
              </Form.Item>
            )}
          </>
        )}
      </ActDrawer>
      <Modal
        open={secret !== null}
        title={say('callback_secret')}
        onCancel={() => setSecret(null)}
        onOk={() => setSecret(null)}
        cancelButtonProps={{ style: { display: 'none' } }}
      >
        <p>{say('secret_once')}</p>
        {secret && <Id value={secret.secret} />}
      </Modal>
    </>
  )
}
