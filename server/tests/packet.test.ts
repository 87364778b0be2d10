import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { CopyRows } from '../src/kit/copy.ts'
import { openLog } from '../src/kit/log.ts'
import { atOnce, openClient, sqlState, together, type Client } from '../src/kit/pg.ts'

/** What became of each statement: its rows, or the state of its error. */
async function outcomes(statements: readonly Promise<{ rows: unknown[] }>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(statements)
  return settled.map((each) => (each.status === 'fulfilled' ? each.value.rows : (sqlState(each.reason) ?? String(each.reason))))
}

const named = (name: string, text: string, values: unknown[] = []) => ({ name, text, values })

/** A connection with an empty table of its own. */
function connected(pipeline: boolean): { client: () => Client; letters: () => Promise<unknown[]> } {
  let client: Awaited<ReturnType<typeof openClient>>
  beforeAll(async () => {
    const log = openLog('silent')
    client = await openClient({ url: inject('postgres'), name: 'packet', statementTimeoutMs: 5000, pipeline, log })
    await client.query('create temporary table letters (place int primary key, letter text not null)')
  })
  beforeEach(() => client.query('truncate letters'))
  afterAll(() => client.end())
  return { client: () => client, letters: async () => (await client.query('select place, letter from letters order by place')).rows }
}

describe.each([true, false])('statements sent in one packet, pipeline %s', (pipeline) => {
  const { client: connection, letters } = connected(pipeline)

  it('are answered each with its own rows, the first time and again', async () => {
    for (let turn = 0; turn < 2; turn++) {
      const answers = await together(
        atOnce(connection(), () => [
          connection().query(named('packet-sum', 'select $1::int8 + 1 as sum', [turn])),
          connection().query('select 1 as one, null as nothing'),
          connection().query({ ...named('packet-array', 'select $1::text, 2', ['a']), rowMode: 'array' }),
          connection().query(named('packet-insert', 'insert into letters values ($1, $2)', [turn, 'x'])),
          connection().query('select $1::text as given', ['text']),
        ]),
      )
      expect(answers.map(({ rows }) => rows)).toEqual([
        [{ sum: turn + 1 }],
        [{ one: 1, nothing: null }],
        [['a', 2]],
        [],
        [{ given: 'text' }],
      ])
      expect(answers[3]!.rowCount).toBe(1)
    }
  })

  it('stand where they were asked beside statements sent alone', async () => {
    const before = connection().query("insert into letters values (1, 'a')")
    const inside = atOnce(connection(), () => connection().query("insert into letters select count(*) + 1, 'b' from letters"))
    const after = connection().query("insert into letters select count(*) + 1, 'c' from letters")
    await Promise.all([before, inside, after])
    expect(await letters()).toEqual([
      { place: 1, letter: 'a' },
      { place: 2, letter: 'b' },
      { place: 3, letter: 'c' },
    ])
  })

  it('take copied rows in their turn, and none of a copy that is refused', async () => {
    const rows = (into: string) => new CopyRows().row(2).int4(7).text('g').into(connection(), into)
    await atOnce(connection(), () => Promise.all([rows('letters (place, letter)'), connection().query('select 1')]))
    expect(await letters()).toEqual([{ place: 7, letter: 'g' }])
    await expect(atOnce(connection(), () => rows('letters (place, nowhere)'))).rejects.toMatchObject({ code: '42703' })
    await expect(atOnce(connection(), () => rows('letters (place, letter)'))).rejects.toMatchObject({ code: '23505' })
    expect(await letters()).toEqual([{ place: 7, letter: 'g' }])
  })

  it('are one packet where one asks within another', async () => {
    const inner = () => atOnce(connection(), () => connection().query('select 2 as two'))
    const [one, two] = await together(atOnce(connection(), () => [connection().query('select 1 as one'), inner()]))
    expect([...one.rows, ...two.rows]).toEqual([{ one: 1 }, { two: 2 }])
  })
})

describe.each([true, false])('statements of a packet of which one fails, pipeline %s', (pipeline) => {
  const { client: connection, letters } = connected(pipeline)

  it('fail from the one that fails on, which tells why, and nothing of the transaction is kept', async () => {
    const found = await outcomes(
      atOnce(connection(), () => [
        connection().query('begin'),
        connection().query("insert into letters values (1, 'a')"),
        connection().query(named('packet-broken', 'select 1 / $1::int as broken', [0])),
        connection().query(named('packet-behind', 'select $1::int as behind', [1])),
        connection().query('commit'),
      ]),
    )
    expect(found).toEqual([[], [], '22012', '25P02', '25P02'])
    await connection().query('rollback')
    expect(await letters()).toEqual([])
  })

  it('may be asked again after a failure, whether the server has parsed them or not', async () => {
    const ask = (divisor: number) =>
      outcomes(
        atOnce(connection(), () => [
          connection().query(named('packet-again', 'select 8 / $1::int as eighth', [divisor])),
          connection().query(named('packet-late', 'select $1::int as late', [divisor])),
        ]),
      )
    expect(await ask(0)).toEqual(['22012', '25P02'])
    expect(await ask(4)).toEqual([[{ eighth: 2 }], [{ late: 4 }]])
    const misspelt = atOnce(connection(), () => [
      connection().query(named('packet-misspelt', 'select nonsense')),
      connection().query('select 1'),
    ])
    expect(await outcomes(misspelt)).toEqual(['42703', '25P02'])
    expect(await ask(2)).toEqual([[{ eighth: 4 }], [{ late: 2 }]])
  })

  it('fail alone where only the value of one cannot be read', async () => {
    const found = await outcomes(
      atOnce(connection(), () => [connection().query("select '9007199254740993'::int8 as large"), connection().query('select 2 as two')]),
    )
    expect(found).toEqual([expect.stringContaining('beyond the safe integers'), [{ two: 2 }]])
  })

  it('are none if asking throws', async () => {
    const ask = () => {
      void connection().query("insert into letters values (9, 'z')")
      throw new Error('changed my mind')
    }
    expect(() => atOnce(connection(), ask)).toThrow('changed my mind')
    expect(await letters()).toEqual([])
  })
})

it('statements under way when the connection is lost all say so', async () => {
  const log = openLog('silent')
  const client = await openClient({ url: inject('postgres'), name: 'packet', statementTimeoutMs: 5000, pipeline: true, log })
  const end = client.query('select pg_terminate_backend(pg_backend_pid())').catch(() => 'ended')
  const asked = atOnce(client, () => [client.query('select 1'), client.query('select 2')])
  const found = await Promise.allSettled([end, ...asked])
  expect(found.slice(1).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await client.end().catch(() => undefined)
})
