import { PLACES } from './features.ts'

/** Integers. */
export interface Column {
  label: string
  always: number
  /** Place and weight, -127 to 127, in the order of places. */
  weights: [place: number, weight: number][]
}

/** As kept and shipped: integers, read alike on every machine. */
export interface Weights {
  /** The worth of a weight of 1, in 65,536ths of a step (`scores.ts`). */
  unit: number
  columns: Column[]
}

/** Arranged for scoring: by place. */
export interface Table {
  unit: number
  labels: readonly string[]
  always: Int32Array
  /** Where a place's entries begin. */
  starts: Int32Array
  entries: { label: Uint8Array; weight: Int8Array }
}

/** Throws for more labels than an entry can name. */
export function tableOf({ unit, columns }: Weights): Table {
  if (columns.length > 256) throw new Error(`${columns.length} labels: an entry can name 256`)
  const starts = new Int32Array(PLACES + 1)
  for (const { weights } of columns) for (const [place] of weights) starts[place + 1] = (starts[place + 1] ?? 0) + 1
  for (let place = 0; place < PLACES; place++) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
  const size = starts[PLACES] ?? 0
  const entries = { label: new Uint8Array(size), weight: new Int8Array(size) }
  const next = starts.slice()
  for (const [label, { weights }] of columns.entries())
    for (const [place, weight] of weights) {
      const at = next[place] ?? 0
      next[place] = at + 1
      entries.label[at] = label
      entries.weight[at] = weight
    }
  return {
    unit,
    labels: columns.map(({ label }) => label),
    always: Int32Array.from(columns, ({ always }) => always),
    starts,
    entries,
  }
}

/**
 * A line with the unit, then a line for each label: name, constant, weights as base64. A weight is its distance in places (255 and more:
 * 255, then the rest) and its value as one byte.
 */
export const writeWeights = ({ unit, columns }: Weights): string =>
  [
    `unit ${unit}`,
    ...columns.map(({ label, always, weights }) => `${label} ${always} ${Buffer.from(packed(weights)).toString('base64')}`),
  ].join('\n')

function packed(weights: Column['weights']): number[] {
  const bytes: number[] = []
  let before = -1
  for (const [place, weight] of weights) {
    let gap = place - before
    for (; gap >= 255; gap -= 255) bytes.push(255)
    bytes.push(gap, weight & 255)
    before = place
  }
  return bytes
}

/** Throws for anything but what `writeWeights` wrote. */
export function readWeights(text: string): Weights {
  const [first = '', ...lines] = text.trim().split('\n')
  const unit = /^unit (\d+)$/.exec(first)?.[1]
  if (unit === undefined) throw new Error('these are no weights: the first line names no unit')
  return { unit: Number(unit), columns: lines.map(columnOf) }
}

function columnOf(line: string): Column {
  const [label, always, bytes = ''] = line.split(' ')
  if (label === undefined || always === undefined || !/^-?\d+$/.test(always))
    throw new Error(`no label stands in "${line.slice(0, 40)}"`)
  return { label, always: Number(always), weights: unpacked(Buffer.from(bytes, 'base64'), label) }
}

function unpacked(bytes: Uint8Array, label: string): Column['weights'] {
  const weights: Column['weights'] = []
  let place = -1
  for (let at = 0; at < bytes.length; at++) {
    for (; bytes[at] === 255; at++) place += 255
    place += bytes[at] ?? 0
    const value = bytes[++at]
    if (value === undefined || place >= PLACES) throw new Error(`the weights of ${label} are not whole`)
    weights.push([place, (value << 24) >> 24])
  }
  return weights
}
