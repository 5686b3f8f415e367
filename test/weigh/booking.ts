import { readFileSync } from 'node:fs'
import { Statement } from '../../db/statements.ts'
import { PhraseList } from '../../src/reading/engine/phrase-index.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { officeWorld } from '../conversations/office-world.ts'
import type { World } from '../conversations/phone.ts'
import { play, readScript } from '../conversations/script.ts'

/** A renewal by taps from "Hola" to the folio, with one typing error in the CURP. */
const RENEWAL = new URL('../conversations/a-guadalupe-renueva.txt', import.meta.url)

/** How many SQL statements one whole booking runs, how many rows it writes, triggers included, and how often a tap is read as words. */
export async function weighBooking(): Promise<Record<string, number>> {
  const script = readScript(readFileSync(RENEWAL, 'utf8'))
  const db = openDirectory(script.directory, script.institution)
  const world = officeWorld(db, testClock(script.start, 'weigh'))
  const rows = () => db.client.query<{ n: number }, []>('select total_changes() as n').get()?.n ?? 0
  const before = rows()
  let lookUps = 0
  const statements = await countStatements(() =>
    play(
      script,
      onEachTap(world, async (tap) => {
        lookUps += await countLookUps(tap)
      }),
    ),
  )
  return {
    'statements of a booking': statements,
    'rows written in a booking': rows() - before,
    'phrases looked up on its taps': lookUps,
  }
}

const onEachTap = (world: World, around: (tap: () => Promise<void>) => Promise<void>): World => ({
  ...world,
  phone(...who) {
    const phone = world.phone(...who)
    return { ...phone, tap: (title) => around(async () => void (await phone.tap(title))) }
  },
})

async function countLookUps(work: () => Promise<void>): Promise<number> {
  let count = 0
  const { prototype } = PhraseList
  const { first } = prototype
  prototype.first = function (message) {
    count += 1
    return first.call(this, message)
  }
  try {
    await work()
  } finally {
    prototype.first = first
  }
  return count
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
