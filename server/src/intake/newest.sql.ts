import type { Client } from '#kit/pg.ts'

/** The newest version of a program. */
export async function newestVersion(client: Client, programId: number): Promise<number> {
  const { rows } = await client.query<[number]>({
    name: 'intake_newest',
    text: 'select latest_version from programs where id = $1',
    values: [programId],
    rowMode: 'array',
  } as never)
  return rows[0]?.[0] ?? 0
}
