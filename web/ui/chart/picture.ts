import type { EChartsCoreOption } from 'echarts/core'

/** What is drawn, and the same as a table. */
export interface Picture {
  option: EChartsCoreOption
  table: { head: readonly string[]; rows: readonly (readonly (string | number)[])[] }
}

export interface Series {
  name: string
  values: readonly (number | null)[]
  kind?: 'line' | 'bar' | 'area'
  stack?: string
  dashed?: boolean
}

/** Lines or bars over places along the bottom, such as days. `write` is how a value is written. */
export function overTime(places: readonly string[], series: readonly Series[], write: (value: number) => string, head = ''): Picture {
  return {
    option: {
      grid: { left: 8, right: 12, top: series.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
      legend: { show: series.length > 1, top: 0, left: 0, icon: 'roundRect' },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (typeof value === 'number' ? write(value) : '–') },
      xAxis: { type: 'category', data: [...places], boundaryGap: series.some(({ kind }) => kind === 'bar') },
      yAxis: { type: 'value', axisLabel: { formatter: write } },
      series: series.map(({ name, values, kind = 'line', stack, dashed }) => ({
        name,
        type: kind === 'bar' ? 'bar' : 'line',
        data: [...values],
        showSymbol: places.length < 3,
        ...(stack && { stack }),
        ...(kind === 'area' && { areaStyle: { opacity: 0.18 } }),
        ...(dashed && { lineStyle: { type: 'dashed' } }),
      })),
    },
    table: {
      head: [head, ...series.map(({ name }) => name)],
      rows: places.map((place, i) => [
        place,
        ...series.map(({ values }) => (values[i] === null || values[i] === undefined ? '–' : write(values[i]))),
      ]),
    },
  }
}

/** Bars from the left, the first on top. */
export function ranked(
  rows: readonly { name: string; value: number }[],
  write: (value: number) => string,
  head: readonly [string, string] = ['', ''],
): Picture {
  const drawn = rows.toReversed()
  return {
    option: {
      grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
      tooltip: { trigger: 'item', valueFormatter: (value: unknown) => write(value as number) },
      xAxis: { type: 'value', minInterval: 1, axisLabel: { formatter: write } },
      yAxis: { type: 'category', data: drawn.map(({ name }) => name) },
      series: [{ type: 'bar', data: drawn.map(({ value }) => value), barMaxWidth: 22 }],
    },
    table: { head, rows: rows.map(({ name, value }) => [name, write(value)]) },
  }
}

/** Flows from the left to the right, such as from tier to tier. Names on the two sides are kept apart. */
export function flows(
  links: readonly { from: string; to: string; value: number }[],
  sides: readonly [string, string],
  write: (value: number) => string,
): Picture {
  const [before, after] = sides
  const nodes = [...new Set(links.map(({ from }) => `${from}\u0000`)), ...new Set(links.map(({ to }) => `\u0000${to}`))]
  const plain = (name: string): string => name.replaceAll('\u0000', '')
  return {
    option: {
      tooltip: {
        trigger: 'item',
        formatter: ({ data }: { data: { source?: string; target?: string; name?: string; value?: number } }) =>
          data.source ? `${plain(data.source)} → ${plain(data.target!)}: ${write(data.value!)}` : plain(data.name ?? ''),
      },
      series: [
        {
          type: 'sankey',
          left: 8,
          right: 96,
          top: 8,
          bottom: 8,
          draggable: false,
          data: nodes.map((name) => ({ name })),
          links: links
            .filter(({ value }) => value > 0)
            .map(({ from, to, value }) => ({ source: `${from}\u0000`, target: `\u0000${to}`, value })),
          label: { formatter: ({ name }: { name: string }) => plain(name) },
          lineStyle: { color: 'source', opacity: 0.35 },
        },
      ],
    },
    table: { head: [before, after, ''], rows: links.map(({ from, to, value }) => [from, to, write(value)]) },
  }
}

/** A grid of fields, the darker the more. */
export function grid(
  columns: readonly string[],
  rows: readonly string[],
  values: readonly (readonly number[])[],
  write: (value: number) => string,
): Picture {
  const most = Math.max(1, ...values.flat())
  return {
    option: {
      grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
      tooltip: {
        trigger: 'item',
        formatter: ({ data }: { data: [number, number, number] }) => `${rows[data[1]]} × ${columns[data[0]]}: ${write(data[2])}`,
      },
      xAxis: { type: 'category', data: [...columns], splitArea: { show: true } },
      yAxis: { type: 'category', data: [...rows], splitArea: { show: true } },
      visualMap: { min: 0, max: most, show: false, inRange: { color: ['#e7f2e9', '#2f6b3a'] } },
      series: [
        {
          type: 'heatmap',
          data: values.flatMap((line, y) => line.map((value, x) => [x, y, value])),
          label: { show: true, formatter: ({ data }: { data: [number, number, number] }) => write(data[2]) },
        },
      ],
    },
    table: { head: ['', ...columns], rows: rows.map((row, y) => [row, ...columns.map((_, x) => write(values[y]?.[x] ?? 0))]) },
  }
}
