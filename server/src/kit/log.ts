import { pino, type Logger } from 'pino'

export type { Logger }

/** JSON lines on stderr. What could carry a person or a secret is removed before it is written. */
export function openLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          '*.phone',
          '*.email',
          '*.identity.value',
          '*.personal',
          '*.secret',
          '*.password',
          'err.parameters',
          'err.detail',
        ],
        censor: '[redacted]',
      },
    },
    pino.destination(2),
  )
}
