import { Drawer, Form, Input } from 'antd'
import { useMemo } from 'react'
import { act, useAct, type Act } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useRead } from '#kit/reads.ts'
import { useSession } from '#kit/session.ts'
import { shortId } from '#kit/short-id.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { ActDrawer, Refused } from '#ui/act-drawer.tsx'
import { bulkAct, type BulkAct } from '#ui/list/bulk-act.ts'
import { List, type Column } from '#ui/list/list.tsx'
import { Page } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { State, When, type Mood } from '#ui/values.tsx'

type Task = Answer<'/v1/warehouse/tasks'>['items'][number]

const STATES = ['to_do', 'open', 'claimed', 'picked', 'packed', 'shipped', 'out_of_stock', 'cancelled'] as const
const MOODS: Record<Task['state'], Mood> = {
  open: 'wait',
  claimed: 'busy',
  picked: 'busy',
  packed: 'busy',
  shipped: 'good',
  out_of_stock: 'bad',
  cancelled: 'over',
}
/** Unless a filter says otherwise. */
const TO_DO = { state: 'to_do' }
/** What comes next in each state. */
const NEXT: Partial<Record<Task['state'], Step>> = {
  open: 'claim',
  claimed: 'pick',
  picked: 'pack',
  packed: 'ship',
}
const STEPS = ['claim', 'pick', 'pack', 'ship'] as const
type Step = (typeof STEPS)[number]

const stepAct = (id: string, step: Step, worker: string, tracking?: string): Act =>
  act({ method: 'post', path: '/v1/warehouse/tasks/{id}/{act}', in: { id, act: step }, body: { worker, ...(tracking && { tracking }) } })

/** As somebody in a warehouse would point at it: `MUG (ful_01m8…8f2a)`. */
const taskName = ({ sku, fulfilment: id }: Task): string => `${sku} (${shortId(id)})`

/** What the warehouse has to send, the oldest first. One press for each step. */
export default function Picking() {
  const say = useTexts('rewards')
  const [url, setUrl] = useUrlState()
  const { staff } = useSession()
  const sending = useAct()
  const columns = useColumns((id, step) => sending.mutate(stepAct(id, step, staff.name)))
  const bulk = useBulkSteps()
  const filters = useMemo(
    () => [
      {
        key: 'state',
        label: say('state_head'),
        kind: 'choice' as const,
        options: STATES.map((value) => ({ value, label: say(`task.${value}`) })),
      },
    ],
    [say],
  )
  return (
    <Page title={say('picking')} lead={say('picking_about')}>
      {sending.error && <Refused error={sending.error} />}
      <List<Task>
        name={say('picking')}
        path="/v1/warehouse/tasks"
        query={TO_DO}
        rowKey={({ fulfilment }) => fulfilment}
        rowName={taskName}
        bulk={bulk}
        columns={columns}
        filters={filters}
        everyMs={5000}
        empty={{ title: say('no_tasks'), text: say('no_tasks_about') }}
      />
      <Drawer
        title={say('address')}
        open={url['task'] !== undefined && url['do'] === undefined}
        onClose={() => setUrl({ task: undefined })}
        destroyOnHidden
      >
        {url['task'] && <AddressOf id={url['task']} />}
      </Drawer>
      <Ship />
    </Page>
  )
}

/** The step that is chosen, for all tasks that have come to it. */
function useBulkSteps(): readonly BulkAct<Task>[] {
  const say = useTexts('rewards')
  const { staff } = useSession()
  return STEPS.map((step) =>
    bulkAct<Task, { tracking?: Record<string, string> }>({
      key: step,
      label: say(`step.${step}`),
      needs: 'points:write',
      hindrance: ({ state }) => (NEXT[state] === step ? null : say('not_at_step', { state: say(`task.${state}`) })),
      preview: (tasks) => {
        const pieces = tasks.reduce((sum, { quantity }) => sum + quantity, 0)
        return <p>{say(`step_preview.${step}`, { count: tasks.length, pieces, worker: staff.name })}</p>
      },
      ...(step === 'ship' && { fields: (tasks: readonly Task[]) => <Trackings of={tasks} /> }),
      act: ({ fulfilment: id }, { tracking }) => stepAct(id, step, staff.name, tracking?.[id]),
    }),
  )
}

/** Each parcel has a number of its own. */
function Trackings({ of }: { of: readonly Task[] }) {
  const say = useTexts('rewards')
  return of.map((task) => (
    <Form.Item key={task.fulfilment} name={['tracking', task.fulfilment]} label={say('tracking_of', { task: taskName(task) })}>
      <Input maxLength={100} />
    </Form.Item>
  ))
}

/** One press for each step that comes next. */
function useColumns(go: (id: string, step: Exclude<Step, 'ship'>) => void): readonly Column<Task>[] {
  const say = useTexts('rewards')
  const [, setUrl] = useUrlState()
  return useMemo<readonly Column<Task>[]>(
    () => [
      {
        key: 'sku',
        title: say('sku'),
        render: ({ sku }) => <strong className="mono">{sku}</strong>,
        csv: ({ sku }) => sku,
        sort: ({ sku }) => sku,
      },
      { key: 'quantity', title: say('quantity'), align: 'right', render: ({ quantity }) => String(quantity) },
      {
        key: 'state',
        title: say('state_head'),
        render: ({ state }) => <State mood={MOODS[state]}>{say(`task.${state}`)}</State>,
        csv: ({ state }) => state,
      },
      { key: 'worker', title: say('worker'), render: ({ worker }) => worker ?? '–' },
      { key: 'at', title: say('waits'), render: ({ created_at: at }) => <When at={at} />, csv: ({ created_at: at }) => at },
      {
        key: 'acts',
        title: say('acts'),
        render: ({ fulfilment: id, state }) => {
          const step = NEXT[state]
          return (
            <span style={{ display: 'inline-flex', gap: 6 }}>
              <ActButton size="small" onClick={() => setUrl({ task: id })}>
                {say('address')}
              </ActButton>
              {step && (
                <ActButton
                  size="small"
                  type="primary"
                  needs="points:write"
                  onClick={() => (step === 'ship' ? setUrl({ do: 'ship', task: id }) : go(id, step))}
                >
                  {say(`step.${step}`)}
                </ActButton>
              )}
            </span>
          )
        },
        csv: () => null,
      },
    ],
    [say, setUrl],
  )
}

function Ship() {
  const say = useTexts('rewards')
  const [url, setUrl] = useUrlState()
  const { staff } = useSession()
  return (
    <ActDrawer<{ tracking?: string }>
      title={say('step.ship')}
      open={url['do'] === 'ship'}
      close={() => setUrl({ do: undefined, task: undefined })}
      verb={say('step.ship')}
      done={say('shipped_told')}
      act={({ tracking }) => stepAct(url['task'] ?? '', 'ship', staff.name, tracking)}
    >
      <Form.Item name="tracking" label={say('tracking')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActDrawer>
  )
}

function AddressOf({ id }: { id: string }) {
  const say = useTexts('rewards')
  const task = useRead('/v1/warehouse/tasks/{id}', { path: { id } })
  return (
    <Read of={task} rows={3}>
      {({ address, sku, quantity }) => (
        <>
          <p>
            {quantity} × <strong className="mono">{sku}</strong>
          </p>
          <address style={{ fontStyle: 'normal', whiteSpace: 'pre-line' }}>
            {Object.values(address).join('\n') || say('no_address')}
          </address>
        </>
      )}
    </Read>
  )
}
