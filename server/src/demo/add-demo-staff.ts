import type { GoodwillLimit, StaffRole, Within } from '../access/staff-role.ts'
import type { Context } from '../context.ts'
import { livePrograms } from '../programs/list-programs.ts'
import { addDemoLogins } from '../staff/add-demo-logins.ts'
import type { DemoTemplate } from './template.ts'
import { TEMPLATES } from './templates.ts'

const PEOPLE: readonly [StaffRole, name: string][] = [
  ['owner', 'Olivia Owner'],
  ['manager', 'Marcus Manager'],
  ['analyst', 'Anna Analyst'],
  ['finance', 'Felix Finance'],
  ['agent', 'Alice Agent'],
  ['associate', 'Sam Associate'],
  ['partner', 'Paul Partner'],
  ['auditor', 'Audrey Auditor'],
]

/** What the agent of a demo may give by hand. */
const GOODWILL: GoodwillLimit = { per_act: 200, per_day: 1000 }

/** A login for each role, all with one password that whoever starts the demo is shown. */
export async function addDemoStaff(ctx: Context, organizationId: string, template: DemoTemplate): Promise<void> {
  const domain = template === TEMPLATES[0] ? 'demo.perennial.example' : `${template.key}.demo.perennial.example`
  const goodwill = await goodwillOf(ctx, organizationId)
  const store: Pick<Within, 'kind' | 'keys'> = { kind: 'store', keys: [template.stores[0]!.key] }
  const logins = PEOPLE.map(([role, name]) => ({
    email: `${role}@${domain}`,
    name,
    role,
    ...(role === 'associate' && { within: store }),
    ...(role === 'agent' && { goodwill }),
  }))
  await addDemoLogins(ctx, organizationId, logins)
}

async function goodwillOf(ctx: Context, organizationId: string): Promise<Record<string, GoodwillLimit>> {
  const currencies = new Set<string>()
  for await (const program of livePrograms(ctx)) {
    if (program.organizationId !== organizationId) continue
    for (const key of Object.keys(program.timeline.inForce(ctx.clock.now()).version.document.currencies)) currencies.add(key)
  }
  return Object.fromEntries([...currencies].map((key) => [key, GOODWILL]))
}
