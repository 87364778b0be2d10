const [WIDTH, HEIGHT] = [220, 40]

/** The days of a figure as a line, small; whoever wants to read them presses it. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null)
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)]
  const span = high - low || 1
  const step = WIDTH / Math.max(1, values.length - 1)
  const points = values.flatMap((value, i) =>
    value === null ? [] : [`${(i * step).toFixed(1)},${(HEIGHT - ((value - low) / span) * (HEIGHT - 4) - 2).toFixed(1)}`],
  )
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" aria-hidden focusable="false">
      <polyline points={points.join(' ')} fill="none" stroke="var(--leaf)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
