import { Link, useParams } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import { act } from '#kit/acts.ts'
import { useFormat } from '#kit/format.ts'
import { dayIn } from '#kit/local-time.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { State } from '#ui/values.tsx'

/** A supplier: how it is reached, and by month what was ordered, promised and charged. */
export default function SupplierPage() {
  const say = useTexts('rewards')
  const [url, setUrl] = useUrlState()
  const { time_zone: zone } = useProgram()
  const { key } = useParams({ strict: false }) as { key: string }
  const supplier = useRead('/v1/suppliers/{key}', { path: { key } })
  const month = /^\d{4}-\d\d$/.test(url['month'] ?? '') ? url['month']! : dayIn(zone).slice(0, 7)
  return (
    <Page
      title={key}
      trail={[{ to: '/suppliers', title: say('suppliers') }]}
      acts={
        <ActButton type="primary" needs="points:write" onClick={() => setUrl({ do: 'invoice' })}>
          {say('take_invoice')}
        </ActButton>
      }
    >
      <div className="rows">
        <Section title={say('how_reached')}>
          <Read of={supplier} rows={3}>
            {({ kind, enabled, config, callback_path: path }) => (
              <>
                <dl className="terms">
                  <dt>{say('kind_head')}</dt>
                  <dd>{say(`supplier_kind.${kind}`)}</dd>
                  <dt>{say('state_head')}</dt>
                  <dd>
                    <State mood={enabled ? 'good' : 'over'}>{say(enabled ? 'enabled' : 'disabled')}</State>
                  </dd>
                  <dt>{say('callbacks')}</dt>
                  <dd className="mono">{path}</dd>
                </dl>
                {Object.keys(config).length > 0 && <pre className="code">{JSON.stringify(config, null, 2)}</pre>}
              </>
            )}
          </Read>
        </Section>
        <Section
          title={say('reconciliation')}
          acts={
            <Input
              type="month"
              aria-label={say('month')}
              style={{ width: 170 }}
              value={month}
              onChange={(event) => setUrl({ month: event.target.value || undefined })}
            />
          }
        >
          <Reconciliation supplier={key} month={month} />
        </Section>
      </div>
      <TakeInvoice supplier={key} month={month} open={url['do'] === 'invoice'} close={() => setUrl({ do: undefined })} />
    </Page>
  )
}

function Reconciliation({ supplier, month }: { supplier: string; month: string }) {
  const say = useTexts('rewards')
  const format = useFormat()
  const found = useRead('/v1/suppliers/{key}/reconciliation', { path: { key: supplier }, query: { month } })
  return (
    <Read of={found} rows={4}>
      {({ ordered, promised, invoiced, expected_amount: expected, invoiced_amount: charged, differences }) => (
        <>
          <div className="grid" style={{ marginBottom: 16 }}>
            {[
              [say('ordered'), format.count(ordered)],
              [say('promised'), `${format.count(promised)} · ${format.money(expected)}`],
              [say('invoiced'), `${format.count(invoiced)} · ${format.money(charged)}`],
            ].map(([name, value]) => (
              <div key={name}>
                <div className="soft">{name}</div>
                <div className="figure">{value}</div>
              </div>
            ))}
          </div>
          {differences.length === 0 ? (
            <p className="soft">{say('no_differences')}</p>
          ) : (
            <div style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={say('differences')}>
              <table className="figures">
                <thead>
                  <tr>
                    {['difference', 'fulfilment', 'expected', 'charged', 'invoices'].map((head) => (
                      <th key={head} scope="col">
                        {say(head)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {differences.map((one) => (
                    <tr key={`${one.code} ${one.fulfilment}`}>
                      <th scope="row">{say(`differs.${one.code}`)}</th>
                      <td>
                        <Link to={`/fulfilments/${one.fulfilment}`} className="mono">
                          {one.fulfilment}
                        </Link>
                      </td>
                      <td className="num">{one.expected === null ? '–' : format.money(one.expected)}</td>
                      <td className="num">{one.invoiced === null ? '–' : format.money(one.invoiced)}</td>
                      <td>{one.invoices.join(', ')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </Read>
  )
}

/** An invoice by hand or from a sheet: our reference and the amount, a line each. */
function TakeInvoice({ supplier, month, open, close }: { supplier: string; month: string; open: boolean; close: () => void }) {
  const say = useTexts('rewards')
  return (
    <ActDrawer<{ invoice: string; month: string; text: string }>
      title={say('take_invoice')}
      open={open}
      close={close}
      verb={say('take_invoice')}
      done={say('invoice_taken')}
      initial={{ month }}
      act={({ invoice, month: of, text }) =>
        invoice && of && text?.trim()
          ? act({
              method: 'post',
              path: '/v1/suppliers/{key}/invoices',
              in: { key: supplier },
              body: { invoice, month: of, lines: linesOf(text) },
            })
          : null
      }
    >
      <Form.Item name="invoice" label={say('invoice_number')} rules={[{ required: true, message: say('number_needed') }]}>
        <Input />
      </Form.Item>
      <Form.Item name="month" label={say('month')} rules={[{ required: true, message: say('number_needed') }]}>
        <Input type="month" />
      </Form.Item>
      <Form.Item
        name="text"
        label={say('invoice_lines')}
        extra={say('invoice_lines_about')}
        rules={[{ required: true, whitespace: true, message: say('codes_needed') }]}
      >
        <Input.TextArea rows={8} className="mono" placeholder={'ful_01…,1250'} />
      </Form.Item>
    </ActDrawer>
  )
}

const linesOf = (text: string): { reference: string; amount: number }[] =>
  text
    .split('\n')
    .map((line) => line.split(/[,;\t]/).map((cell) => cell.trim()))
    .filter(([reference]) => reference)
    .map(([reference, amount]) => ({ reference: reference!, amount: Number(amount) }))
