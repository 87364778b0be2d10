/** What was asked of the server, and what it said. Kept by the clients, who are never killed. */
export interface Entry {
  key: string
  kind: 'enrol' | 'order' | 'redeem' | 'send'
  path: string
  body: Record<string, unknown>
  tries: number
  /** The final answer; null while there is none. */
  answer: { status: number; text: string } | null
}

/** What a decision says, as far as the accounts of this test go. */
export interface Decision {
  member: string
  effects: { currency: string; granted: number }[]
  balances: Record<string, { available: number }>
}

export class Journal {
  readonly entries: Entry[] = []
  /** Statuses that were no final answer, and how often; 0 where there was no answer at all. */
  readonly passing = new Map<number, number>()
  lastAnswerAt = 0
  /** Final answers so far. */
  answers = 0

  write(kind: Entry['kind'], path: string, body: Record<string, unknown>): Entry {
    const entry: Entry = { key: `crash-${this.entries.length}`, kind, path, body, tries: 0, answer: null }
    this.entries.push(entry)
    return entry
  }

  of(kind: Entry['kind']): Entry[] {
    return this.entries.filter((entry) => entry.kind === kind)
  }

  get acknowledged(): Entry[] {
    return this.entries.filter((entry) => entry.answer !== null)
  }

  /** What every member must have, from the answers alone: earned, less redeemed and given, plus received. */
  expectedBeans(): Map<string, number> {
    const beans = new Map<string, number>()
    const add = (member: string, amount: number): void => void beans.set(member, (beans.get(member) ?? 0) + amount)
    for (const { kind, body, answer } of this.entries) {
      if (answer?.status !== 201 || kind === 'enrol') continue
      const { member, effects } = JSON.parse(answer.text) as Decision
      const amount = body['amount'] as number
      if (kind === 'order') for (const effect of effects) if (effect.currency === 'beans') add(member, effect.granted)
      if (kind !== 'order') add(member, -amount)
      if (kind === 'send') add(body['to'] as string, amount)
    }
    return beans
  }
}
