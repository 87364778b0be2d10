import { code, type Code, type Frame } from './code.ts'
import { Fault } from './faults.ts'
import { listOf, type ListType } from './types.ts'

export type Slot = '$0' | '$1'

/** Loops hold their variable in a slot of the frame; two closures rather than a keyed store, which V8 cannot inline. */
const STORE: Record<Slot, (frame: Frame, value: unknown) => void> = {
  $0: (frame, value) => {
    frame.$0 = value
  },
  $1: (frame, value) => {
    frame.$1 = value
  },
}

/** `exists` and `all`: a decisive element settles it whatever the others say; otherwise the first fault wins. */
export function quantifier(decisive: boolean, list: Code, slot: Slot, body: Code): Code {
  const [items, test, store] = [list.run, body.run, STORE[slot]]
  return code(
    'bool',
    (frame) => {
      const values = items(frame)
      if (values instanceof Fault) return values
      let fault: Fault | null = null
      for (const value of values as unknown[]) {
        store(frame, value)
        const verdict = test(frame)
        if (verdict === decisive) return decisive
        if (verdict instanceof Fault) fault ??= verdict
      }
      return fault ?? !decisive
    },
    list.fails || body.fails,
  )
}

/** `exists_one`: any fault is fatal. */
export function existsOne(list: Code, slot: Slot, body: Code): Code {
  const [items, test, store] = [list.run, body.run, STORE[slot]]
  return code(
    'bool',
    (frame) => {
      const values = items(frame)
      if (values instanceof Fault) return values
      let count = 0
      for (const value of values as unknown[]) {
        store(frame, value)
        const verdict = test(frame)
        if (verdict === true) count += 1
        else if (verdict instanceof Fault) return verdict
      }
      return count === 1
    },
    list.fails || body.fails,
  )
}

/** `filter`: any fault is fatal. */
export function filter(list: Code, slot: Slot, body: Code): Code {
  const [items, test, store] = [list.run, body.run, STORE[slot]]
  return code(
    list.type,
    (frame) => {
      const values = items(frame)
      if (values instanceof Fault) return values
      const kept: unknown[] = []
      for (const value of values as unknown[]) {
        store(frame, value)
        const verdict = test(frame)
        if (verdict === true) kept.push(value)
        else if (verdict instanceof Fault) return verdict
      }
      return kept
    },
    list.fails || body.fails,
  )
}

/** `map`: any fault is fatal. Its three-argument form is a filter and then a map. */
export function mapEach(list: Code, slot: Slot, body: Code): Code {
  const [items, transform, store] = [list.run, body.run, STORE[slot]]
  return code(
    listOf(body.type, (list.type as ListType).longest),
    (frame) => {
      const values = items(frame)
      if (values instanceof Fault) return values
      const out: unknown[] = []
      for (const value of values as unknown[]) {
        store(frame, value)
        const result = transform(frame)
        if (result instanceof Fault) return result
        out.push(result)
      }
      return out
    },
    list.fails || body.fails,
  )
}
