import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { useTexts } from '#kit/texts.ts'
import { Failed } from '#ui/states.tsx'

export function NoSuchPage() {
  const say = useTexts('shell')
  return (
    <div className="state">
      <h1 style={{ fontSize: 20 }}>{say('no_page')}</h1>
      <p>{say('no_page_about')}</p>
      <Link to="/">{say('nav.home')}</Link>
    </div>
  )
}

/** A page that broke takes neither the menu nor the others with it. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  return <Failed error={error instanceof Error ? error : new Error(String(error))} again={reset} />
}
