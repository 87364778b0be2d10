import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Task } from './victim.ts'

const script = fileURLToPath(new URL('victim.ts', import.meta.url))

/** Processes that will be killed. One more than is needed stands ready: starting takes ten times as long as dying. */
export class Victims {
  #spare: ChildProcess | null = null

  /** Runs a process that kills itself at the point. Nobody else can have ended it. */
  async killedAt(task: Task): Promise<void> {
    const victim = this.#spare ?? started()
    this.#spare = started()
    const timer = setTimeout(() => victim.kill('SIGTERM'), 120_000)
    victim.send(task)
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => victim.on('exit', (c, s) => resolve([c, s])))
    clearTimeout(timer)
    expect([code, signal], task.point).toEqual([null, 'SIGKILL'])
  }

  close(): void {
    this.#spare?.kill('SIGKILL')
  }
}

const started = (): ChildProcess => spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
