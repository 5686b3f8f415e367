import uPlot from 'uplot'

export interface Series {
  title: string
  values: readonly (number | null)[]
  /** Drawn as bars behind the lines. */
  bars?: boolean
}

const COLOURS = ['--accent', '--focus', '--warn', '--bad', '--good']
const OF_BARS = '--line'
/** Told apart without colours too. */
const DASHES = [[], [8, 4], [2, 3], [12, 4, 2, 4], [4, 4]]
const HEIGHT = 260

const drawn = new Map<HTMLElement, uPlot>()
const watched = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries)
    drawn.get(target as HTMLElement)?.setSize({ width: Math.floor(contentRect.width), height: HEIGHT })
})

export function clearPlots(): void {
  for (const [place, plot] of drawn) {
    watched.unobserve(place)
    plot.destroy()
  }
  drawn.clear()
}

/** For the eye alone: the table beside it says the same. */
export function draw(place: HTMLElement, labels: readonly string[], series: readonly Series[]): void {
  const colour = (name = '--ink') => getComputedStyle(place).getPropertyValue(name)
  const isBehind = series.some(({ bars }) => bars)
  const lines = series.map(
    ({ title, bars }, nth): uPlot.Series => ({
      label: title,
      stroke: colour(bars ? '--edge' : COLOURS[isBehind ? nth - 1 : nth]),
      width: bars ? 1 : 2,
      dash: DASHES[isBehind ? nth - 1 : nth] ?? [],
      ...(bars &&
        uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.6, 40] }), fill: colour(OF_BARS), points: { show: false } }),
    }),
  )
  const options: uPlot.Options = {
    width: Math.max(200, Math.floor(place.clientWidth)),
    height: HEIGHT,
    scales: {
      x: { time: false, range: [-0.5, Math.max(0, labels.length - 1) + 0.5] },
      y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] },
    },
    axes: [
      {
        space: 90,
        incrs: [1, 2, 5, 7, 14, 28, 56],
        values: (_, at) => at.map((nth) => (Number.isInteger(nth) ? (labels[nth] ?? '') : '')),
      },
      { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000] },
    ],
    legend: { live: false },
    cursor: { show: false },
    series: [{}, ...lines],
  }
  const data = [labels.map((_, nth) => nth), ...series.map(({ values }) => [...values])] as uPlot.AlignedData
  drawn.set(place, new uPlot(options, data, place))
  watched.observe(place)
}
