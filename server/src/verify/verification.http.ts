import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { decodeId, encodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { languageOf, message, type Language } from '#kit/messages.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { sealState } from '../seals/seal-state.ts'
import { nightOf } from './run-verifications.ts'
import {
  firstProgram,
  insertVerification,
  lastVerifications,
  openVerification,
  programsOfHolders,
  verificationById,
  type VerificationRow,
} from './verifications.sql.ts'
import type { Finding } from './verify-all.ts'

const tags = ['data']
const SHOWN = 30

const Verification = z
  .object({
    id: z.string(),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    asked_by: z.string().meta({ description: 'A client or person; `schedule` for the nightly one' }),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    finished_at: z.iso.datetime().nullable(),
    progress: z.number().meta({ description: 'Share that is done, from 0 to 1' }),
    seconds: z.number().nullable(),
    ok: z.boolean().nullable().meta({ description: 'Whether the books are sound; null before that is known' }),
    checks: z.int().nullable(),
    commands: z.int().nullable(),
    batches: z.int().nullable(),
    dead_letters: z.int().nullable().meta({ description: 'Announcements that were laid aside after their last try' }),
    findings: z.array(
      z.object({
        check: z.string().meta({ description: 'What does not hold, in the reader’s language' }),
        breaches: z.array(z.string()),
        elsewhere: z.int().meta({ description: 'Breaches in other programs of this installation, which whoever runs it can see' }),
      }),
    ),
    error: z.string().nullable(),
  })
  .meta({ id: 'Verification' })

const Seals = z.object({
  last: z.object({ number: z.int(), hash: z.string(), batches: z.int(), sealed_at: z.iso.datetime() }).nullable(),
  waiting: z.int().meta({ description: 'Batches that are committed and not sealed yet' }),
  oldest_at: z.iso.datetime().nullable(),
})

const State = z
  .object({
    open: Verification.nullable().meta({ description: 'The one that waits or runs' }),
    last: Verification.nullable().meta({ description: 'The last that came to an end' }),
    earlier: z.array(Verification),
    seals: Seals,
    next_at: z.iso.datetime().nullable().meta({ description: 'When the next nightly one is due' }),
  })
  .meta({ id: 'VerificationState' })

export function verificationDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/verification',
    {
      ...allow('reports:read'),
      schema: {
        summary: 'Whether the books are sound: the last verifications, and how far they are sealed',
        tags,
        response: { 200: State },
      },
    },
    async (request) => {
      const language = languageOf(request.headers['accept-language'])
      const [rows, seals, first] = await Promise.all([lastVerifications(ctx.pool, SHOWN), sealState(ctx), firstProgram(ctx.pool)])
      const shown = await Promise.all(rows.map((row) => answerOf(ctx, request.caller.programId, row, language)))
      const over = shown.filter(({ state }) => state === 'done' || state === 'failed')
      return {
        open: shown.find(({ state }) => state === 'queued' || state === 'running') ?? null,
        last: over[0] ?? null,
        earlier: over.slice(1),
        seals,
        next_at: first && new Date(nightOf(first.zone, ctx.clock.now()).next).toISOString(),
      }
    },
  )

  doors.post(
    '/v1/verification',
    {
      ...allow('program:write'),
      schema: {
        summary: 'Verify the books in the background. While one waits or runs, it is that one',
        tags,
        response: { 202: Verification },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'verification', async (key) => {
        const { programId, client } = request.caller
        const id = uuidText(keyHash('verification', String(programId), key.toString('hex')))
        const open = await openVerification(ctx.pool)
        if (!open) await insertVerification(ctx.pool, { id, night: null, askedBy: client, now: new Date(ctx.clock.now()) })
        void reply.status(202)
        const row = open ?? (await verificationById(ctx.pool, id))!
        return answerOf(ctx, programId, row, languageOf(request.headers['accept-language']))
      }),
  )
}

async function answerOf(ctx: Context, programId: number, row: VerificationRow, language: Language): Promise<z.infer<typeof Verification>> {
  const { report, state } = row
  return {
    id: encodeId('vfy', uuidBytes(row.id)),
    state,
    asked_by: row.asked_by,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
    progress: Math.round(row.progress * 1000) / 1000,
    seconds: report?.seconds ?? null,
    ok: report?.ok ?? null,
    checks: report?.checks ?? null,
    commands: report?.commands ?? null,
    batches: report?.batches ?? null,
    dead_letters: report?.dead_letters ?? null,
    findings: await Promise.all((report?.findings ?? []).map((finding) => findingOf(ctx, programId, finding, language))),
    error: row.error,
  }
}

/** What is shown of a finding: a breach that names a member or an account of another program is only counted. */
async function findingOf(
  ctx: Context,
  programId: number,
  { check, breaches }: Finding,
  language: Language,
): Promise<z.infer<typeof Verification>['findings'][number]> {
  const named = breaches.map((breach) => ({ breach, holder: holderIn(breach), account: /^(\d+) /.exec(breach)?.[1] }))
  const holders = await programsOfHolders(
    ctx.pool,
    named.flatMap(({ holder }) => holder ?? []),
  )
  const program = await ctx.programs.get(programId)
  const own = named.filter(({ breach, holder, account }) => {
    if (holder !== null) return holders.get(holder) === programId
    const version = /^(\S+) version \d+$/.exec(breach)?.[1]
    return version === undefined ? account === undefined || account === String(programId) : version === program?.key
  })
  return {
    check: message(language, `verify.${slugOf(check)}`, { defaultValue: check }),
    breaches: own.map(({ breach }) => breach),
    elsewhere: breaches.length - own.length,
  }
}

function holderIn(breach: string): string | null {
  const id = /mem_[0-9a-z]{26}/.exec(breach)?.[0]
  const bytes = id === undefined ? null : decodeId('mem', id)
  return bytes && uuidText(bytes)
}

/** Under what a check stands in the catalogue. */
export const slugOf = (check: string): string => check.replaceAll(/[^a-z]+/g, '_')
