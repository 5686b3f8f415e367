import type { QuestionName } from '../../src/chat/part.ts'
import type { Option, Reply } from '../../src/chat/reply.ts'
import { type Event, eventsOf } from './events.ts'
import type { Facts } from './facts.ts'
import type { Effect } from './read.ts'
import { NO_ANSWER, NOT_UNDERSTOOD, TAKEN, TOPICS } from './topics.ts'
import { hourTest } from './when.ts'

/** The questions by the names that the sentences give them. */
const QUESTIONS: Record<string, QuestionName[]> = {
  menú: ['menu'],
  cuántos: ['howMany'],
  dónde: ['place'],
  oficina: ['office', 'officeFull'],
  CURP: ['curp'],
  'sin CURP': ['noCurp'],
  nombre: ['name'],
  hora: ['slot'],
  descuento: ['discount'],
  años: ['validity'],
  resumen: ['summary'],
  corregir: ['correct'],
  'oficina llena': ['officeFull'],
  borrar: ['erase'],
  salir: ['quit', 'left'],
  citas: ['appointments'],
  cancelar: ['cancelling'],
  mover: ['moving', 'movingTo'],
  'mover a': ['movingTo'],
  'cuándo espera': ['waitWhen'],
  lista: ['waitingList'],
  'salir de la lista': ['leavingList'],
  oferta: ['waitOffer'],
  idioma: ['language'],
  persona: ['handOff', 'forOffice'],
  derechos: ['dataRights'],
  queja: ['grievance', 'report'],
  reclamo: ['claim', 'notMine'],
  apoyo: ['need'],
}

/** Words for what may come about in several ways. */
const ANY_OF: Record<string, Effect[]> = {
  queja: ['pregunta queja', 'caso queja', 'caso denuncia', 'responde queja'],
  persona: ['pregunta persona', 'caso persona', 'responde persona'],
  reclamo: ['pregunta reclamo', 'caso reclamo', 'responde reclamo'],
  'responde accesible': ['pregunta apoyo'],
}

/** What comes along with an effect without being said. */
const BRINGS: Record<string, string[]> = {
  trámite: ['quién yo', 'suelta'],
  quién: ['suelta'],
  cuántos: ['suelta'],
  oficina: ['suelta'],
  CURP: ['suelta'],
  nombre: ['suelta'],
  dejar: ['olvida', 'suelta'],
  'por escrito': ['caso persona'],
  confirma: ['olvida'],
  'pregunta sin CURP': ['sin CURP'],
  // Whoever accepts or joins has their answers back, or their hour held.
  'acepta la oferta': ['aparta', 'en', 'quién', 'trámite', 'oficina', 'nombre', 'CURP', 'pasaporte', 'años'],
}

/** A turn as it is judged. */
export interface Turn {
  before: Facts
  after: Facts
  events: Event[]
  replies: Reply[]
  /** What was said beside the question, and everything that the telephone shows. */
  said: string
  shown: string
  missed: boolean
}

/** `last`: the message that stood before it. */
export function turnOf(before: Facts, after: Facts, replies: Reply[], last: Reply | undefined): Turn {
  const bodies = replies.map((reply) => bodyOf(reply)).join('\n')
  const missed = (after.misses > before.misses || NOT_UNDERSTOOD.test(bodies)) && !TAKEN.test(bodies)
  const titles = replies.flatMap((reply) => optionsOf(reply).map((one) => `${one.title} ${one.description ?? ''}`))
  const said = replies.map((reply) => saidBy(reply, before, after, last)).join('\n')
  return { before, after, events: eventsOf(before, after), replies, said, shown: [bodies, ...titles].join('\n'), missed }
}

/** Questions of a booking show hours and prices whatever was asked; of others the whole message answers. */
const ANSWERING = new Set([
  'moving',
  'costs',
  'papers',
  'appointments',
  'handOff',
  'report',
  'grievance',
  'claim',
  'waitingList',
  'dataRights',
])

function saidBy(reply: Reply, before: Facts, { asked }: Facts, last: Reply | undefined): string {
  if (!reply.asks || asked === undefined) return bodyOf(reply)
  const isSame = asked.question === before.asked?.question
  if (isSame)
    return linesOf(reply)
      .filter((line) => !linesOf(last).includes(line))
      .join('\n')
  const notes = asked.notes.join('\n')
  return ANSWERING.has(asked.question) && !NO_ANSWER.test(notes) ? bodyOf(reply) : notes
}

const linesOf = (reply: Reply | undefined): string[] => (reply ? bodyOf(reply).split('\n') : [])

const bodyOf = (reply: Reply): string =>
  reply.kind === 'notice' ? bodyOf(reply.plain) : reply.kind === 'place' ? `(mapa) ${reply.name}, ${reply.address}` : reply.body

export const optionsOf = (reply: Reply): Option[] =>
  reply.kind === 'notice' ? optionsOf(reply.plain) : reply.kind === 'choices' ? reply.options : []

/** All effects of one of these alternatives came about. */
export const holds = (alternative: Effect[], turn: Turn): boolean => !turn.missed && cameAll(alternative, turn)

export const cameAll = (alternative: Effect[], turn: Turn): boolean =>
  alternative.every((effect) => came(effect, turn, alternative))

