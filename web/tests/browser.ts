import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none']
const UNPACKED = join(tmpdir(), `perennial-chromium-147-${process.getuid?.() ?? 0}`)

/** A real Chromium: the one from npm, so that no machine has to have one, or that of CHROMIUM_PATH. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH']
  if (own) return chromium.launch({ executablePath: own, args: ARGS })
  if (!existsSync(join(UNPACKED, 'ready'))) await unpack()
  return chromium.launch({
    executablePath: join(UNPACKED, 'chromium'),
    args: ARGS,
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(UNPACKED, 'al2023/lib'),
      FONTCONFIG_PATH: join(UNPACKED, 'fonts'),
    },
  })
}

/**
 * Unpacks the browser into a folder of ours. The package would unpack into a folder that any user may write to, trust
 * whatever lies there, and leave its libraries out unless it believes that it runs on Lambda.
 */
async function unpack(): Promise<void> {
  const folder = `${UNPACKED}.${process.pid}`
  mkdirSync(folder, { recursive: true })
  const names = ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH'] as const
  const before = names.map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' })
  const { default: packed } = await import('@sparticuz/chromium')
  packed.setGraphicsMode = false
  await packed.executablePath()
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  const dirs = [`${UNPACKED}/fonts/fonts`, '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('')
  mkdirSync(join(folder, 'fonts'), { recursive: true })
  writeFileSync(
    join(folder, 'fonts/fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}<cachedir>${UNPACKED}/fc</cachedir></fontconfig>`,
  )
  writeFileSync(join(folder, 'ready'), '')
  try {
    renameSync(folder, UNPACKED)
  } catch (error) {
    // Another process was first.
    if (!existsSync(join(UNPACKED, 'ready'))) throw error
    rmSync(folder, { recursive: true, force: true })
  }
}
