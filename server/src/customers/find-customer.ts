import type { Base } from '#kit/base.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Program } from '../programs/program.ts'
import { customerById, type CustomerRow } from './customers.sql.ts'

/** A person of the program's organization by id. @throws Problem `not_found` */
export async function findCustomer(ctx: Base, program: Program, id: string): Promise<CustomerRow> {
  const bytes = decodeId('cus', id)
  const customer = bytes && (await customerById(ctx.pool, program.organizationId, uuidText(bytes)))
  if (!customer) throw new Problem('not_found', { what: 'customer' })
  return customer
}
