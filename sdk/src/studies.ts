import { at, type Transport } from './transport.ts'
import type { Answer, Body, CallOptions, WriteOptions, Written } from './types.ts'

/** Backtests: past orders decided again under a draft. They run in the background. */
export class Backtests {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  ask(request: Body<'postBacktests'>, options?: WriteOptions): Promise<Written<Answer<'postBacktests', 202>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/backtests', body: request }, options)
  }

  list(options?: CallOptions): Promise<Answer<'getBacktests'>> {
    return this.#transport.ask({ method: 'GET', path: '/v1/backtests', ...options })
  }

  /** How far it is, and its report when it is done. */
  get(id: string, options?: CallOptions): Promise<Answer<'getBacktest'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/backtests/${id}`, ...options })
  }

  cancel(id: string, options?: WriteOptions): Promise<Written<Answer<'postBacktestCancel'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/backtests/${id}/cancel` }, options)
  }
}

/** What-ifs: other expiry, thresholds or rates on the lots and standings of now. They run in the background. */
export class Whatifs {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  ask(request: Body<'postWhatifs'>, options?: WriteOptions): Promise<Written<Answer<'postWhatifs', 202>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/whatifs', body: request }, options)
  }

  list(options?: CallOptions): Promise<Answer<'getWhatifs'>> {
    return this.#transport.ask({ method: 'GET', path: '/v1/whatifs', ...options })
  }

  get(id: string, options?: CallOptions): Promise<Answer<'getWhatif'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/whatifs/${id}`, ...options })
  }

  cancel(id: string, options?: WriteOptions): Promise<Written<Answer<'postWhatifCancel'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/whatifs/${id}/cancel` }, options)
  }
}
