/** The only place that reads the time. Tests put their own in its stead. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** The time of a transaction: the database's, so that several processes agree whatever their own clocks say. */
  ofDatabase(databaseNow: number): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  ofDatabase: (databaseNow) => databaseNow,
}

/** A clock that stands until it is told otherwise; for tests and for generated history. */
export class FixedClock implements Clock {
  time: number
  constructor(time: number) {
    this.time = time
  }
  now(): number {
    return this.time
  }
  ofDatabase(): number {
    return this.time
  }
}
