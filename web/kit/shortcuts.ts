import { useEffect } from 'react'

/** A key, or two one after the other: `/`, `?`, `g m`. */
export type Shortcuts = Readonly<Record<string, () => void>>
const PAUSE_MS = 1000

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** What listens, the shell first: a page may give one of its keys another meaning. */
const layers: { shortcuts: Shortcuts; level: number }[] = []
const LEVELS = { shell: 0, page: 1 } as const

/**
 * Listens for keys as long as the component is shown; never while somebody types, and never with Ctrl, Alt or Cmd. What
 * a page listens to goes before what the shell does.
 */
export function useShortcuts(shortcuts: Shortcuts, level: keyof typeof LEVELS = 'page'): void {
  useEffect(() => {
    const layer = { shortcuts, level: LEVELS[level] }
    layers.push(layer)
    if (layers.length === 1) addEventListener('keydown', hear)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (layers.length === 0) removeEventListener('keydown', hear)
    }
  }, [shortcuts, level])
}

let before = { key: '', at: 0 }

function hear(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  const recent = event.timeStamp - before.at < PAUSE_MS ? `${before.key} ${event.key}` : ''
  const inOrder = layers.toSorted((a, b) => b.level - a.level).map((layer) => layer.shortcuts)
  const runOf = (key: string): (() => void) | undefined => inOrder.find((shortcuts) => shortcuts[key])?.[key]
  const run = runOf(recent) ?? runOf(event.key)
  before = { key: event.key, at: event.timeStamp }
  if (!run) return
  event.preventDefault()
  run()
}
