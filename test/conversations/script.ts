import type { Said } from '../../src/chat/input.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import type { InstitutionChange } from '../cast.ts'
import { abbreviated, titleOf } from './abbreviations.ts'
import type { Directory } from './directory.ts'
import type { Phone, World } from './phone.ts'

/** A golden conversation as it stands in its file: who says what, without what Ventanilla answered. */
export interface Script {
  head: string[]
  budget: { messages: number; characters: number }
  /** For a whole booking: how many minors, or people in a group; 0 for one adult. */
  journey: number | undefined
  directory: Directory
  /** Files of procedures that an administrator brings into an empty house, each with the offices that do it. */
  records: string[]
  profile: string | undefined
  /** Who writes on Messenger. */
  onMessenger: string[]
  start: string
  institution: InstitutionChange
  /** The capabilities that it is about, where the product may lack them. */
  uses: string[]
  /** The language in which the greeting and the menu are shown whole. */
  whole: string | undefined
  steps: string[]
}

/** What came of playing it: the file as it should read, and what it cost. */
export interface Played {
  text: string
  /** To and from the first telephone. */
  messages: number
  characters: number
  replies: Reply[]
  /** Turns that left somebody without a way on. */
  deadEnds: string[]
}

const SPEAKER = 'Ventanilla:'

export function readScript(text: string): Script {
  const lines = text.split('\n')
  const end = lines.indexOf('')
  const head = lines.slice(0, end)
  const value = (name: string) => head.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
  const [, messages, characters] = /^(\d+) mensajes, (\d+) caracteres$/.exec(value('presupuesto') ?? '') ?? []
  if (!messages || !characters) throw new Error('a conversation needs a line "presupuesto: 12 mensajes, 80 caracteres"')
  const journey = /^(?:persona adulta|(\d+) (?:menores|personas))$/.exec(value('reserva') ?? '')
  return {
    head,
    budget: { messages: Number(messages), characters: Number(characters) },
    journey: journey ? Number(journey[1] ?? 0) : undefined,
    directory: value('registros') ? 'sin trámites' : directoryNamed(value('directorio')),
    records: value('registros')?.split(', ') ?? [],
    profile: value('perfil'),
    onMessenger: value('en Messenger')?.split(', ') ?? [],
    start: value('empieza') ?? '2026-11-24T16:00:00Z',
    institution:
      value('institución') === 'de demostración'
        ? { sample: true }
        : value('institución') === 'la Secretaría'
          ? { disclaimer: null }
          : {},
    uses: value('usa')?.split(', ') ?? [],
    whole: value('saludo entero'),
    steps: lines.slice(end + 1).filter((line) => line !== '' && !line.startsWith(' ') && !line.startsWith(SPEAKER)),
  }
}

const DIRECTORIES: readonly Directory[] = ['una oficina', 'Toluca llena', 'Toluca con urgencias']

function directoryNamed(name: string | undefined): Directory {
  return DIRECTORIES.find((one) => one === name) ?? 'varias oficinas'
}

/** Plays a script in a world and writes down what was said. */
export async function play(script: Script, world: World): Promise<Played> {
  const phones = new Map<string, Phone>()
  const played: Played = { text: '', messages: 0, characters: 0, replies: [], deadEnds: [] }
  const written: string[] = [...script.head, '']
  await world.bring(script.records)
  for (const step of script.steps) {
    written.push(step)
    if (step.startsWith('#')) continue
    const { name, act, typed } = readStep(withRealCode(step, played.replies), world, played.replies)
    const phone =
      name === undefined
        ? undefined
        : (phones.get(name) ?? world.phone(name, phones.size === 0 ? script.profile : undefined, script.onMessenger.includes(name)))
    if (name && phone) phones.set(name, phone)
    try {
      await act(phone)
    } catch (error) {
      played.deadEnds.push(`${step}: ${String(error)}`)
      written.push(`  (no se pudo: ${String(error)})`)
    }
    const isFirst = name === undefined || name === [...phones.keys()][0]
    if (isFirst) played.characters += typed
    for (const [owner, one] of phones) {
      const replies = one.read()
      if (owner === [...phones.keys()][0]) played.messages += replies.length
      played.replies.push(...replies)
      written.push(...replies.flatMap((reply) => show(reply, script.whole)))
      const problem = isDeadEnd(replies)
      if (problem) played.deadEnds.push(`${step}: ${problem}`)
    }
    written.push('')
  }
  played.text = `${written.join('\n').trimEnd()}\n`
  return played
}

interface Step {
  name: string | undefined
  act: (phone: Phone | undefined) => Promise<void> | void
  typed: number
}

const SENT: Record<string, Exclude<Said, { kind: 'text' | 'choice' }>> = {
  'una nota de voz': { kind: 'voice' },
  'una foto': { kind: 'picture' },
  'un archivo': { kind: 'file' },
  'una reacción': { kind: 'reaction' },
  'un sticker': { kind: 'sticker' },
}

/** "Guadalupe: Hola", "Guadalupe toca: Toluca" (or a row of the menu: "[renovar]"), "Guadalupe manda: una foto", or what happens in brackets. */
function readStep(step: string, world: World, shown: Reply[]): Step {
  const bracketed = /^\((.+)\)$/.exec(step)
  if (bracketed) return { name: undefined, typed: 0, act: () => happen(bracketed[1] ?? '', world) }
  const [, name = '', verb, what = ''] = /^([^:]+?)(?: (toca|manda))?: (.*)$/.exec(step) ?? []
  if (name === '') throw new Error(`cannot read the line "${step}"`)
  if (verb === 'toca') return { name, typed: 0, act: (phone) => phone?.tap(titleOf(what, shown)) }
  if (verb === 'manda') return { name, typed: 0, act: (phone) => phone?.send(sent(what)) }
  return { name, typed: [...what].length, act: (phone) => phone?.write(spellOut(what)) }
}

