import { useTexts } from '#kit/texts.ts'
import { Page } from '#ui/page.tsx'
import { BasketSimulator } from '../simulator/basket-simulator.tsx'

/** A basket on trial: what it would earn now, or under the draft. */
export default function Simulate() {
  const say = useTexts('studies')
  return (
    <Page title={say('simulate')} lead={say('simulate_about')}>
      <BasketSimulator />
    </Page>
  )
}
