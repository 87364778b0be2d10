import { keyHash } from '#kit/hashes.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import type { Context } from '../context.ts'
import { normalIdentity, type NormalIdentity } from '../customers/identity.ts'
import { submissionOf, type Draft } from '../intake/submission.ts'
import { enrolMember } from '../members/enrol-member.ts'
import type { DemoMember } from './template.ts'

const AT_ONCE = 32

interface Program {
  id: number
  organizationId: string
}

/** Gives every member of the demo a membership, each enrolled at the moment of joining. */
export async function enrolMembers(
  ctx: Context,
  program: Program,
  members: readonly DemoMember[],
  at: (done: number) => void,
): Promise<HolderKey[]> {
  const holders: HolderKey[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let i = next++; i < members.length; i = next++) {
      holders[i] = await enrol(ctx, program, members[i]!, i)
      at(i)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return holders
}

async function enrol(ctx: Context, program: Program, member: DemoMember, place: number): Promise<HolderKey> {
  const { identities, personal, attributes, source, joinedAt } = member
  const [identity, ...others] = identities.map(normalized)
  const enrolling = { identity: identity!, others, verified: true, personal, source, joinedAt }
  const holder = holderKey((await enrolMember(ctx, program, enrolling)).holder)
  const submit = (draft: Draft, name: string): Promise<unknown> => {
    const key = keyHash(name, String(program.id), String(place))
    return ctx.intake.submit(submissionOf({ programId: program.id, holder, draft, key, client: 'demo' }))
  }
  await submit({ kind: 'enrol', source, at: joinedAt, imported: true }, 'demo enrol')
  await submit({ kind: 'profile', attributes, at: joinedAt, imported: true }, 'demo profile')
  return holder
}

function normalized(input: DemoMember['identities'][number]): NormalIdentity {
  const identity = normalIdentity(input)
  if (!identity) throw new Error(`${input.value} is no ${input.kind}`)
  return identity
}
