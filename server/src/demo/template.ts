import type { AttributeValue } from '@perennial/engine/decide/state.ts'
import type { IdentityKind } from '../customers/identity.ts'
import type { Draft } from '../intake/submission.ts'
import type { DemoProduct } from './basket.ts'
import type { Life } from './life.ts'
import type { Random } from './random.ts'

/** An example program with a generator of what its members did. */
export interface DemoTemplate {
  /** Key of the program and name of its document in examples/programs. */
  key: string
  organization: { key: string; name: string }
  timeZone: string
  /** How many days of history are made. */
  days: number
  /** What the history consists of, for the progress bar. */
  doings: string
  products: readonly DemoProduct[]
  stores: readonly DemoStore[]
  /** A member who joins between `start` and `now`. */
  person(random: Random, index: number, start: number, now: number): DemoMember
  /** Lets the member live until now: adds everything that happens to `life`. */
  live(life: Life): void
}

export interface DemoStore {
  key: string
  en: string
  zh: string
  region: string
  timeZone?: string
}

export interface DemoMember {
  /** The first is how the brand knows them; a phone number is that of the program's country. */
  identities: readonly { kind: IdentityKind; value: string }[]
  personal: Readonly<Record<string, string>>
  attributes: Readonly<Record<string, AttributeValue>>
  source: string
  joinedAt: number
}

export interface Happening {
  /** Place of the member in the list. */
  member: number
  at: number
  draft: Draft
  /** By which later happenings of the same member find this one. */
  label?: string
  /** The happening it is about, and the field that takes that one's `seq`: the sale of a return, the hold of a capture. */
  about?: { label: string; as: 'order' | 'hold' | 'award' }
  /** For a gift: place of the member who gets it. */
  to?: number
}

export interface Demo {
  members: DemoMember[]
  /** What they did, in the order in which it happened. */
  happenings: Happening[]
}
