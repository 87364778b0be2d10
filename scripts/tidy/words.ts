import type { Source } from '../tidy.ts'

interface Rule {
  pattern: RegExp
  say: string
  /** Where the rule does not apply. */
  except: RegExp
}

const TESTS = /(^|\/)(tests|bench|scripts|examples|e2e)\/|\.test\.ts$/

const RULES: readonly Rule[] = [
  {
    pattern: /\bDate\.now\(\)|\bnew Date\(\)/,
    say: 'reads the clock. Only kit/clock.ts does; others ask ctx.clock.',
    except: /kit\/clock\.ts$|^sdk\/|^web\/|^bench\/|^scripts\/|tests\/|\.test\.ts$|^examples\//,
  },
  { pattern: /\bMath\.random\(/, say: 'draws at random. A draw is a fact, with its seed; ids come from kit/ids.ts.', except: TESTS },
  {
    pattern: /\bconsole\.\w+\(/,
    say: 'writes to the console. Use kit/log.ts or kit/terminal.ts.',
    except: /\.mjs$|^bench\/|^scripts\/|\.md$/,
  },
  {
    pattern: /\bas any\b|[\w)\]>]: any\b(?! )|<any[,>]/,
    say: 'says any. Name the type, or unknown.',
    except: /tests\/|\.test\.ts$|^bench\/|kit\/doors\.ts$|\.md$/,
  },
  { pattern: /@ts-ignore|@ts-nocheck/, say: 'silences the compiler.', except: /^$/ },
  {
    pattern: /\b(test|it|describe)\.(skip|only|todo)\(/,
    say: 'skips or singles out a test. A test runs, or it is deleted.',
    except: /\.md$/,
  },
  {
    pattern: /虚拟货币/,
    say: 'calls points a virtual currency. They are 积分.',
    except: /glossary\.md$|CONTRIBUTING\.md$|scripts\/tidy\//,
  },
]

const NAMES = /(^|\/)(utils?|common|helpers?|misc|shared|index)(\/|\.tsx?$)/

/** Words and names that have no place in this house. */
export function* checkWords(sources: readonly Source[]): Generator<string> {
  for (const { path, text } of sources) {
    if (path.startsWith('scripts/tidy/')) continue
    if (NAMES.test(path)) yield `${path} is named after nothing. Name it after what it holds.`
    if (/\.(md|sql|ya?ml|json|css)$/.test(path) && !/虚拟货币/.test(text)) continue
    for (const [i, line] of text.split('\n').entries()) {
      for (const { pattern, say, except } of RULES) if (pattern.test(line) && !except.test(path)) yield `${path}:${i + 1} ${say}`
    }
  }
}
