import type { Vocabulary } from '@perennial/engine/rules/types.ts'
import { Button, Dropdown, Select } from 'antd'
import { useMemo } from 'react'
import { useTexts } from '#kit/texts.ts'
import { fieldsOf, type Field } from '../expression/vocabulary-paths.ts'
import { ConditionRow } from './condition-row.tsx'
import { emptyGroup, LINE, type Condition, type Group } from './menus.ts'

interface MenusProps {
  group: Group
  set: (group: Group) => void
  vocabulary: Vocabulary
  /** Where in the document the condition stands. */
  place: string
  readOnly: boolean
}

/** A condition by menus: all or any of its parts, each a field, a comparison and a value. */
export function ConditionMenus({ vocabulary, ...props }: MenusProps) {
  const fields = useMemo(() => fieldsOf(vocabulary, LINE), [vocabulary])
  const collections = useMemo(() => {
    const type = vocabulary['collections']
    return typeof type === 'object' && 'fields' in type ? Object.keys(type.fields) : []
  }, [vocabulary])
  return <GroupMenus {...props} own={fields.own} line={fields.line} collections={collections} depth={0} />
}

export interface GroupProps {
  group: Group
  set: (group: Group) => void
  /** Fields that a part may speak of. */
  own: readonly Field[]
  /** Fields of a line of the order; none within a condition on lines, or where there is no order. */
  line: readonly Field[]
  collections: readonly string[]
  place: string
  readOnly: boolean
  depth: number
}

const DEEPEST = 2

export function GroupMenus(props: GroupProps) {
  const { group, set, own, line, readOnly, depth } = props
  const say = useTexts('studio')
  const change = (i: number, part: Condition): void => set({ ...group, parts: group.parts.map((one, j) => (i === j ? part : one)) })
  const add = (part: Condition): void => set({ ...group, parts: [...group.parts, part] })
  const kinds = [
    { key: 'field', label: say('add_condition') },
    ...(line.length > 0 ? [{ key: 'lines', label: say('add_lines') }] : []),
    ...(depth < DEEPEST ? [{ key: 'group', label: say('add_group') }] : []),
  ]
  const begin = (key: string): void => {
    if (key === 'lines') add({ kind: 'lines', what: 'any', op: '>=', value: 1, where: { ...emptyGroup(), parts: [startWith(line[0]!)] } })
    else if (key === 'group') add({ ...emptyGroup(), any: !group.any, parts: [startWith(own[0]!), startWith(own[0]!)] })
    else add(startWith(own[0]!))
  }
  return (
    <div className="conditions" role="group" aria-label={say('condition')}>
      {(group.parts.length > 1 || group.not) && (
        <Select
          size="small"
          disabled={readOnly}
          aria-label={say('all_or_any')}
          value={`${group.not ? 'not_' : ''}${group.any ? 'any' : 'all'}`}
          options={['all', 'any', 'not_all', 'not_any'].map((value) => ({ value, label: say(`group.${value}`) }))}
          onChange={(value) => set({ ...group, any: value.endsWith('any'), not: value.startsWith('not') })}
          style={{ minWidth: 200, marginBottom: 6 }}
        />
      )}
      {group.parts.map((part, i) => (
        <ConditionRow
          key={i}
          {...props}
          part={part}
          change={(next) => change(i, next)}
          remove={() => set({ ...group, parts: group.parts.filter((_, j) => j !== i) })}
        />
      ))}
      {group.parts.length === 0 && <p className="soft hint">{say('no_condition')}</p>}
      {!readOnly && (
        <Dropdown trigger={['click']} menu={{ items: kinds, onClick: ({ key }) => begin(key) }}>
          <Button size="small" type="dashed">
            {say('add')}
          </Button>
        </Dropdown>
      )}
    </div>
  )
}

/** A first condition on a field, of the kind that its type allows. */
export function startWith({ path, type }: Field): Condition {
  if (type === 'strings') return { kind: 'has', path, not: false, value: '' }
  if (type === 'bool') return { kind: 'compare', path, op: '==', value: true }
  if (type === 'string') return { kind: 'compare', path, op: '==', value: '' }
  return { kind: 'compare', path, op: '>=', value: 1 }
}
