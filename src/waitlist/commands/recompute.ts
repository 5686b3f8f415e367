// npm run recompute -- FILE: whether each place of a month went to the first in line, from its file alone, without database and network. Days
// that were asked for and offers of before are not in it: what the program says of them is counted and not checked.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ROOT, runCommand } from '../../commands/program.ts'
import { count } from '../../texts/admin.ts'
import { isSignedBy } from '../../vault.ts'
import { type ChainHead, type Tampered, wordsOfHead } from '../chain.ts'
import { FORMAT, type Head, hashOf, type InFile, type OfferInFile, type Tail } from '../month-file.ts'

export interface Recomputed {
  /** The line of the file, from 1. */
  at?: number
  /** Undefined: each place went to the first in line. */
  wrong?: string
  head?: Head
  tail?: Tail
  hash: string
  /** Entries that were passed by, by reason. */
  passed: Record<string, number>
}

type Line = { huella: string } & (Head | OfferInFile | Tail)

const CHANGED: Record<Tampered, string> = {
  falta: 'en la base de datos faltan ofertas',
  cadena: 'en la base de datos se cambió, se movió o se quitó una oferta o un turno de la lista: la cadena no corresponde',
  edad: 'alguien cuenta en la lista desde antes de haber estado en ella',
}

/** The first place that went past the line, or the first line that was changed. `kept`: heads of the chain as they were kept each night. */
export function recompute(text: string, kept: readonly ChainHead[] = []): Recomputed {
  const found: Recomputed = { hash: '', passed: {} }
  const days = new Map<string, Seen>()
  const lines = text.split('\n').filter((line) => line !== '')
  let offers = 0
  for (const [index, line] of lines.entries()) {
    const stop = (wrong: string): Recomputed => ({ ...found, at: index + 1, wrong })
    const read = parse(line)
    if (!read) return stop('este renglón no se puede leer')
    const { huella, ...body } = read
    if (hashOf(found.hash, body) !== huella)
      return stop('este renglón, o uno de antes, se cambió, se quitó o se agregó: la huella no corresponde')
    found.hash = huella
    if (index === 0) {
      if (!('formato' in body) || body.formato !== FORMAT) return stop(`el archivo no es de la forma ${FORMAT}`)
      found.head = body
    } else if ('fila' in body) {
      const wrong = whyWrong(body, offers, days)
      if (wrong !== undefined) return stop(wrong)
      offers = body.oferta
      for (const [, , , , , , , why] of body.fila) if (why !== null) found.passed[why] = (found.passed[why] ?? 0) + 1
      for (const [why, many] of Object.entries(body.otros)) found.passed[why] = (found.passed[why] ?? 0) + many
    } else if ('faltan' in body) {
      found.tail = body
      if (index !== lines.length - 1) return stop('después del final hay otro renglón')
      if (body.ofertas !== offers) return stop(`el final dice ${body.ofertas} ofertas y hay ${offers}`)
      if (body.faltan !== 0) return stop(`en la base de datos faltan ${body.faltan} ofertas de ese mes`)
      const [changed] = body.alterado
      if (changed !== undefined) return stop(CHANGED[changed])
      const key = Buffer.from(found.head?.llave ?? '', 'base64')
      const unsigned = body.cadenas.find((one) => !isSignedBy(key, wordsOfHead(one), Buffer.from(one.firma, 'base64')))
      if (unsigned) return stop(`la firma de la cadena del ${unsigned.dia} no corresponde`)
      const other = body.cadenas.find((one) => kept.some(({ dia, cadena }) => dia === one.dia && cadena !== one.cadena))
      if (other) return stop(`la cadena del ${other.dia} no es la que se guardó ese día: la base de datos se rehízo después`)
    } else return stop('este renglón no es de una oferta')
  }
  return found.tail ? found : { ...found, at: lines.length + 1, wrong: 'al archivo le falta el final' }
}

function parse(line: string): Line | undefined {
  try {
    const read: unknown = JSON.parse(line)
    return typeof read === 'object' && read !== null && 'huella' in read ? (read as Line) : undefined
  } catch {
    return undefined
  }
}

function whyWrong(offer: OfferInFile, before: number, days: Map<string, Seen>): string | undefined {
  const which = `la oferta ${offer.oferta}`
  if (offer.oferta !== before + 1) return `${which} viene después de la ${before}: falta o sobra una`
  const served = offer.fila.at(-1)
  if (!served || served[0] !== offer.para) return `${which} fue para ${offer.para}, que no es a quien le tocaba en la fila`
  const wrong = whyNotNext(offer, served) ?? whyNotInOrder(offer.fila) ?? whyMovedUp(offer, days)
  return wrong === undefined ? undefined : `${which} fue para ${offer.para}, y ${wrong}`
}

