/** Something the user can put right; its message says how. Exit code 2. */
export class UsageError extends Error {}
