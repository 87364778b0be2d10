/** How the members of a campaign are divided: who is left out so that its effect can be told, and who gets which variant. */
export interface Experiment {
  key: string
  control: number
  /** Upper bounds of the variants within the treated share, rising to 1. */
  variants: readonly { key: string; below: number }[]
}

export const CONTROL = 'control'
export const TREATED = 'treated'

/**
 * The arm a holder is in, always the same for the same experiment and independent between experiments: the draw and the
 * experiment's key, hashed to [0, 1) (FNV-1a over both, finished by the mixer of MurmurHash3).
 */
export function armOf({ key, control, variants }: Experiment, draw: number): string {
  const place = unit(draw, key)
  if (place < control) return CONTROL
  if (variants.length === 0) return TREATED
  const within = (place - control) / (1 - control)
  return (variants.find((variant) => within < variant.below) ?? variants.at(-1)!).key
}

export function unit(draw: number, key: string): number {
  let hash = 0x811c9dc5
  for (let shift = 0; shift < 32; shift += 8) hash = Math.imul(hash ^ ((draw >>> shift) & 0xff), 0x01000193)
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}
