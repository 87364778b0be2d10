/** What scrolls sideways is scrolled by the keyboard too, so it takes the focus; a table offers no property for that. */
export function focusScrolling(box: HTMLElement | null): void {
  for (const part of box?.querySelectorAll<HTMLElement>('.ant-table-content') ?? []) part.tabIndex = 0
}
