import type { Draft } from '../../src/intake/submission.ts'
import type { Earning } from './earnings.ts'
import type { CoinKey } from './model.ts'

/** What the auditor expects of a command: the code it is refused with, or what it earns. */
export type Expected = { refused: string } | { refused: null; earnings: readonly Earning[] }

export type Of<K extends Draft['kind']> = Extract<Draft, { kind: K }>

export const DONE: Expected = { refused: null, earnings: [] }
export const no = (refused: string): Expected => ({ refused })
export const isCoin = (currency: string): currency is CoinKey => currency === 'beans' || currency === 'stars'
