import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readRuntime, removeRuntime, writeRuntime } from '../../src/kit/runtime.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-runtime-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const runtime = { pid: process.pid, databaseUrl: 'postgres://nowhere', address: 'http://nowhere' }
const file = (): string => join(folder, 'runtime.json')

it('a running server is found, and one that was stopped is not', () => {
  expect(readRuntime(folder)).toBeNull()
  writeRuntime(folder, runtime)
  expect(readRuntime(folder)).toEqual(runtime)
  removeRuntime(folder)
  expect(readRuntime(folder)).toBeNull()
})

it('a server that was killed is not found, though its number is another process’s by now', () => {
  writeRuntime(folder, runtime)
  const killed = JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown>
  writeFileSync(file(), JSON.stringify({ ...killed, began: '1' }))
  expect(readRuntime(folder)).toBeNull()
})

it('a file that was cut off while it was written is no server', () => {
  writeFileSync(file(), '{"pid":1')
  expect(readRuntime(folder)).toBeNull()
})
