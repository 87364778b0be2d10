import { BarChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useShade, type Shade } from '#kit/theme.ts'
import type { Picture } from './picture.ts'

echarts.use([
  AriaComponent,
  BarChart,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  SVGRenderer,
  SankeyChart,
  TooltipComponent,
  VisualMapComponent,
])

const COLOURS: Record<Shade, readonly string[]> = {
  light: ['#2f6b3a', '#c07a12', '#22607a', '#8a4a8c', '#b3441e', '#6b7f2a', '#56615a'],
  dark: ['#6fbf82', '#e0a44a', '#6db3cf', '#c48fc6', '#ee8f6b', '#b6c76a', '#a9b5ac'],
}
const INK: Record<Shade, { text: string; line: string }> = {
  light: { text: '#4d5850', line: '#dfe5df' },
  dark: { text: '#b6c1b9', line: '#2e3932' },
}

/** Draws a picture as SVG, in the colours of the shade, and redraws it when its room changes. */
export default function Drawing({ title, picture, height }: { title: string; picture: Picture; height: number }) {
  const place = useRef<HTMLDivElement>(null)
  const shade = useShade()
  useEffect(() => {
    const chart = echarts.init(place.current!, null, { renderer: 'svg' })
    // Room for labels is measured on a canvas, which does not know what `inherit` would be.
    chart.setOption(inShade(picture.option, shade, title, getComputedStyle(place.current!).fontFamily))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current!)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [picture, shade, title])
  return <div ref={place} role="img" aria-label={title} style={{ height, width: '100%' }} />
}

function inShade(option: Picture['option'], shade: Shade, title: string, fontFamily: string): Picture['option'] {
  const { text, line } = INK[shade]
  const axis = (given: unknown): object => ({
    axisLabel: { color: text, hideOverlap: true, ...(given as { axisLabel?: object } | undefined)?.axisLabel },
    axisLine: { lineStyle: { color: line } },
    splitLine: { lineStyle: { color: line } },
  })
  // Those of flows would be drawn with a white edge, which on dark ground is all that one sees.
  const plainLabels = (series: { type: string; label?: object }): object =>
    series.type === 'sankey' ? { ...series, label: { ...series.label, color: text, textBorderWidth: 0 } } : series
  const still = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches
  return {
    color: [...COLOURS[shade]],
    textStyle: { fontFamily, color: text },
    animation: !still,
    animationDuration: 300,
    aria: { enabled: true, label: { description: title } },
    ...option,
    ...(option['xAxis'] ? { xAxis: { ...(option['xAxis'] as object), ...axis(option['xAxis']) } } : {}),
    ...(option['yAxis'] ? { yAxis: { ...(option['yAxis'] as object), ...axis(option['yAxis']) } } : {}),
    ...(option['legend'] ? { legend: { ...(option['legend'] as object), textStyle: { color: text } } } : {}),
    ...(option['series'] ? { series: (option['series'] as { type: string; label?: object }[]).map(plainLabels) } : {}),
    tooltip: {
      backgroundColor: shade === 'dark' ? '#232c27' : '#fff',
      borderColor: line,
      textStyle: { color: shade === 'dark' ? '#e6ece7' : '#1d2721' },
      confine: true,
      ...(option['tooltip'] as object),
    },
  }
}
