import type { Member } from '../member.tsx'

/** What every drawer of a member is given. */
export interface DrawerOf {
  member: Member
  open: boolean
  close: () => void
}
