import { openArena, makeMembers } from './arena.ts'
import { ordersPerSecond, pgbenchTps } from './durable.ts'
const arena = await openArena(); const members = await makeMembers(arena, Number(process.env.MEM ?? 50000))
for (let k = 0; k < 12 && arena.intake.lanes.reduce((n, l) => n + l.counts.commands, 0) < 101000; k++) await ordersPerSecond(arena, members, 2)
for (let i = 0; i < Number(process.env.N ?? 2); i++) {
  const tps = process.env.NOPG ? 1 : pgbenchTps(arena.server.url, 3)
  const cpu = process.cpuUsage(); const before = arena.intake.lanes.reduce((n, l) => n + l.counts.commands, 0)
  const rate = await ordersPerSecond(arena, members, 6, Number(process.env.FL ?? 6000))
  const used = process.cpuUsage(cpu); const n = arena.intake.lanes.reduce((n, l) => n + l.counts.commands, 0) - before
  console.log(JSON.stringify({ rate: Math.round(rate), commands: n / 8, tps: Math.round(tps), ratio: (rate / tps).toFixed(2), nodeUs: ((used.user + used.system) / n).toFixed(1), userUs: (used.user / n).toFixed(1), b: arena.intake.lanes.map((l) => Math.round(l.counts.commands/l.counts.batches)) }))
}
await arena.close()
