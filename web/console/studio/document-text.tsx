import { Input } from 'antd'
import { useState } from 'react'
import { useTexts } from '#kit/texts.ts'

/** The thing as the document holds it. What does not parse is kept on the screen and changes nothing. */
export function DocumentText({ value, set }: { value: unknown; set: (value: unknown) => void }) {
  const say = useTexts('studio')
  const [text, setText] = useState(() => JSON.stringify(value, null, 2))
  const [fault, setFault] = useState<string | null>(null)
  const change = (next: string): void => {
    setText(next)
    try {
      set(JSON.parse(next))
      setFault(null)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      setFault(error.message)
    }
  }
  return (
    <div>
      <Input.TextArea
        className="mono"
        aria-label={say('view_text')}
        autoSize={{ minRows: 12, maxRows: 40 }}
        value={text}
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
      />
      {fault && (
        <div className="bad" role="alert">
          {fault}
        </div>
      )}
    </div>
  )
}
