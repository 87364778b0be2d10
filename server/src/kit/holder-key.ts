import { bucketOf, uuidText } from './ids.ts'

/** A holder as statements name it. */
export interface HolderKey {
  bucket: number
  id: Buffer
  /** The id as text: what rows carry, and the key of maps. */
  text: string
}

export const holderKey = (id: Buffer): HolderKey => ({ bucket: bucketOf(id), id, text: uuidText(id) })
