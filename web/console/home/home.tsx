import type { ReactNode } from 'react'
import { useRead } from '#kit/reads.ts'
import { useMay, useProgram } from '#kit/session.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Page } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { When } from '#ui/values.tsx'
import { Budgets } from './budgets.tsx'
import { FigureCard } from './figure-card.tsx'
import { figureId, type Pulse } from './figure.ts'
import { Objectives } from './objectives.tsx'
import { OverTime } from './over-time.tsx'
import { PeriodChoice, usePeriod } from './period.tsx'
import { Tiers } from './tiers.tsx'
import { Waiting } from './waiting.tsx'

/** Orders are counted within three seconds; asked for as often, a sale at a till is on this screen before its receipt is folded. */
const EVERY_MS = 3000

/** How the program does, in a manager's words; live, and every number opens what it is made of. */
export default function Home() {
  const say = useTexts('home')
  const language = useLanguage()
  const may = useMay()
  const { name, key } = useProgram()
  const reads = may('reports:read')
  return (
    <Page title={say('title')} lead={say('lead', { program: named(name, language, key) })} acts={reads && <PeriodChoice />}>
      <div className="rows">
        {may('program:read') && <Waiting />}
        {reads ? (
          <PulseOf program={key}>
            <Aims />
          </PulseOf>
        ) : (
          <>
            <p className="soft">{say('no_reports')}</p>
            <Aims />
          </>
        )}
      </div>
    </Page>
  )
}

/** What the program is to reach, and what it may spend on that. */
function Aims() {
  const may = useMay()
  if (!may('program:read')) return null
  return (
    <div className="grid wide">
      <Objectives />
      <Budgets />
    </div>
  )
}

/** The figures, and what stands below: it waits for them, or they would push it down a screen as they come. */
function PulseOf({ program, children }: { program: string; children: ReactNode }) {
  const { from, to, compare } = usePeriod()
  const pulse = useRead('/v1/programs/{program}/pulse', { path: { program }, query: { from, to, compare }, everyMs: EVERY_MS })
  return (
    <>
      <Read of={pulse} rows={12}>
        {(data) => <Figures pulse={data} />}
      </Read>
      {(pulse.data ?? pulse.error) && children}
    </>
  )
}

function Figures({ pulse }: { pulse: Pulse }) {
  const say = useTexts('home')
  const [url, setUrl] = useUrlState()
  const chosen = pulse.figures.find((figure) => figureId(figure) === url['figure'])
  return (
    <>
      <section aria-label={say('figures')}>
        <p className="soft" aria-live="polite" style={{ marginTop: 0 }}>
          {say(pulse.up_to_date ? 'counted_to' : 'counting')} <When at={pulse.counted_to} />
        </p>
        <div className="grid">
          {pulse.figures.map((figure) => (
            <FigureCard
              key={figureId(figure)}
              figure={figure}
              chosen={figure === chosen}
              choose={() => setUrl({ figure: figure === chosen ? undefined : figureId(figure) }, { replace: true })}
            />
          ))}
        </div>
      </section>
      {chosen && <OverTime figure={chosen} />}
      <Tiers tiers={pulse.tiers} />
    </>
  )
}
