/**
 * Where only rows in view are drawn, antd makes them of boxes and not of a table's parts, and moves them by the wheel
 * alone. What a screen reader and the keyboard need of a table is put back here.
 */

/** A row's place in the whole, which a screen reader cannot count where the others are not drawn; the head is the first. */
export const rowAt = (index: number) => ({ role: 'row', 'aria-rowindex': index + 2 })
export const CELL = { role: 'cell' }

export function asTable(box: HTMLElement | null, name: string, rows: number): void {
  const table = box?.querySelector<HTMLElement>('.ant-table-container')
  const head = table?.querySelector<HTMLElement>('.ant-table-header table')
  const body = table?.querySelector<HTMLElement>('.ant-table-tbody-virtual-holder')
  if (!table || !head || !body) return
  say(table, { role: 'table', 'aria-label': name, 'aria-rowcount': String(rows + 1) })
  head.removeAttribute('aria-label')
  head.role = 'presentation'
  head.querySelector('thead')!.role = 'rowgroup'
  say(head.querySelector('thead tr')!, { role: 'row', 'aria-rowindex': '1' })
  for (const cell of head.querySelectorAll('th')) cell.role = 'columnheader'
  say(body, { role: 'rowgroup', tabindex: '0', 'aria-label': name })
  // The same function is added once, however often it is added.
  body.addEventListener('keydown', scrollByKey)
}

function say(element: HTMLElement, attributes: Record<string, string>): void {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
}

const LINE = 44

function scrollByKey(event: KeyboardEvent): void {
  const body = event.currentTarget as HTMLElement
  if (event.target !== body) return
  const page = body.clientHeight - LINE
  const ways: Record<string, number> = {
    ArrowDown: LINE,
    ArrowUp: -LINE,
    PageDown: page,
    PageUp: -page,
    Home: -body.scrollHeight,
    End: body.scrollHeight,
  }
  const way = ways[event.key]
  if (way === undefined) return
  event.preventDefault()
  body.scrollTop += way
}
