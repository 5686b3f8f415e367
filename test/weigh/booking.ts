import { readFileSync } from 'node:fs'
import { Statement } from '../../db/statements.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { officeWorld } from '../conversations/office-world.ts'
import { play, readScript } from '../conversations/script.ts'

/** A renewal by taps from "Hola" to the folio, with one typing error in the CURP. */
const RENEWAL = new URL('../conversations/a-guadalupe-renueva.txt', import.meta.url)

/** How many SQL statements one whole booking runs, and how many rows it writes, triggers included. */
export async function weighBooking(): Promise<Record<string, number>> {
  const script = readScript(readFileSync(RENEWAL, 'utf8'))
  const db = openDirectory(script.directory, script.institution)
  const world = officeWorld(db, testClock(script.start, 'weigh'))
  const rows = () => db.client.query<{ n: number }, []>('select total_changes() as n').get()?.n ?? 0
  const before = rows()
  const statements = await countStatements(() => play(script, world))
  return { 'statements of a booking': statements, 'rows written in a booking': rows() - before }
}

async function countStatements(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const { prototype } = Statement
  const { get, all, run } = prototype
  const counted = <F extends (...args: never[]) => unknown>(original: F): F =>
    function (this: unknown, ...args: Parameters<F>) {
      count += 1
      return original.apply(this, args)
    } as F
  Object.assign(prototype, { get: counted(get), all: counted(all), run: counted(run) })
  try {
    await work()
  } finally {
    Object.assign(prototype, { get, all, run })
  }
  return count
}
