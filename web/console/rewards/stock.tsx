import { Form, Input, InputNumber } from 'antd'
import { useMemo } from 'react'
import { act } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useNames } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Page, Section } from '#ui/page.tsx'
import { FirstUse, Read } from '#ui/states.tsx'
import { State } from '#ui/values.tsx'

type Item = Answer<'/v1/stock'>['items'][number]

/** How much there is of counted rewards and of pools of codes, and where it runs low. */
export default function StockPage() {
  const say = useTexts('rewards')
  const [url, setUrl] = useUrlState()
  const columns = useColumns()
  return (
    <Page title={say('stock')} lead={say('stock_about')}>
      <div className="rows">
        <Section title={say('counted')}>
          <List<Item>
            name={say('counted')}
            path="/v1/stock"
            rowKey={({ reward, slot }) => `${reward} ${slot}`}
            columns={columns}
            empty={{ title: say('no_stock'), text: say('no_stock_about') }}
          />
        </Section>
        <Section title={say('pools')}>
          <Pools />
        </Section>
      </div>
      <Count
        reward={url['do'] === 'stock' ? (url['reward'] ?? null) : null}
        slot={url['slot']}
        close={() => setUrl({ do: undefined, reward: undefined, slot: undefined })}
      />
      <AddCodes pool={url['do'] === 'codes' ? (url['pool'] ?? null) : null} close={() => setUrl({ do: undefined, pool: undefined })} />
    </Page>
  )
}

function useColumns(): readonly Column<Item>[] {
  const say = useTexts('rewards')
  const name = useNames()
  const [, setUrl] = useUrlState()
  return useMemo<readonly Column<Item>[]>(
    () => [
      { key: 'reward', title: say('reward'), render: ({ reward }) => name('rewards', reward) },
      { key: 'slot', title: say('slot'), render: ({ slot }) => slot || '–' },
      {
        key: 'left',
        title: say('left'),
        align: 'right',
        render: ({ total, taken }) => String(total - taken),
        sort: ({ total, taken }) => total - taken,
      },
      { key: 'total', title: say('total'), align: 'right', render: ({ total }) => String(total), sort: ({ total }) => total },
      {
        key: 'low',
        title: say('state_head'),
        render: ({ total, taken, alert_below: low }) => <Level left={total - taken} low={low} />,
        csv: ({ total, taken, alert_below: low }) => (total - taken < low ? 'low' : 'ok'),
      },
      {
        key: 'acts',
        title: say('acts'),
        render: ({ reward, slot }) => (
          <ActButton size="small" needs="master:write" onClick={() => setUrl({ do: 'stock', reward, slot: slot || undefined })}>
            {say('count')}
          </ActButton>
        ),
        csv: () => null,
      },
    ],
    [say, name, setUrl],
  )
}

function Pools() {
  const say = useTexts('rewards')
  const [, setUrl] = useUrlState()
  const stock = useRead('/v1/stock')
  return (
    <Read of={stock} rows={3}>
      {({ pools }) =>
        pools.length === 0 ? (
          <FirstUse title={say('no_pools')} text={say('no_pools_about')} />
        ) : (
          <ul className="things" style={{ padding: 0 }}>
            {pools.map(({ pool, free, alert_below: low }) => (
              <li key={pool}>
                <strong>{pool}</strong>
                <span className="grow" />
                <span className="num">{say('codes_free', { count: free })}</span>
                <Level left={free} low={low} />
                <ActButton size="small" needs="master:write" onClick={() => setUrl({ do: 'codes', pool })}>
                  {say('add_codes')}
                </ActButton>
              </li>
            ))}
          </ul>
        )
      }
    </Read>
  )
}

function Level({ left, low }: { left: number; low: number }) {
  const say = useTexts('rewards')
  if (left <= 0) return <State mood="bad">{say('sold_out')}</State>
  return left < low ? <State mood="wait">{say('low')}</State> : <State mood="good">{say('enough')}</State>
}

function Count({ reward, slot, close }: { reward: string | null; slot: string | undefined; close: () => void }) {
  const say = useTexts('rewards')
  return (
    <ActDrawer<{ total: number; alert_below?: number }>
      title={say('count_of', { reward: reward ?? '' })}
      open={reward !== null}
      close={close}
      verb={say('count')}
      done={say('counted_told')}
      act={({ total, alert_below: low }) =>
        reward === null
          ? null
          : act({
              method: 'put',
              path: '/v1/stock/{reward}',
              in: { reward },
              body: { total, ...(slot && { slot }), ...(low !== undefined && low !== null && { alert_below: low }) },
            })
      }
    >
      <Form.Item name="total" label={say('total')} extra={say('total_about')} rules={[{ required: true, message: say('number_needed') }]}>
        <InputNumber min={0} precision={0} style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name="alert_below" label={say('alert_below')}>
        <InputNumber min={0} precision={0} style={{ width: 200 }} />
      </Form.Item>
    </ActDrawer>
  )
}

/** Codes by hand or from a sheet: one a line, with the day of its end after a comma where it has one. */
function AddCodes({ pool, close }: { pool: string | null; close: () => void }) {
  const say = useTexts('rewards')
  return (
    <ActDrawer<{ text: string }>
      title={say('codes_into', { pool: pool ?? '' })}
      open={pool !== null}
      close={close}
      verb={say('add_codes')}
      done={say('codes_added')}
      act={({ text }) =>
        pool === null || !text?.trim()
          ? null
          : act({ method: 'post', path: '/v1/pools/{pool}/codes', in: { pool }, body: { codes: codesOf(text) } })
      }
    >
      {({ text }) => (
        <>
          <Form.Item
            name="text"
            label={say('codes')}
            extra={say('codes_about')}
            rules={[{ required: true, whitespace: true, message: say('codes_needed') }]}
          >
            <Input.TextArea rows={10} className="mono" placeholder={'GIFT-0001\nGIFT-0002,2027-06-30'} />
          </Form.Item>
          {text?.trim() && <p className="soft">{say('codes_read', { count: codesOf(text).length })}</p>}
        </>
      )}
    </ActDrawer>
  )
}

const codesOf = (text: string): { code: string; expires_on?: string }[] =>
  text
    .split('\n')
    .map((line) => line.split(/[,;\t]/).map((cell) => cell.trim()))
    .filter(([code]) => code)
    .map(([code, day]) => ({ code: code!, ...(day && { expires_on: day }) }))
