/** Members that were looked at here, the last first: their ids and no more, for a browser keeps what it is told. */
const MOST = 6

const keyOf = (program: string): string => `perennial.looked_at.${program}`

export function lookedAt(program: string): readonly string[] {
  const kept = localStorage.getItem(keyOf(program))
  return kept ? kept.split(' ') : []
}

export function noteLookedAt(program: string, id: string): void {
  const others = lookedAt(program).filter((other) => other !== id)
  localStorage.setItem(keyOf(program), [id, ...others].slice(0, MOST).join(' '))
}

/**
 * What was searched for last, in this tab only and not in the address: it may be a name or a number, and addresses are
 * kept and sent on.
 */
const SEARCHED = 'perennial.searched'

export const lastSearch = (): string => sessionStorage.getItem(SEARCHED) ?? ''
export const noteSearch = (text: string): void => sessionStorage.setItem(SEARCHED, text)
