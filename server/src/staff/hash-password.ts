import { hash, verify } from '@node-rs/argon2'
import { Overloaded } from '#kit/coalesce.ts'

/** 19 MiB and two passes, as OWASP advises for argon2id, which is the library's own setting too: 20 ms to 100 ms of a core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** At once. More would take the threads that files and names are read with. */
const AT_ONCE = 2
const WAITING = 50

let atWork = 0
const waiting: (() => void)[] = []

/** The password as it is stored. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFKC'), COST))

/** Whether it is the password. Where there is none it takes as long to say no, so that nobody learns who has an account. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('the password of nobody')
  const against = stored ?? (await nobodys)
  const fits = await inTurn(() => verify(against, password.normalize('NFKC')))
  return fits && stored !== null
}

let nobodys: Promise<string> | null = null

/** @throws Overloaded where too many wait already */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= WAITING) throw new Overloaded()
  if (atWork >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else atWork += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else atWork -= 1
  }
}
