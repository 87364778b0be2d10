import { z } from 'zod'
import { message } from '#kit/messages.ts'
import type { Speaker } from '../explanations/speaker.ts'
import type { Figure } from './figures.ts'

export const FigureAnswer = z
  .object({
    key: z.string(),
    currency: z.string().nullable().meta({ description: 'Of points: which' }),
    name: z.string(),
    definition: z.string().meta({ description: 'What exactly is counted, in words' }),
    unit: z.enum(['count', 'money', 'share', 'points']).meta({ description: 'Money in minor units, shares from 0 to 1' }),
    value: z.number().nullable().meta({ description: 'Null where there is nothing to divide by' }),
    previous: z.number().nullable(),
    parts: z
      .object({ part: z.number(), whole: z.number() })
      .nullable()
      .meta({ description: 'Of a share or an average: what is divided by what' }),
    series: z.array(z.object({ day: z.string(), value: z.number().nullable() })),
    series_of: z.enum(['each_day', 'so_far', 'standing', 'coming']).meta({
      description: 'Each day alone, all from the first day on, how things stood at its end, or what is to come',
    }),
    made_of: z.string().meta({ description: 'Path of the list of what it is made of' }),
  })
  .meta({ id: 'Figure' })

/** A figure with its name and what exactly is counted, in words. */
export function inWords(speaker: Speaker, figure: Figure): z.infer<typeof FigureAnswer> {
  const { key, currency } = figure
  const values = currency === null ? {} : { currency: speaker.name(speaker.version.document.currencies[currency]?.names, currency) }
  const said = (what: 'name' | 'definition'): string => message(speaker.language, `figure.${key}.${what}`, values)
  return { ...figure, name: said('name'), definition: said('definition'), series: [...figure.series] }
}
