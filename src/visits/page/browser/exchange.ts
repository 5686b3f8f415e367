import { element } from '../../../pages/desk/browser/elements.ts'
import { doorState, doorZone, learn, learnHour, offerOffices, systemNow } from './door-state.ts'
import { listTakenAt, noteList, type Reading, sent, waiting } from './readings.ts'
import { addToHistory, sayLater } from './screen.ts'
import { askDoorway, hasKey, isReachable, Refused, type Told, takeList, tell, WrongKey } from './server.ts'
import { hourIn, hourOrMoment } from './verdict.ts'
import { TITLES, WORDS } from './words.ts'

let busy = false
/** By the system's clock. */
let silentSince: number | undefined

/**
 * Reports offline readings, takes the day's list and the time, and shows how fresh they are. Without a key it only checks the connection.
 * Throws WrongKey when the key is no longer good.
 */
export async function exchange(): Promise<void> {
  if (busy) return
  busy = true
  try {
    if (hasKey()) await sendWaiting()
    const answered = hasKey() ? await refreshList() : await isReachable()
    silentSince = answered ? undefined : (silentSince ?? systemNow())
  } finally {
    busy = false
    showConnection()
  }
}

/** Oldest first. */
async function sendWaiting(): Promise<void> {
  for (const reading of [...waiting()]) if (!(await sendOne(reading))) break
}

async function sendOne(reading: Reading): Promise<boolean> {
  const told = await unlessSilent(tell(reading.code, reading.office, reading.readAt).catch(asRefusal))
  if (!told) return false
  sent(reading)
  const words = cameOut(reading.folio, told)
  if (words === undefined) return true
  sayLater(words)
  addToHistory(hourIn(reading.readAt, doorZone()), words)
  return true
}

/** Too old, or of a renamed office. Such a reading must not hold up those after it. */
function asRefusal(error: unknown): 'refused' {
  if (error instanceof Refused) return 'refused'
  throw error
}

/** What the door has to know; undefined when all is as assumed. */
function cameOut(folio: string, told: Told | 'refused'): string | undefined {
  if (told === 'refused') return WORDS.refusedLater(folio)
  const { verdict, usedAt } = told
  if (verdict === 'valid') return undefined
  return verdict === 'used' && usedAt !== undefined
    ? WORDS.usedElsewhere(folio, hourIn(usedAt, doorZone()))
    : WORDS.toldLater(folio, TITLES[verdict])
}

async function refreshList(): Promise<boolean> {
  const { here } = doorState
  const told = await unlessSilent(takeList(here?.nombre).catch(asRefusal))
  if (!told) return false
  if (told === 'refused') return learnOffices()
  learnHour(told.ahora)
  noteList(told.visits, here?.numero, Date.parse(told.ahora))
  return true
}

/** The door's office was renamed or is gone: the next list is that of what it is. */
async function learnOffices(): Promise<boolean> {
  const said = await unlessSilent(askDoorway())
  if (!said) return false
  learn(said)
  offerOffices()
  return true
}

const unlessSilent = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (error instanceof WrongKey) throw error
    return undefined
  })

/** Unreported readings, and the age of what the page knows. */
export function showConnection(): void {
  const count = waiting().length
  element('waiting').textContent = count === 0 ? '' : WORDS.waiting(count)
  element('connection').textContent = connectionWords()
  element('key-again').hidden = hasKey() || silentSince !== undefined
}

function connectionWords(): string {
  const now = systemNow()
  const hour = (at: number) => hourOrMoment(at, now, doorZone())
  const taken = listTakenAt()
  if (silentSince !== undefined) return WORDS.silent(hour(silentSince), hour(taken ?? doorState.takenAt), taken !== undefined)
  if (!hasKey()) return WORDS.connectedAgain
  return taken === undefined ? '' : WORDS.listTaken(hour(taken))
}
