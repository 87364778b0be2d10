import { useSyncExternalStore } from 'react'

export type Shade = 'light' | 'dark'
export type ShadeChoice = Shade | 'system'
const CHOSEN = 'perennial.shade'

const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
dark?.addEventListener('change', () => listeners.forEach((tell) => tell()))

export const shadeChoice = (): ShadeChoice => (localStorage.getItem(CHOSEN) as ShadeChoice | null) ?? 'system'

export function chooseShade(choice: ShadeChoice): void {
  localStorage.setItem(CHOSEN, choice)
  listeners.forEach((tell) => tell())
}

const shadeNow = (): Shade => {
  const choice = shadeChoice()
  return choice === 'system' ? (dark?.matches ? 'dark' : 'light') : choice
}

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Light or dark: as chosen, else as the system has it. */
export const useShade = (): Shade => useSyncExternalStore(listen, shadeNow)
export const useShadeChoice = (): ShadeChoice => useSyncExternalStore(listen, shadeChoice)
