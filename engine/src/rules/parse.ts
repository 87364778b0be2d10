import { Environment, ParseError, TypeError as CelTypeError, type ASTNode } from '@marcbachmann/cel-js'
import { FUNCTIONS } from './functions.ts'
import { isList, isObject, nameOf, TABLE, type RuleType, type Vocabulary } from './types.ts'

/** Bounds on what may be written at all; the library enforces them while parsing. */
const LIMITS = { maxAstNodes: 500, maxDepth: 32, maxListElements: 200, maxMapEntries: 50, maxCallArguments: 8 }
export const EXPRESSION_LENGTH_MAX = 4000

export interface Parsed {
  ast: ASTNode
  /** The type as CEL names it: `bool`, `int`, `list<string>`. */
  type: string
}

/** What is wrong with an expression, and where: `start` and `end` are offsets in its text. */
export interface ExpressionProblem {
  code: string
  message: string
  start: number
  end: number
}

export class Language {
  readonly vocabulary: Vocabulary
  readonly #environment: Environment

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
    this.#environment = new Environment({ unlistedVariablesAreDyn: false, limits: LIMITS })
    const known = new Set<string>()
    this.#declare(TABLE, known)
    for (const [name, type] of Object.entries(vocabulary)) {
      this.#declare(type, known)
      this.#environment.registerVariable(name, nameOf(type))
    }
    for (const { signature, reference } of FUNCTIONS) {
      this.#environment.registerFunction(signature, reference as (...args: unknown[]) => unknown)
    }
  }

  /** Parses and type-checks with the library. The caller walks the tree for what this product refuses besides. */
  parse(text: string): Parsed | ExpressionProblem {
    if (text.length > EXPRESSION_LENGTH_MAX) {
      const message = `longer than ${EXPRESSION_LENGTH_MAX} characters`
      return { code: 'too_long', message, start: 0, end: text.length }
    }
    try {
      const parsed = this.#environment.parse(text)
      const checked = parsed.check()
      if (!checked.valid) return problemOf(checked.error, text)
      return { ast: parsed.ast, type: checked.type ?? 'dyn' }
    } catch (error) {
      return problemOf(error, text)
    }
  }

  /** Runs the library's own interpreter: slow; the reference that the compiled form is tested against. */
  interpret(text: string, context: Record<string, unknown>): unknown {
    return this.#environment.evaluate(text, context)
  }

  #declare(type: RuleType, known: Set<string>): void {
    if (isList(type)) return this.#declare(type.list, known)
    if (!isObject(type) || known.has(type.object)) return
    known.add(type.object)
    const schema: Record<string, string> = {}
    for (const [name, field] of Object.entries(type.fields)) {
      this.#declare(field.type, known)
      schema[name] = nameOf(field.type)
    }
    this.#environment.registerType(type.object, { schema })
  }
}

export function isProblem(value: object): value is ExpressionProblem {
  return 'code' in value && 'message' in value
}

function problemOf(error: unknown, text: string): ExpressionProblem {
  if (error instanceof ParseError || error instanceof CelTypeError) {
    const { start, end } = error.range ?? { start: 0, end: text.length }
    return { code: error.code ?? 'syntax', message: error.summary ?? error.message.split('\n')[0]!, start, end }
  }
  return { code: 'syntax', message: (error as Error).message.split('\n')[0]!, start: 0, end: text.length }
}