/** Characters that no editor shows are written as in "[U+0000]". */
const spellOut = (words: string): string =>
  words.replace(/\[U\+([0-9A-F]{4,6})\]/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))

function sent(what: string): Exclude<Said, { kind: 'text' | 'choice' }> {
  const place = /^su ubicación (-?[\d.]+), (-?[\d.]+)$/.exec(what)
  if (place) return { kind: 'location', latitude: Number(place[1]), longitude: Number(place[2]) }
  const known = SENT[what]
  if (!known) throw new Error(`nobody can send "${what}"`)
  return known
}

const UNITS: Record<string, number> = { minuto: MINUTE, minutos: MINUTE, hora: HOUR, horas: HOUR, día: DAY, días: DAY }

async function happen(what: string, world: World): Promise<void> {
  const [, count, unit] = /^pasan? (\d+) (\p{L}+)$/u.exec(what) ?? []
  if (count && unit) return world.advance(Number(count) * (UNITS[unit] ?? DAY))
  const [, office, day, time] = /^otra persona toma el lugar de (.+), (\d{4}-\d\d-\d\d), (\d+:\d\d)$/.exec(what) ?? []
  if (office && day && time) return world.takeHour(office, day, time)
  const [, places, where, when, hour] = /^hay (\d+) lugar(?:es)? en (.+), (\d{4}-\d\d-\d\d), (\d+:\d\d)$/.exec(what) ?? []
  if (places && where && when && hour) return world.openHour(where, when, hour, Number(places))
  const [, freed, on, at] = /^se libera un lugar en (.+), (\d{4}-\d\d-\d\d), (\d+:\d\d)$/.exec(what) ?? []
  if (freed && on && at) return world.freePlace(freed, on, at)
  const [, name, curp] = /^(.+), (\w{18}), ya tiene cita en otro teléfono$/.exec(what) ?? []
  if (name && curp) return world.bookElsewhere(name, curp)
  const [, who, minors] = /^desde el teléfono de (.+) ya hubo citas de (\d+) menores este año$/.exec(what) ?? []
  if (who && minors) return world.hadMinors(who, Number(minors))
  const [, said] = /^la oficina contesta: (.+)$/.exec(what) ?? []
  if (said) return world.staff('contestar', { respuesta: said })
  const [, owner] = /^la oficina ve la identificación de (.+) y le pasa la cita$/.exec(what) ?? []
  if (owner) return world.passOn(owner)
  if (what === 'la oficina deja el chat') return world.staff('soltar', {})
  if (what === 'la oficina ve la identificación y borra lo de este teléfono')
    return world.staff('borrar', { identificacion_vista: 'sí', motivo: 'lo pidió' })
  if (what === 'la institución da la clave de contraloría') return world.appointComptroller()
  const [, heard] = /^contraloría contesta: (.+)$/.exec(what) ?? []
  if (heard) return world.comptroller(heard)
  const [, result] = /^la oficina cierra el caso: (.+)$/.exec(what) ?? []
  if (result) return world.staff('cerrar', { resultado: result })
  throw new Error(`nobody knows how to make this happen: ${what}`)
}

/** Folios are drawn by chance: in the files all are this one. */
const withSameFolio = (body: string): string =>
  body.replace(/((?:olio:? \*?|comprobante-|cita-))[A-Z0-9]{3}-[A-Z0-9]{3}/g, '$1K7M-4QX')

/** So are the codes that one chat gives out; whoever writes this one sends the code that arrived last. */
const SAME_CODE = 'K7M4-QX3P'
const CODE = /((?:PERMISO|CITA)(?: |%20)|código es \*)[A-Z0-9]{4}-[A-Z0-9]{4}/g

function withRealCode(step: string, replies: Reply[]): string {
  const bodies = replies.flatMap((reply) => ('body' in reply ? reply.body : []))
  const [latest] = bodies.flatMap((body) => body.match(CODE) ?? []).slice(-1)
  return latest ? step.replace(SAME_CODE, latest.slice(-SAME_CODE.length)) : step
}

/** A message as an official can read it: the text, then what can be tapped. */
function show(reply: Reply, whole: string | undefined): string[] {
  if (reply.kind === 'notice') return show(reply.plain, whole)
  if (reply.kind === 'place') return [SPEAKER, `  (mapa) ${reply.name}, ${reply.address}`]
  const said = abbreviated(reply, whole)
  const body = withSameFolio(said.body)
    .replace(CODE, `$1${SAME_CODE}`)
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
  if (reply.kind === 'text' || said.menu) return [SPEAKER, ...body]
  if (reply.kind === 'document') return [SPEAKER, `  (archivo) ${withSameFolio(reply.name)}`, ...body]
  if (reply.kind === 'ask_location') return [SPEAKER, ...body, '  [Enviar ubicación]']
  const isList = reply.options.length > 3 || reply.options.some((one) => one.description)
  return [
    SPEAKER,
    ...body,
    ...(reply.footer ? [`  (al pie) ${reply.footer}`] : []),
    ...(isList ? [`  (lista: ${reply.open})`] : []),
    ...reply.options.map((one) => `  [${one.title}]${one.description ? ` ${one.description}` : ''}`),
  ]
}

/** Whoever reads this can go on: it asks, offers something to tap, or names a word to write. */
function isDeadEnd(replies: Reply[]): string | undefined {
  const last = replies.at(-1)
  if (!last || last.asks || last.kind === 'choices' || last.kind === 'place' || last.kind === 'document') return undefined
  return last.kind === 'text' && /\*[^*]+\*/.test(last.body) ? undefined : 'nothing can be done after this'
}
