import { folioSaid, looksTyped } from '../../../booking/folio-letters.ts'
import { type Pass, readKeyLine, readPass } from '../../pass.ts'
import { type DoorState, doorState, doorZone, systemNow } from './door-state.ts'
import { isListed, listedAt, listFor, noteUse, sendLater, usedAt, visitsOf } from './readings.ts'
import { addToHistory, type Shown, show, showBusy } from './screen.ts'
import { type DoorOffice, hasKey, type Told, tell, WrongKey } from './server.ts'
import { TITLES, type Verdict, WORDS } from './words.ts'

/** Who signed a code and what was signed, not what happened since. */
export interface Judged {
  verdict: Verdict
  pass: Pass | undefined
  office: DoorOffice | undefined
}

/** By signature, day and office. `unchecked`: this browser has no Ed25519, or no secure page. */
export async function judge(
  code: string,
  doorState: Pick<DoorState, 'publicKey' | 'offices' | 'here'>,
  now: number,
): Promise<Judged> {
  const read = readPass(code)
  if (!read) return { verdict: 'not_ours', pass: undefined, office: undefined }
  const { pass, signed, signature } = read
  const office = doorState.offices.find((one) => one.numero === pass.officeId)
  const ours = await isSigned(doorState.publicKey, signed, signature)
  const verdict = ours === undefined ? 'unchecked' : ours ? whereAndWhen(pass, office, doorState, now) : 'not_ours'
  return { verdict, pass, office }
}

function whereAndWhen(pass: Pass, office: DoorOffice | undefined, { here }: Pick<DoorState, 'here'>, now: number): Verdict {
  if (!office || (here && here.numero !== office.numero)) return 'other_office'
  return dayIn(pass.startsAt, office.zona) === dayIn(now, office.zona) ? 'valid' : 'other_day'
}

async function isSigned(line: string, text: string, signature: Uint8Array): Promise<boolean | undefined> {
  const key = readKeyLine(line)
  const subtle = globalThis.crypto?.subtle
  if (!key || !subtle) return undefined
  try {
    const known = await subtle.importKey('raw', Uint8Array.from(key), { name: 'Ed25519' }, false, ['verify'])
    return await subtle.verify({ name: 'Ed25519' }, known, Uint8Array.from(signature), new TextEncoder().encode(text))
  } catch {
    return undefined
  }
}

const dayIn = (at: number, zone: string | undefined): string =>
  new Intl.DateTimeFormat('en-CA', { ...(zone && { timeZone: zone }) }).format(at)

/** "9:05 h", with its day when that is another one. */
export const hourOrMoment = (at: number, now: number, zone: string | undefined): string =>
  dayIn(at, zone) === dayIn(now, zone) ? hourIn(at, zone) : momentIn(at, zone)

export function hourIn(at: number, zone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('es-MX', {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone && { timeZone: zone }),
  })
    .formatToParts(at)
    .flatMap(({ type, value }) => (type === 'hour' ? [String(Number(value))] : type === 'minute' ? [value.padStart(2, '0')] : []))
  return `${parts.join(':')} h`
}

