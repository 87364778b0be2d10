import type { DemoTemplate } from './template.ts'
import { AIRLINE } from './templates/airline.ts'
import { BEAUTY } from './templates/beauty.ts'
import { CAFE } from './templates/cafe.ts'
import { RETAIL } from './templates/retail.ts'

/** THE list of example programs; the first is what `npm start` offers. */
export const TEMPLATES: readonly DemoTemplate[] = [CAFE, RETAIL, AIRLINE, BEAUTY]

export const findTemplate = (key: string): DemoTemplate | undefined => TEMPLATES.find((template) => template.key === key)
