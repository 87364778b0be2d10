import type { Caller } from './api-key.ts'

/** Who did something, as it is written down beside it. */
export interface Actor {
  client: string
  /** What they are called now: names change, and the record tells what was known then. */
  name: string
}

export const actorOf = ({ client, staff }: Caller): Actor => ({ client, name: staff?.name ?? client })
