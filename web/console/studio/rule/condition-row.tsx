import { Button, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '#kit/texts.ts'
import type { Field } from '../expression/vocabulary-paths.ts'
import { ReferenceField, useThingTitle } from '../form/reference-field.tsx'
import { GroupMenus, startWith, type GroupProps } from './condition-menus.tsx'
import { COMPARISONS, type Comparison, type Condition, type Lines, type Scalar } from './menus.ts'
import { useFieldTitle, useValues } from './use-named-values.ts'

interface RowProps extends Omit<GroupProps, 'group' | 'set'> {
  part: Condition
  change: (part: Condition) => void
  remove: () => void
}

/** One part of a condition. */
export function ConditionRow(props: RowProps) {
  const { part, change, remove, readOnly, depth } = props
  const say = useTexts('studio')
  const off = !readOnly && (
    <Button size="small" type="text" aria-label={say('remove_condition')} onClick={remove}>
      ×
    </Button>
  )
  if (part.kind === 'group')
    return (
      <div className="condition" style={{ alignItems: 'flex-start' }}>
        <GroupMenus {...props} group={part} set={change} depth={depth + 1} />
        {off}
      </div>
    )
  if (part.kind === 'lines') return <LinesRow {...props} part={part} off={off} />
  return (
    <div className="condition">
      <FieldChoice
        fields={props.own}
        place={props.place}
        path={part.path}
        readOnly={readOnly}
        choose={(field) => change(startWith(field))}
      />
      <Relation {...props} part={part} />
      <Value {...props} part={part} />
      {off}
    </div>
  )
}

type Simple = Exclude<Condition, { kind: 'group' | 'lines' }>

function FieldChoice({
  fields,
  place,
  path,
  readOnly,
  choose,
}: {
  fields: readonly Field[]
  place: string
  path: string
  readOnly: boolean
  choose: (field: Field) => void
}) {
  const say = useTexts('studio')
  const title = useFieldTitle(place)
  return (
    <Select
      size="small"
      showSearch={{ optionFilterProp: 'label' }}
      disabled={readOnly}
      aria-label={say('field_of_condition')}
      value={path}
      style={{ minWidth: 190 }}
      options={fields.map((field) => ({ value: field.path, label: title(field.path) }))}
      onChange={(next) => choose(fields.find((field) => field.path === next)!)}
    />
  )
}

/** How the field stands to the value: the kinds of condition that its type allows, as one menu. */
function Relation({ part, change, own, readOnly }: RowProps & { part: Simple }) {
  const say = useTexts('studio')
  const type = own.find(({ path }) => path === part.path)?.type ?? 'string'
  const at = part.kind === 'compare' ? part.op : `${part.not ? 'not_' : ''}${part.kind}`
  const relations =
    type === 'strings'
      ? ['has', 'not_has']
      : type === 'bool'
        ? ['==', '!=']
        : type === 'string'
          ? ['==', '!=', 'one_of', 'not_one_of']
          : [...COMPARISONS, 'one_of', 'not_one_of']
  const turn = (relation: string): void => {
    const value: Scalar = part.kind === 'one_of' ? (('collection' in part.values ? '' : part.values[0]) ?? '') : part.value
    if (relation.endsWith('one_of'))
      change({ kind: 'one_of', path: part.path, not: relation.startsWith('not'), values: part.kind === 'one_of' ? part.values : [value] })
    else if (relation.endsWith('has')) change({ kind: 'has', path: part.path, not: relation.startsWith('not'), value: String(value) })
    else change({ kind: 'compare', path: part.path, op: relation as Comparison, value })
  }
  return (
    <Select
      size="small"
      disabled={readOnly}
      aria-label={say('relation_label')}
      value={at}
      style={{ minWidth: 130 }}
      options={relations.map((relation) => ({ value: relation, label: say(`relation.${relation}`) }))}
      onChange={turn}
    />
  )
}

function Value({ part, change, own, collections, place, readOnly }: RowProps & { part: Simple }) {
  const say = useTexts('studio')
  const type = own.find(({ path }) => path === part.path)?.type ?? 'string'
  const label = say('value_of_condition')
  const things = useValues(place, part.path)
  const title = useThingTitle()
  if (part.kind === 'one_of') {
    const listed = 'collection' in part.values ? [`@${part.values.collection}`] : part.values.map(String)
    const numeric = type === 'int' || type === 'double'
    return (
      <Select
        size="small"
        mode="tags"
        disabled={readOnly}
        aria-label={label}
        value={listed}
        style={{ minWidth: 220 }}
        optionFilterProp="label"
        options={[
          ...collections.map((key) => ({ value: `@${key}`, label: say('list_named', { key }) })),
          ...Object.entries(things ?? {}).map(([key, { names }]) => ({ value: key, label: title(names, key) })),
        ]}
        onChange={(next: string[]) => {
          const list = next.find((one) => one.startsWith('@'))
          const values = next.filter((one) => !one.startsWith('@')).map((one) => (numeric ? Number(one) || 0 : one))
          change({ ...part, values: list && list !== listed[0] ? { collection: list.slice(1) } : values })
        }}
      />
    )
  }
  if (typeof part.value === 'boolean')
    return (
      <Select
        size="small"
        disabled={readOnly}
        aria-label={label}
        value={String(part.value)}
        options={['true', 'false'].map((value) => ({ value, label: say(`bool.${value}`) }))}
        onChange={(next) => change({ ...part, value: next === 'true' } as Condition)}
      />
    )
  if (things && type !== 'int' && type !== 'double')
    return (
      <ReferenceField
        small
        label={label}
        things={things}
        value={part.value}
        set={(next) => change({ ...part, value: next } as Condition)}
      />
    )
  if (type === 'int' || type === 'double')
    return (
      <InputNumber
        size="small"
        disabled={readOnly}
        aria-label={label}
        value={Number(part.value)}
        {...(type === 'int' && { precision: 0 })}
        onChange={(next) => next !== null && change({ ...part, value: next } as Condition)}
      />
    )
  return (
    <Input
      size="small"
      disabled={readOnly}
      aria-label={label}
      style={{ width: 180 }}
      value={String(part.value)}
      onChange={(event) => change({ ...part, value: event.target.value } as Condition)}
    />
  )
}

/** Whether there is a line that fits, or none, or how many, or for how much. */
function LinesRow(props: RowProps & { part: Lines; off: ReactNode }) {
  const { part, change, line, readOnly, depth, off } = props
  const say = useTexts('studio')
  const counted = part.what !== 'any' && part.what !== 'none'
  return (
    <div className="condition" style={{ alignItems: 'flex-start' }}>
      <div>
        <div className="condition">
          <Select
            size="small"
            disabled={readOnly}
            aria-label={say('what_of_lines')}
            value={part.what}
            style={{ minWidth: 210 }}
            options={(['any', 'none', 'count', 'quantity', 'amount'] as const).map((what) => ({
              value: what,
              label: say(`lines.${what}`),
            }))}
            onChange={(what) => change({ ...part, what })}
          />
          {counted && (
            <>
              <Select
                size="small"
                disabled={readOnly}
                aria-label={say('relation_label')}
                value={part.op}
                options={COMPARISONS.map((op) => ({ value: op, label: say(`relation.${op}`) }))}
                onChange={(op) => change({ ...part, op })}
              />
              <InputNumber
                size="small"
                disabled={readOnly}
                aria-label={say('value_of_condition')}
                precision={0}
                value={part.value}
                onChange={(value) => value !== null && change({ ...part, value })}
              />
            </>
          )}
          {off}
        </div>
        <GroupMenus {...props} own={line} line={[]} group={part.where} set={(where) => change({ ...part, where })} depth={depth + 1} />
      </div>
    </div>
  )
}
