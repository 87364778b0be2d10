import { Segmented } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTexts } from '#kit/texts.ts'
import { useSurroundings } from '../form/form-context.tsx'
import { Labelled, type FieldProps } from '../form/schema-field.tsx'
import { ConditionMenus } from '../rule/condition-menus.tsx'
import { toCel } from '../rule/menus.ts'
import { fromCel } from '../rule/read-cel.ts'

const ExpressionEditor = lazy(() => import('./expression-editor.tsx'))

/** Fields of the document that are conditions; the other expressions are amounts. */
const CONDITIONS = new Set(['when', 'where', 'population', 'eligible'])

/** An expression: by menus where they can show it, and as text, one click away. Both are the same text. */
export function ExpressionField(props: Omit<FieldProps, 'value'> & { value: string }) {
  const { name, path, value, set } = props
  const say = useTexts('studio')
  const { languageAt, readOnly } = useSurroundings()
  const language = useMemo(() => languageAt(path), [languageAt, path])
  const [asText, setAsText] = useState(false)
  const mayMenus = CONDITIONS.has(name) && language !== null
  const group = useMemo(() => (mayMenus && language ? fromCel(language, value) : null), [mayMenus, language, value])
  const byMenus = group !== null && !asText
  return (
    <Labelled {...props}>
      {(id) => (
        <div>
          {mayMenus && (
            <div style={{ display: 'flex', gap: 8, alignItems: 'center', marginBottom: 6, flexWrap: 'wrap' }}>
              <Segmented
                size="small"
                aria-label={say('view_of_condition')}
                value={byMenus ? 'menus' : 'text'}
                options={[
                  { value: 'menus', label: say('menus'), disabled: group === null },
                  { value: 'text', label: say('text') },
                ]}
                onChange={(view) => setAsText(view === 'text')}
              />
              {group === null && <span className="soft">{say('too_rich')}</span>}
            </div>
          )}
          {byMenus ? (
            <ConditionMenus
              group={group}
              set={(next) => set(toCel(next))}
              vocabulary={language!.vocabulary}
              place={path}
              readOnly={readOnly}
            />
          ) : (
            <Suspense fallback={<pre className="code">{value}</pre>}>
              <ExpressionEditor id={id} value={value} set={set} language={language} readOnly={readOnly} label={name} />
            </Suspense>
          )}
        </div>
      )}
    </Labelled>
  )
}