function whyNotNext(offer: OfferInFile, served: InFile): string | undefined {
  const unfit = doesNotSuit(offer, served)
  if (unfit !== undefined || served[7] !== null) return `ese lugar no le servía: ${served[7] ?? unfit}`
  for (const one of offer.fila.slice(0, -1)) {
    const [number, , , , , , , why] = one
    if (why === null) return `antes iba ${number}, a quien ese lugar también le servía`
    if ((why === 'dia' || why === 'hora' || why === 'grupo') && isFalse(why, offer, one))
      return `a ${number}, que iba antes, se le saltó por «${why}» sin que fuera así`
  }
  return undefined
}

/** How many people fit into the hours that follow is not in the file. */
const doesNotSuit = ({ lugar }: OfferInFile, [, , , , weekdays, from, until]: InFile): string | undefined => {
  if ((weekdays & (1 << (lugar.dia - 1))) === 0) return 'dia'
  return from > lugar.hora || until <= lugar.hora ? 'hora' : undefined
}

/** Hours are rounded, so only what is surely inside them is known to be. */
function isFalse(
  why: 'dia' | 'hora' | 'grupo',
  { lugar, libres }: OfferInFile,
  [, , people, , weekdays, from, until]: InFile,
): boolean {
  if (why === 'dia') return (weekdays & (1 << (lugar.dia - 1))) !== 0
  if (why === 'grupo') return people <= libres
  return from < lugar.hora && until > lugar.hora + 1
}

function whyNotInOrder(line: readonly InFile[]): string | undefined {
  for (const [at, one] of line.entries()) {
    const next = line[at + 1]
    if (next && (next[3] > one[3] || (next[3] === one[3] && next[1] > one[1])))
      return `${next[0]} espera desde antes que ${one[0]} y está después`
  }
  return undefined
}

/** Since when each number waits, and the line as it was last shown that day. */
interface Seen {
  since: Map<string, number>
  order: string[]
}

/** Of rounding, and of the day on which the clocks change. */
const HOURS_ROUNDED = 1

/** Within a day an entry keeps its age or loses it. */
function whyMovedUp({ oficina, dia, hora, fila }: OfferInFile, days: Map<string, Seen>): string | undefined {
  const key = `${oficina} ${dia}`
  const seen: Seen = days.get(key) ?? { since: new Map(), order: [] }
  let last = -1
  for (const [number, waited] of fila) {
    const since = hora - waited
    const moved = since - (seen.since.get(number) ?? since)
    if (moved < -HOURS_ROUNDED) return `${number} pasó adelante durante el día`
    const place = moved > HOURS_ROUNDED ? -1 : seen.order.indexOf(number)
    if (place >= 0 && place < last) return `${number} y ${seen.order[last]} cambiaron de orden durante el día`
    last = Math.max(last, place)
    seen.since.set(number, since)
  }
  days.set(key, { since: seen.since, order: fila.map(([number]) => number) })
  return undefined
}

const headsIn = (text: string): ChainHead[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ChainHead)

/** Exit code 0: yes. */
export function recomputeCommand(
  [file, heads]: readonly (string | undefined)[],
  root: string,
  say: (line: string) => void,
): number {
  const path = file === undefined ? undefined : resolve(root, file)
  if (path === undefined || !existsSync(path)) {
    say('Escriba el archivo del mes y, si lo tiene, el de las cadenas: npm run recompute -- reparto-2026-10.jsonl cadenas.jsonl')
    return 1
  }
  const { at, wrong, head, tail, hash, passed } = recompute(
    readFileSync(path, 'utf8'),
    headsIn(heads === undefined ? '' : readFileSync(resolve(root, heads), 'utf8')),
  )
  if (wrong !== undefined || !head || !tail) {
    say(`NO CORRESPONDE. Renglón ${at}: ${wrong}.`)
    return 1
  }
  const { lista, chat, mostrador } = head.citas
  say(`CORRESPONDE. ${head.institucion}, ${head.mes}: ${count(tail.ofertas, 'oferta', 'ofertas')}, cada una a quien le tocaba.`)
  say(`Citas confirmadas en el mes: ${lista} de la lista de espera, ${chat} por chat sin lista, ${mostrador} dadas por la oficina.`)
  const given = head.dio_la_oficina.map(
    (one) =>
      `clave ${one.clave}: ${one.a_mano} a mano, ${one.urgencias} por urgencia, ${one.recibidas_sin_cita} sin cita, ${one.por_cierre} por un cierre`,
  )
  if (given.length > 0) say(`Lo que dio la oficina, por clave: ${given.join('; ')}.`)
  const skipped = Object.entries(passed).map(([why, many]) => `${why} ${many}`)
  if (skipped.length > 0) say(`Se saltó a quien iba antes, sin perder su lugar, por: ${skipped.join(', ')}.`)
  if (tail.sin_mostrar > 0) say(`No se muestran ${count(tail.sin_mostrar, 'oferta', 'ofertas')}: eran de muy pocas personas.`)
  say(`Huella del archivo: ${hash}`)
  return 0
}

if (import.meta.main) await runCommand(() => recomputeCommand(process.argv.slice(2), ROOT, (line) => console.log(line)))
