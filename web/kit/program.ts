import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Answer } from './api.ts'
import { useRead } from './reads.ts'
import { useMay, useProgram } from './session.ts'
import { named, useLanguage, useTexts } from './texts.ts'

export interface LiveDocument {
  number: number
  document: ProgramDocument
}

/** The newest version of the program that is worked in, with its document. */
export function useLiveDocument(): UseQueryResult<LiveDocument, Error> {
  const { key } = useProgram()
  const may = useMay()
  const programs = useRead('/v1/programs', { when: may('program:read') })
  const number = programs.data?.items.find((program) => program.key === key)?.latest_version
  return useRead('/v1/programs/{program}/versions/{number}', {
    path: { program: key, number: number ?? 1 },
    when: number !== undefined,
  }) as unknown as UseQueryResult<LiveDocument, Error>
}

/** What of the program everybody may know who shows points to members. */
type Called = Answer<'/v1/names'>

/** The same from the document where it may be read, which other parts of a page read anyway. */
export function useCalled(): Partial<Called> | undefined {
  const may = useMay()
  const whole = may('program:read')
  const live = useLiveDocument()
  const names = useRead('/v1/names', { when: !whole })
  return whole ? (live.data?.document as unknown as Partial<Called>) : names.data
}

type Section = 'currencies' | 'campaigns' | 'tiers' | 'rewards' | 'coupons' | 'benefits' | 'budgets'

/** What the program calls a thing of its document, in the reader's language; its key where it is not known. */
export function useNames(): (section: Section, key: string) => string {
  const language = useLanguage()
  const called = useCalled()
  return useCallback(
    (section: Section, key: string) => {
      const things = ((called as Record<string, unknown> | undefined)?.[section] ?? {}) as Record<
        string,
        { names?: Record<string, string> }
      >
      return named(things[key]?.names, language, key)
    },
    [called, language],
  )
}

/** What a tier set calls a level. */
export function useLevelNames(): (set: string, level: string) => string {
  const language = useLanguage()
  const called = useCalled()
  return useCallback(
    (set: string, level: string) => named(called?.tiers?.[set]?.levels.find(({ key }) => key === level)?.names, language, level),
    [called, language],
  )
}

/** Amounts of a currency as the program writes them. */
export function usePoints(): (currency: string, minor: number) => string {
  const write = useAmounts()
  return useCallback((currency: string, minor: number) => write(currency, minor, ''), [write])
}

/** The same where nothing around it tells of what: a currency without a unit is called by its name. */
export function useNamedPoints(): (currency: string, minor: number) => string {
  const write = useAmounts()
  const name = useNames()
  return useCallback((currency: string, minor: number) => write(currency, minor, name('currencies', currency)), [write, name])
}

/** An amount with the unit of its currency, else with what is given instead. One of what has no word for a single one is `1 × stars`. */
function useAmounts(): (currency: string, minor: number, otherwise: string) => string {
  const say = useTexts('shell')
  const called = useCalled()
  const language = useLanguage()
  return useCallback(
    (currency: string, minor: number, otherwise: string) => {
      const { decimals, units, unit: single } = called?.currencies?.[currency] ?? { decimals: 0, units: null, unit: null }
      const count = minor / 10 ** decimals
      const amount = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(count)
      if (Math.abs(count) === 1 && single?.[language]) return `${amount} ${single[language]}`
      const unit = units?.[language] ?? units?.['en'] ?? otherwise
      return unit === '' ? amount : say('amount', { count: Math.abs(count), amount, unit })
    },
    [say, called, language],
  )
}
