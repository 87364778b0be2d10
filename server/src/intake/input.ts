import type { Command } from '@perennial/engine/decide/command.ts'

/** The stored form of a command. Times and kind are columns; the rest is its `input`. */
export function encodeInput(command: Command): string {
  // Orders are nearly all there is, and copying an object to leave out three fields cost as much as writing it.
  if (command.kind === 'order') {
    const reserved = command.reserved === undefined ? '' : `,"reserved":${command.reserved}`
    const exchange = command.exchange === undefined ? '' : `,"exchange":${command.exchange}`
    return `{"order":${JSON.stringify(command.order)}${command.imported ? ',"imported":true' : ''}${reserved}${exchange}}`
  }
  const { kind: _, at: __, recordedAt: ___, ...input } = command
  return JSON.stringify(input)
}

export interface StoredCommand {
  kind: Command['kind']
  at: number
  recordedAt: number
  input: object
}

export function decodeCommand({ kind, at, recordedAt, input }: StoredCommand): Command {
  return { kind, at, recordedAt, ...input } as Command
}
