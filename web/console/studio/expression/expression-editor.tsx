import { autocompletion, closeBrackets, completionKeymap, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { linter, type Diagnostic } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { compileExpression } from '@perennial/engine/rules/compile.ts'
import { isProblem, type Language } from '@perennial/engine/rules/parse.ts'
import { nameOf } from '@perennial/engine/rules/types.ts'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '#kit/texts.ts'
import { completionsAfter } from './vocabulary-paths.ts'

interface EditorProps {
  id: string
  label: string
  value: string
  set: (value: string) => void
  language: Language | null
  readOnly: boolean
}

/** An expression as text: completion from what the program declares, its type, and what is wrong, in place. */
export default function ExpressionEditor({ id, label, value, set, language, readOnly }: EditorProps) {
  const say = useTexts('studio')
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const told = useRef(set)
  useEffect(() => {
    told.current = set
  })
  const [found, setFound] = useState<{ type?: string; fault?: string }>({})
  useEffect(() => {
    view.current = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: value,
        extensions: [
          history(),
          closeBrackets(),
          EditorView.lineWrapping,
          EditorState.readOnly.of(readOnly),
          keymap.of([...defaultKeymap, ...historyKeymap, ...completionKeymap]),
          placeholder('order.net >= 5000 && member.tier == "gold"'),
          EditorView.contentAttributes.of({ 'aria-label': label, id, spellcheck: 'false' }),
          EditorView.updateListener.of(({ docChanged, state }) => docChanged && told.current(state.doc.toString())),
          ...(language
            ? [
                autocompletion({ override: [(context) => complete(context, language)] }),
                linter((editor) => faultsOf(editor.state.doc.toString(), language), { delay: 200 }),
              ]
            : []),
        ],
      }),
    })
    return () => view.current?.destroy()
  }, [language, readOnly, id, label])
  useEffect(() => {
    const editor = view.current
    if (editor && editor.state.doc.toString() !== value)
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
    setFound(language && value.trim() ? readingOf(value, language) : {})
  }, [value, language])
  return (
    <div>
      <div ref={place} className="expression" />
      {found.type && <div className="soft hint">{say('of_type', { type: found.type })}</div>}
      {found.fault && (
        <div className="bad hint" role="status">
          {found.fault}
        </div>
      )}
    </div>
  )
}

function readingOf(text: string, language: Language): { type?: string; fault?: string } {
  const compiled = compileExpression(language, text)
  return isProblem(compiled) ? { fault: compiled.message } : { type: nameOf(compiled.type) }
}

function faultsOf(text: string, language: Language): Diagnostic[] {
  if (!text.trim()) return []
  const compiled = compileExpression(language, text)
  if (!isProblem(compiled)) return []
  const { start, end, message } = compiled
  return [{ from: Math.min(start, text.length), to: Math.min(Math.max(end, start), text.length), severity: 'error', message }]
}

function complete(context: CompletionContext, { vocabulary }: Language): CompletionResult | null {
  const typed = context.matchBefore(/[\w.]*/)
  if (!typed || (typed.text === '' && !context.explicit)) return null
  const parts = typed.text.split('.')
  const last = parts.pop()!
  return {
    from: typed.to - last.length,
    options: completionsAfter(vocabulary, parts).map(({ label, detail }) => ({ label, detail, type: 'property' })),
    validFor: /^\w*$/,
  }
}
