import type { Pool } from '#kit/pg.ts'

/** Marks a reward for a member; marked already, it stays as it is. */
export async function addFavourite(db: Pool, programId: number, holderId: string, reward: string, at: Date): Promise<void> {
  await db.query('insert into favourites (program_id, holder_id, reward, marked_at) values ($1, $2, $3, $4) on conflict do nothing', [
    programId,
    holderId,
    reward,
    at,
  ])
}

export async function removeFavourite(db: Pool, programId: number, holderId: string, reward: string): Promise<void> {
  await db.query('delete from favourites where program_id = $1 and holder_id = $2 and reward = $3', [programId, holderId, reward])
}

/** Keys of the rewards that a member has marked, the latest first. */
export async function favouritesOf(db: Pool, programId: number, holderId: string): Promise<string[]> {
  const { rows } = await db.query<{ reward: string }>(
    'select reward from favourites where program_id = $1 and holder_id = $2 order by marked_at desc, reward',
    [programId, holderId],
  )
  return rows.map(({ reward }) => reward)
}
