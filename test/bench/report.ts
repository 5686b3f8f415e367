export interface Row {
  what: string
  value: number
  /** What the figure is held to: `>= 8`, `<= 150`, `0`. */
  goal?: string
  note?: string
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** True when the figure keeps what its goal says; a figure without a goal, or not measured, keeps it. */
export function keeps({ value, goal }: Row): boolean {
  if (goal === undefined || Number.isNaN(value)) return true
  const [, sign, limit] = /^(>=|<=)?\s*([\d.]+)$/.exec(goal) ?? []
  if (limit === undefined) throw new Error(`a goal that cannot be read: ${goal}`)
  if (sign === '>=') return value >= Number(limit)
  if (sign === '<=') return value <= Number(limit)
  return value === Number(limit)
}

const WIDE = 62

export function printTable(title: string, rows: Row[]): void {
  console.log(`\n${title}`)
  for (const row of rows) {
    const value = Number.isNaN(row.value)
      ? '-'
      : row.value >= 100
        ? Math.round(row.value).toLocaleString('en-US')
        : row.value.toFixed(2)
    const goal = row.goal === undefined || Number.isNaN(row.value) ? '' : `  ${keeps(row) ? 'kept' : 'MISSED'} (${row.goal})`
    console.log(`${row.what.padEnd(WIDE)}  ${value.padStart(10)}${goal}${row.note ? `  ${row.note}` : ''}`)
  }
}
