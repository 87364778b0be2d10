/** Which run of which import. One that another process took over, or that was cancelled, writes nothing of the import any more. */
export interface Run {
  id: number
  /** How often a process had taken the import by then; nought for the command line. */
  attempts: number
}

/**
 * Under what a run stages its rows. Each has its own: a process that was held up, and taken for dead, may go on copying for
 * a second, and two copies of a line would make an order of twice as much.
 */
export const stagingId = ({ id, attempts }: Run): number => id + attempts * 2 ** 40
