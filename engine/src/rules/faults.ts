/**
 * An evaluation error as a value. Throwing costs about 2 µs and an absent optional attribute is an everyday thing,
 * so closures return one of these and their callers pass it on. A rule that ends in a fault does not fire.
 */
export class Fault {
  readonly code: FaultCode
  constructor(code: FaultCode) {
    this.code = code
  }
}

export type FaultCode = 'no_such_key' | 'overflow' | 'division_by_zero' | 'index_out_of_range' | 'not_a_number'

export const NO_SUCH_KEY = new Fault('no_such_key')
export const OVERFLOW = new Fault('overflow')
export const DIVISION_BY_ZERO = new Fault('division_by_zero')
export const INDEX_OUT_OF_RANGE = new Fault('index_out_of_range')
export const NOT_A_NUMBER = new Fault('not_a_number')
