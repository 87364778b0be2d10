import { at, type Transport } from './transport.ts'
import type { Answer, Body, CallOptions, Delivery, Query, Webhook, WriteOptions, Written } from './types.ts'

/** Endpoints that are told of a program's events. */
export class Webhooks {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  async list(options?: CallOptions): Promise<Webhook[]> {
    return (await this.#transport.ask<Answer<'getWebhooks'>>({ method: 'GET', path: '/v1/webhooks', ...options })).items
  }

  get(id: string, options?: CallOptions): Promise<Webhook> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/webhooks/${id}`, ...options })
  }

  /** `answer.secret` is for `verifyWebhook`; it is not shown again. */
  register(webhook: Body<'postWebhooks'>, options?: WriteOptions): Promise<Written<Answer<'postWebhooks'>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/webhooks', body: webhook }, options)
  }

  change(id: string, change: Body<'patchWebhook'>, options?: WriteOptions): Promise<Written<Webhook>> {
    return this.#transport.write({ method: 'PATCH', path: at`/v1/webhooks/${id}`, body: change }, options)
  }

  /** A new secret; for a day deliveries carry signatures by both. */
  rotate(id: string, options?: WriteOptions): Promise<Written<Answer<'postWebhookRotate'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/webhooks/${id}/rotate` }, options)
  }

  /** Sends a test event now, and tells what came back. */
  test(id: string, options?: WriteOptions): Promise<Written<Answer<'postWebhookTest'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/webhooks/${id}/test` }, options)
  }

  /** What was, is or will be sent to an endpoint, the newest first. */
  deliveries(id: string, query: Query<'getWebhookDeliveries'> = {}, options?: CallOptions): AsyncGenerator<Delivery, void, undefined> {
    return this.#transport.pages(at`/v1/webhooks/${id}/deliveries`, query, options)
  }

  /** A delivery with what it sends. */
  delivery(id: string, options?: CallOptions): Promise<Answer<'getDelivery'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/deliveries/${id}`, ...options })
  }

  /** Sends again: one delivery, or those of a time. */
  replay(id: string, which: Body<'postWebhookReplay'>, options?: WriteOptions): Promise<Written<Answer<'postWebhookReplay'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/webhooks/${id}/replay`, body: which }, options)
  }

  /** Sent again after a lost answer it would not find what it removed, so it is sent once. */
  remove(id: string, options?: CallOptions): Promise<Webhook> {
    return this.#transport.ask({ method: 'DELETE', path: at`/v1/webhooks/${id}`, unrepeatable: true, ...options })
  }
}
