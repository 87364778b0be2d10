// Colours and marks for scripts that run before anything is installed.

const coloured = process.env.FORCE_COLOR ? process.env.FORCE_COLOR !== '0' : process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code) => (text) => (coloured ? `\u001B[${code}m${text}\u001B[0m` : text)

export const good = paint(32)
export const bad = paint(31)
export const dim = paint(2)
export const bold = paint(1)

export const mark = (ok) => (ok ? good('✓') : bad('✗'))

/** What a script says about its work goes to stderr, as in the server's commands; stdout holds results. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

export function seconds(milliseconds) {
  const value = milliseconds / 1000
  return value < 60 ? `${value.toFixed(1)} s` : `${Math.floor(value / 60)} min ${String(Math.round(value % 60)).padStart(2, '0')} s`
}