/** "jueves 3 de diciembre, 9:05 h" */
export function momentIn(at: number, zone: string | undefined): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', ...(zone && { timeZone: zone }) } as const
  const part = new Map(new Intl.DateTimeFormat('es-MX', options).formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.get('weekday')} ${part.get('day')} de ${part.get('month')}, ${hourIn(at, zone)}`
}

/** Does it as a reading is done: a key that ended is asked for again. */
type Again = (work: () => Promise<void>) => void

/**
 * The system's word counts; without it signature, day, office and what this window knows. Throws WrongKey when the key is no longer good.
 */
export async function check(code: string, again: Again): Promise<void> {
  showBusy()
  const now = systemNow()
  const folio = folioSaid(code)
  if (folio !== undefined || looksTyped(code)) return checkTyped(folio, now, again)
  const judged = await judge(code, doorState, now)
  const told = judged.pass && hasKey() ? await askSystem(code, now) : undefined
  const shown = told ? fromSystem(told, judged, now) : byItself(code, judged, now)
  show(shown)
  const words = [TITLES[shown.verdict], judged.pass?.folio].filter(Boolean).join(' ')
  addToHistory(hourIn(now, judged.office?.zona ?? doorZone()), words)
}

/** A spoken folio lets no one in: it is looked up, and noted with a press of who saw the identification. */
async function checkTyped(folio: string | undefined, now: number, again: Again, came = false): Promise<void> {
  const told = folio !== undefined && hasKey() ? await askSystem(folio, now, came) : undefined
  const isToCome = !came && (told?.verdict === 'listed' || told?.verdict === 'lapsed')
  const shown = told
    ? {
        ...{ verdict: told.verdict, explain: told.summary, people: told.people },
        ...(isToCome && { came: () => again(() => checkTyped(folio, systemNow(), again, true)) }),
      }
    : folio === undefined
      ? { verdict: 'unreadable' as const, explain: WORDS.unreadable }
      : folioByItself(folio, now)
  show({ ...shown, says: folio === undefined ? '' : WORDS.folio(folio) })
  addToHistory(hourIn(now, doorZone()), [TITLES[shown.verdict], folio].filter(Boolean).join(' '))
}

function folioByItself(folio: string, now: number): Shown {
  const zone = doorZone()
  const taken = listFor(doorState.here?.numero)
  if (taken === undefined || dayIn(taken, zone) !== dayIn(now, zone)) return { verdict: 'unchecked', explain: WORDS.folioUnknown }
  const listHour = hourIn(taken, zone)
  const visits = visitsOf(folio)
  const coming = visits.filter((one) => one.people > 0)
  if (visits.length === 0) return { verdict: 'not_listed', explain: WORDS.folioNotListed(listHour) }
  if (coming.length === 0) return { verdict: 'cancelled', explain: WORDS.folioCancelled(listHour) }
  const read = coming.flatMap((one) => one.readAt ?? [])
  if (read.length === coming.length)
    return { verdict: 'used', explain: WORDS.folioUsed(hourOrMoment(Math.max(...read), now, zone)) }
  const hours = coming.map((one) => hourIn(one.startsAt, zone)).join(', ')
  const people = coming.reduce((sum, one) => sum + one.people, 0)
  return { verdict: 'listed', explain: WORDS.folioListed(hours, people, listHour), note: WORDS.folioCheck }
}

async function askSystem(code: string, readAt: number, came = false): Promise<Told | undefined> {
  try {
    return await tell(code, doorState.here?.nombre, readAt, came)
  } catch (error) {
    if (error instanceof WrongKey) throw error
    return undefined
  }
}

function fromSystem(told: Told, judged: Judged, now: number): Shown {
  const { pass } = judged
  if (pass && (told.verdict === 'valid' || told.verdict === 'used')) noteUse(pass, told.usedAt ?? now)
  return { verdict: told.verdict, explain: told.summary, people: told.people, says: saysOf(judged) }
}

function byItself(code: string, judged: Judged, now: number): Shown {
  const { verdict, pass, office } = judged
  if (!pass || verdict === 'not_ours') return { verdict: 'not_ours', explain: WORDS.notOurs }
  const says = saysOf(judged)
  const zone = office?.zona ?? doorZone()
  const listTaken = listedAt(pass, (takenAt) => dayIn(takenAt, zone) === dayIn(now, zone))
  const listHour = listTaken === undefined ? undefined : hourIn(listTaken, zone)
  const note = WORDS.offline(listHour)
  const before = usedAt(pass)
  if (verdict === 'unchecked') return { verdict, explain: uncheckedWords(isListed(pass), listHour), says }
  if (verdict === 'other_day') return { verdict, explain: WORDS.otherDay(momentIn(pass.startsAt, zone)), says, note }
  if (verdict !== 'valid') return { verdict, explain: '', says, note }
  if (before !== undefined) return { verdict: 'used', explain: WORDS.usedAt(hourOrMoment(before, now, zone)), says, note }
  noteUse(pass, now)
  sendLater({ code, readAt: now, office: doorState.here?.nombre, folio: pass.folio })
  if (listHour === undefined) return { verdict, explain: WORDS.offlineOurs, says, note }
  if (isListed(pass)) return { verdict, explain: WORDS.offlineListed(listHour), says, note }
  return { verdict: 'not_listed', explain: WORDS.notListed(listHour), says, note }
}

const uncheckedWords = (listed: boolean, listHour: string | undefined): string =>
  listed && listHour !== undefined ? WORDS.uncheckedListed(listHour) : WORDS.unchecked

function saysOf({ pass, office }: Judged): string {
  if (!pass) return ''
  const where = office?.nombre ?? WORDS.officeNumber(pass.officeId)
  return `${WORDS.folio(pass.folio)} ${WORDS.signed(momentIn(pass.startsAt, office?.zona ?? doorZone()), where)}`
}
