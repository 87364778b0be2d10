import { BadFile } from './bad-file.ts'
import { openRecords, type FileFormat } from './open-records.ts'
import type { FileRecord } from './read-records.ts'

export interface Glance {
  columns: string[]
  records: FileRecord[]
}

/** The columns of a file and its first rows. @throws BadFile where there are none */
export async function lookInto(path: string, format: FileFormat, rows: number): Promise<Glance> {
  const records: FileRecord[] = []
  let columns: string[] = []
  for await (const some of openRecords(path, format, [], { header: (names) => (columns = [...names]) })) {
    records.push(...some)
    if (records.length >= rows) break
  }
  if (columns.length === 0) throw new BadFile('empty')
  return { columns, records: records.slice(0, rows) }
}
