import type { ProgramDocument } from '@perennial/engine/program/document.ts'

/** Keys of the campaigns of a document that ask for a segment. */
export function usedBy(document: Pick<ProgramDocument, 'campaigns'> | null, segment: string): string[] {
  const asks = new RegExp(`\\bsegments\\s*\\.\\s*${segment}\\b`)
  return Object.entries(document?.campaigns ?? {}).flatMap(([key, campaign]) => (asks.test(JSON.stringify(campaign)) ? [key] : []))
}
