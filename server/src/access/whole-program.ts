import { Problem } from '#kit/refusals.ts'
import type { Caller } from './api-key.ts'

/** @throws Problem `whole_program_only` for people whose role is for some stores: a file of everything is not theirs */
export function wholeProgram(caller: Caller): Caller {
  if (caller.staff?.within.stores) throw new Problem('whole_program_only')
  return caller
}
