// Preloaded into the real process: its clock is ahead by what the file that CLOCK_SHIFT names says, in milliseconds, and follows it.
import { readFileSync } from 'node:fs'

const file = process.env.CLOCK_SHIFT ?? ''
const Real = Date
let shift = 0
const read = () => {
  shift = Number(readFileSync(file, 'utf8')) || 0
}
read()
setInterval(read, 50).unref()

globalThis.Date = class extends Real {
  constructor(...given: [] | [number]) {
    if (given.length === 0) super(Real.now() + shift)
    else super(...given)
  }
  static override now(): number {
    return Real.now() + shift
  }
} as DateConstructor
