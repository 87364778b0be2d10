/** THE list of what is recorded of staff. */
export const ACT_KINDS = [
  'write',
  // A write that came again under its key, and did nothing.
  'repeat',
  'reveal',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'session_ended',
  'password_set',
  'second_factor_on',
  'second_factor_off',
  'recovery_code_used',
  'recovery_codes_made',
  'staff_created',
  'staff_changed',
  'link_made',
  'key_made',
  'key_rotated',
  'key_ended',
] as const
export type ActKind = (typeof ACT_KINDS)[number]
