import type { Command } from 'commander'
import { setTimeout as pause } from 'node:timers/promises'
import { progress, result } from '#kit/terminal.ts'
import { run, withContext } from '../command.ts'

interface Indexing {
  again?: boolean
  json?: boolean
}

export function peopleCommands(program: Command): void {
  program
    .command('members')
    .description('the people of all programs')
    .command('index')
    .description('make people searchable who were recorded before there was a search; the server does it by itself')
    .option('--again', 'begin anew with everybody')
    .option('--json', 'print the result as JSON')
    .action((options: Indexing) => run(async () => index(options)))
}

function index({ again = false, json = false }: Indexing): Promise<number> {
  return withContext(async (ctx) => {
    const { indexAgain, indexEverybody, indexingState } = await import('./index-everybody.ts')
    if (again) await indexAgain(ctx)
    const bar = progress('members', 'people')
    let state = await indexingState(ctx)
    while (!state.finished) {
      // Nothing done and not finished: the server is at it, and this only waits.
      if ((await indexEverybody(ctx)) === 0) await pause(200)
      state = await indexingState(ctx)
      bar.at(state.people)
    }
    bar.stop()
    result(json, state, [`${state.people.toLocaleString('en')} people can be searched`])
    return 0
  })
}
