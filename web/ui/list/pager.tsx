import { Button, Select } from 'antd'
import { useTexts } from '#kit/texts.ts'
import { SIZES, type ListState } from './use-list-state.ts'

/** Forward by the API's cursor, back by the browser's own history: a page of a list that grows has no number. */
export function Pager({ state, next, count }: { state: ListState; next: string | null; count: number }) {
  const say = useTexts('shell')
  const alone = !state.cursor && !next && state.size === SIZES[0]
  return (
    <nav aria-label={say('pages')} style={{ display: 'flex', gap: 8, alignItems: 'center', marginTop: 12, flexWrap: 'wrap' }}>
      <span className="soft num">{say('rows_shown', { count })}</span>
      <span style={{ flex: 1 }} />
      {!alone && <Turns state={state} next={next} />}
    </nav>
  )
}

function Turns({ state, next }: { state: ListState; next: string | null }) {
  const say = useTexts('shell')
  return (
    <>
      <Select
        aria-label={say('rows_a_page')}
        value={state.size}
        onChange={state.resize}
        options={SIZES.map((size) => ({ value: size, label: say('a_page', { count: size }) }))}
      />
      <Button disabled={!state.cursor} onClick={() => state.turn(null)}>
        {say('first_page')}
      </Button>
      <Button disabled={!state.cursor} onClick={() => history.back()}>
        {say('previous')}
      </Button>
      <Button disabled={!next} onClick={() => state.turn(next)}>
        {say('next')}
      </Button>
    </>
  )
}
