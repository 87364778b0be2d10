import { bucketOf, uuidText } from './ids.ts'

/** A holder as statements name it. */
export interface HolderKey {
  bucket: number
  id: Buffer
  /** The id as text: what rows carry, and the key of maps. */
  text: string
}

/** Somebody as an organization knows them: by the hash of an identity. */
export interface KnownBy {
  organizationId: string
  kind: string
  channel: string
  app: string
  hash: Buffer
}

/** Where a holder's draws come from: random bits of its id, so that whoever knows the id can work a draw out again. */
export const drawOf = (id: Buffer): number => id.readUInt32BE(10)

/** What the state of a holder knows of who it is. */
export const ownOf = (id: Buffer): { id: string; draw: number } => ({ id: uuidText(id), draw: drawOf(id) })

export const holderKey = (id: Buffer): HolderKey => ({ bucket: bucketOf(id), id, text: uuidText(id) })

/** By bucket and id: the order in which rows are keyed and hashed. */
export const byKey = (a: HolderKey, b: HolderKey): number => a.bucket - b.bucket || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)
