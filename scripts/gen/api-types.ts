import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

interface Generator {
  default(description: string, options: Record<string, boolean>): Promise<unknown[]>
  astToString(types: unknown[]): string
}

const HEAD = '// Made by "npm run gen" from server/openapi.json. Do not edit.\n\n'

/** The API as types. The generator needs the TypeScript of the SDK, whose compiler can be called; that of the root cannot. */
export async function apiTypes(description: string): Promise<string> {
  const fromSdk = createRequire(new URL('../../sdk/package.json', import.meta.url))
  const path = fromSdk.resolve('openapi-typescript').replace(/index\.cjs$/, 'index.mjs')
  const { default: generate, astToString } = (await import(pathToFileURL(path).href)) as Generator
  const types = await generate(description, { alphabetize: true, defaultNonNullable: false })
  return HEAD + astToString(types)
}