/** Whether an effect came about. `together`: the alternative that it is part of. */
export function came(effect: Effect, turn: Turn, together: Effect[] = [effect]): boolean {
  const { what, value } = parts(effect)
  const { before, after, said, shown } = turn
  if (ANY_OF[effect]) return ANY_OF[effect].some((one) => came(one, turn))
  switch (what) {
    case 'pregunta': {
      const isPut = after.asked?.question !== before.asked?.question || turn.replies.some((reply) => reply.asks)
      return isPut && isQuestion(effect, after.asked?.question)
    }
    case 'responde': {
      const topic = TOPICS[value]
      if (!topic) throw new Error(`no answer is called "${value}"`)
      return topic.test(said)
    }
    case 'menciona':
      return shown.toLowerCase().includes(value.replaceAll('"', '').toLowerCase())
    case 'sigue':
      return after.asked?.question === before.asked?.question && wasHeard(turn, together)
    case 'dejar':
      return isLeftAlone(turn)
    default:
      return turn.events.some((event) => (event.hours ?? [0]).length > 0 && fits(event, effect))
  }
}

/** Whether an effect such as `pregunta hora` means this question. */
function isQuestion(effect: Effect, question: string | undefined): boolean {
  const { value } = parts(effect)
  const names = QUESTIONS[value]
  if (!names) throw new Error(`no question is called "${value}"`)
  return names.some((name) => name === question)
}

/** The question stands as it was; who knows the answer was told only where that was asked. */
const wasHeard = ({ events, replies, said }: Turn, together: Effect[]): boolean =>
  events.every(({ what }) => what === 'idioma') &&
  (together.length > 1 ||
    (!TOPICS.oficina?.test(said) &&
      (replies.some((reply) => reply.asks) || replies.every((reply) => optionsOf(reply).length === 0))))

const isLeftAlone = ({ events, after, replies }: Turn): boolean =>
  (QUESTIONS.salir ?? []).some((name) => name === after.asked?.question) ||
  events.some(({ what }) => what === 'olvida') ||
  (replies.length > 0 && replies.every((reply) => !reply.asks && optionsOf(reply).length === 0))

/** Whether this effect names the event, or brings it along. */
export const explains = (effect: Effect, event: Event): boolean =>
  (ANY_OF[effect] ?? [effect]).some((one) => fits(event, one)) ||
  (BRINGS[effect] ?? BRINGS[parts(effect).what] ?? []).some((one) => fits(event, one)) ||
  // Its place may come with an office.
  (parts(effect).what === 'oficina' && fits(event, effect.replace('oficina', 'en'))) ||
  (parts(effect).what === 'aparta' && event.what === 'busca' && (event.hours ?? []).some(hourTest(whenOf(effect))))

const LONG = ['por escrito', 'propone CURP', 'sin CURP', 'sin avisos', 'con avisos', 'avisa que viene']
const ROWS = ['acepta la oferta', 'rechaza la oferta', 'entra a la lista', 'sale de la lista']

export function parts(effect: Effect): { what: string; value: string } {
  const long = [...LONG, ...ROWS].find((one) => effect === one || effect.startsWith(`${one} `))
  const what = long ?? effect.split(' ')[0] ?? ''
  return { what, value: effect.slice(what.length).trim() }
}

/** Without the name of an office at its beginning. */
export const whenOf = (effect: Effect): string => parts(effect).value.replace(/^\p{Lu}\S*\s*/u, '')

function fits(event: Event, effect: Effect): boolean {
  const { what, value } = parts(effect)
  if (what === 'en' && event.what === 'oficina' && value !== '') return plain(event.value).includes(plain(value))
  if (event.what !== what) return false
  if (value === '') return true
  if (what === 'en' || what === 'oficina') return plain(event.value).includes(plain(value))
  if (event.hours === undefined) return plain(event.value) === plain(value)
  const test = hourTest(whenOf(effect))
  // No hour is left: right only where there is none.
  if (event.hours.length === 0) return !(event.among ?? []).some(test)
  const office = /^\p{Lu}\S*/u.exec(value)?.[0]
  return event.hours.every((hour) => (office === undefined || hour.office.startsWith(office)) && test(hour))
}

const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const KNOWN = new Set(
  [
    'sí',
    'sigue',
    'dejar',
    'responde',
    'menciona',
    'pregunta',
    'olvida',
    'suelta',
    'confirma',
    'mueve',
    'cancela',
    'caso',
    'idioma',
  ].concat(
    ...['quién', 'cuántos', 'trámite', 'acude', 'en', 'oficina', 'busca', 'espera', 'aparta', 'CURP', 'nombre', 'nacimiento'],
    ...['pasaporte', 'años', 'descuento', ...Object.keys(ANY_OF), ...LONG, ...ROWS],
  ),
)

/** Throws unless this effect can be seen: a misspelt one would never come about, and what is forbidden never be found. */
export function checkEffect(effect: Effect): void {
  const { what, value } = parts(effect)
  if (!KNOWN.has(what)) throw new Error(`no effect is called "${effect}"`)
  if (what === 'pregunta') isQuestion(effect, undefined)
  if (what === 'responde' && !TOPICS[value]) throw new Error(`no answer is called "${value}"`)
  if (['busca', 'espera', 'aparta', 'mueve'].includes(what)) hourTest(whenOf(effect))
}
