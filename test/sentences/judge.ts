import type { Draft } from '../../src/chat/draft.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { came, cameAll, explains, holds, optionsOf, parts, type Turn, turnOf, whenOf } from './effects.ts'
import { type Event, eventsOf } from './events.ts'
import { factsOf } from './facts.ts'
import type { Effect, Sentence } from './read.ts'
import { enter, leave, type Stage, stageOf } from './stage.ts'
import { ONLY_OFFICE, READ_BACK } from './topics.ts'
import { hourTest } from './when.ts'

/** What became of a sentence; docs/what-people-write.md says how each is judged. */
export const VERDICTS = ['good', 'right button', 'asked needlessly', 'not understood', 'WRONG', 'irreversible'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface Judged {
  sentence: Sentence
  verdict: Verdict
  /** What changed, what was asked, and why it is no better. */
  because: string
}

/** What reaches the office or gives up something that cannot be had again. */
const IRREVERSIBLE = new Set(['confirma', 'mueve', 'cancela', 'rechaza la oferta', 'sale de la lista', 'caso'])

/** Half of what was said does no harm in these: the rest is asked. */
const HARMLESS = new Set(
  ['quién', 'cuántos', 'trámite', 'acude', 'en', 'oficina', 'busca', 'propone CURP', 'sin CURP', 'CURP'].concat(
    ...['nombre', 'nacimiento', 'pasaporte', 'años', 'descuento'],
  ),
)

/** Plays the sentence at its moment, against a database of its own. */
export async function judge(sentence: Sentence): Promise<Judged> {
  const stage = await stageOf(sentence.moment)
  const played = enter(stage, sentence.text)
  await played.phone.write(sentence.text)
  const turn = turnOf(stage.before, factsOf(played.office), played.phone.read(), stage.last)
  const wrong = wrongOf(sentence, turn)
  const { verdict, because } = wrong ?? (await verdictOf(sentence, turn, stage, leave(played)))
  played.office.db.close()
  return { sentence, verdict, because: `${because} (${told(turn)})` }
}

function wrongOf(sentence: Sentence, turn: Turn): { verdict: Verdict; because: string } | undefined {
  const allowed = explaining(sentence, turn)
  const forbidden = sentence.never.filter((effect) => came(effect, turn) && (!effect.startsWith('pregunta') || isAskedAnew(turn)))
  const unnamed = turn.events.filter(
    (event) => !allowed.some((effect) => explains(effect, event)) && !isWider(event, sentence, turn),
  )
  const inNever = turn.events.filter((event) => forbidden.some((effect) => explains(effect, event)))
  const wrong = [...unnamed, ...inNever]
  if (forbidden.length + unnamed.length === 0) return undefined
  const names = [...forbidden, ...unnamed.map(({ what, value }) => `${what} ${value}`)]
  const verdict = wrong.some(({ what }) => IRREVERSIBLE.has(what)) ? 'irreversible' : 'WRONG'
  return { verdict, because: names.join('; ') }
}

const isAskedAnew = ({ before, after }: Turn): boolean => before.asked?.question !== after.asked?.question

/** The effects that may explain a change: of an alternative that came about whole, what may come with it, and harmless halves. */
function explaining({ good, also, ask, english }: Sentence, turn: Turn): Effect[] {
  const alternatives = [...good, ...ask.filter((alternative) => !isYes(alternative))]
  const whole = alternatives.filter((alternative) => cameAll(alternative, turn)).flat()
  const halves = alternatives.flat().filter((effect) => HARMLESS.has(parts(effect).what))
  const itsOnlyOffice = ONLY_OFFICE.test(turn.said) ? ['oficina'] : []
  return [...whole, ...also, ...halves, ...itsOnlyOffice, ...(english ? ['idioma en'] : [])]
}

const isYes = ([effect]: Effect[]): boolean => effect === 'sí'

/** Fewer days and hours were left out than was said, in a wish that otherwise came about: what is wanted is among those shown. */
function isWider(event: Event, { good }: Sentence, turn: Turn): boolean {
  const hours = event.hours ?? []
  return good.some((alternative) => {
    const wish = alternative.find((effect) => parts(effect).what === event.what)
    if (event.what !== 'busca' || hours.length === 0 || wish === undefined || wish.includes(' no ')) return false
    const wanted = turn.after.hours
      .filter(hourTest(whenOf(wish)))
      .filter(({ office }) => hours.some((one) => one.office === office))
    return (
      wanted.every(({ id }) => hours.some((hour) => hour.id === id)) &&
      cameAll(
        alternative.filter((effect) => effect !== wish),
        turn,
      )
    )
  })
}

async function verdictOf(
  sentence: Sentence,
  turn: Turn,
  stage: Stage,
  after: Pick<Stage, 'channel' | 'bytes' | 'now'>,
): Promise<{ verdict: Verdict; because: string }> {
  const { good, ask } = sentence
  const whole = good.find((alternative) => holds(alternative, turn))
  if (whole) return { verdict: 'good', because: whole.join('; ') }
  const asked = ask.find((alternative) => !isYes(alternative) && holds(alternative, turn))
  if (asked) return { verdict: 'right button', because: asked.join('; ') }
  const button = await buttonThatLeads(sentence, turn, stage, after)
  if (button) {
    const needlessly = button.half || (ask.length === 0 && READ_BACK.test(turn.shown))
    return { verdict: needlessly ? 'asked needlessly' : 'right button', because: `[${button.title}]` }
  }
  const half = good.find((alternative) =>
    turn.events.some((event) => isWider(event, sentence, turn) || alternative.some((effect) => explains(effect, event))),
  )
  if (!half || turn.missed) return { verdict: 'not understood', because: turn.missed ? 'it said so' : 'something else came of it' }
  const missing = half.filter((effect) => !came(effect, turn))
  const dropped = missing.filter((effect) => isSettled(effect, turn.before.draft))
  if (dropped.length > 0) return { verdict: 'WRONG', because: `dropped: ${dropped.join('; ')}` }
  return { verdict: 'asked needlessly', because: `missing: ${missing.join('; ')}` }
}

/** Whether something else stands already in its place, so that it would never be asked: half of what was said is dropped. */
function isSettled(effect: Effect, { who, count, family, near, state, officeIds, people: [first] }: Draft): boolean {
  const { what } = parts(effect)
  const settled: Record<string, unknown> = {
    quién: who,
    cuántos: count ?? (who === 'self' || who === 'other' ? 1 : undefined),
    trámite: family,
    en: near ?? state ?? officeIds,
    oficina: officeIds,
    CURP: first?.curp,
    nombre: first?.name,
    años: first?.years,
  }
  return settled[what] !== undefined
}

/** Buttons beside a message that nothing was understood of: so few may be a proposal, more are a menu. */
const PROPOSED = 3

/** The button that came with the answer, was not there before, and leads to what is good; or to half of it. */
async function buttonThatLeads(
  { good, also, english }: Sentence,
  turn: Turn,
  stage: Stage,
  after: Pick<Stage, 'channel' | 'bytes' | 'now'>,
): Promise<{ title: string; half: boolean } | undefined> {
  const options = turn.replies.flatMap(optionsOf)
  if (turn.missed && options.length > PROPOSED) return undefined
  if (isMenuAgain(turn)) return undefined
  const wereThere = stage.last ? optionsOf(stage.last).map((option) => option.title) : []
  // Two of the ten rows of a menu are a proposal, the same three buttons again are none.
  const narrowed = options.length < wereThere.length
  let half: string | undefined
  for (const { title, id } of options) {
    if (wereThere.includes(title) && !narrowed && (turn.missed || !isAskedAnew(turn))) continue
    const next = enter(after, title)
    await next.phone.do({ kind: 'choice', id, title })
    const facts = factsOf(next.office)
    const both = {
      ...turnOf(turn.after, facts, next.phone.read(), turn.replies.at(-1)),
      before: stage.before,
      events: eventsOf(stage.before, facts),
    }
    next.office.db.close()
    const allowed = [...good.flat(), ...also, ...(english ? ['idioma en'] : [])]
    const isBack = both.events.length === 0 && facts.asked?.question === stage.before.asked?.question
    if (isBack && !good.some((one) => isAnswer(one) && holds(one, both))) continue
    if (!both.events.every((event) => allowed.some((effect) => explains(effect, event)))) continue
    if (good.some((one) => holds(one, both))) return { title, half: false }
    if (turn.events.length === 0 && both.events.some((event) => good.flat().some((effect) => explains(effect, event))))
      half ??= title
  }
  return half === undefined ? undefined : { title: half, half: true }
}

/** Whether an alternative is that something is told. It changes nothing, and the question stays: a way back looks the same. */
const isAnswer = (alternative: Effect[]): boolean =>
  alternative.some((effect) => ['responde', 'menciona'].includes(parts(effect).what))

/** The menu for somebody who began nothing proposes everything. */
const isMenuAgain = ({ after: { asked, draft } }: Turn): boolean => asked?.question === 'menu' && draft.who === undefined

const told = ({ before, after, events, missed, replies }: Turn): string =>
  [
    ...events.map(({ what, value }) => `${what} ${value}`.trim()),
    `${before.asked?.question ?? '-'} → ${after.asked?.question ?? '-'}`,
    ...(missed ? ['missed'] : []),
    firstWords(replies),
  ].join('; ')

const firstWords = ([reply]: Reply[]): string =>
  reply === undefined || reply.kind === 'place' || reply.kind === 'notice'
    ? ''
    : `"${reply.body.slice(0, 60).replaceAll('\n', ' ')}"`
