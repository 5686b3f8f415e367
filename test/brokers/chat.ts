import { dayOf } from '../../src/catalogue/calendar.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { readChoiceId } from '../../src/chat/speak.ts'
import type { Instant } from '../../src/clock.ts'
import { spanishDates } from '../../src/texts/dates.ts'
import type { Phone } from '../office.ts'
import { type Person, typedBirth } from '../simulation/invented.ts'

export interface Choice {
  id: string
  title: string
  /** What stands in the id after the name of the question. */
  value: string
}

/** A message as it lies on the telephone: what its buttons answer, by their ids. */
export interface Prompt {
  question: string | undefined
  options: Choice[]
  body: string
}

/** A telephone whose owner reads the newest message and answers it by what it asks, not by its words. */
export interface Chat {
  /** The newest message. */
  newest(): Prompt
  /** What arrived since the last look and was no answer; offers also when they came in the middle of a talk. */
  unread(): Prompt[]
  write(text: string): Promise<Prompt>
  /** Taps the first option of that question whose value matches, of the newest message or of `of`. False when there is none. */
  tap(question: string, value: RegExp, of?: Prompt): Promise<boolean>
}

/** `think`: lets the seconds pass that somebody needs before each message. */
export function createChat(phone: Phone, think: () => Promise<void>): Chat {
  let [looked, seen] = [0, 0]
  const arrived = () => phone.arrived
  const newest = (): Prompt => readPrompt(arrived().at(-1))
  return {
    newest,
    unread() {
      const fresh = arrived()
        .slice(looked)
        .map((reply, at) => ({ ...readPrompt(reply), isAnswer: looked + at < seen }))
      looked = seen = arrived().length
      return fresh.filter(({ isAnswer, question }) => !isAnswer || question === 'waitOffer')
    },
    async write(text) {
      await think()
      await phone.write(text)
      seen = arrived().length
      return newest()
    },
    async tap(question, value, of = newest()) {
      const option = of.options.find((one) => readChoiceId(one.id)?.question === question && value.test(one.value))
      if (!option) return false
      await think()
      await phone.do({ kind: 'choice', id: option.id, title: option.title })
      seen = arrived().length
      return true
    },
  }
}

function readPrompt(reply: Reply | undefined): Prompt {
  if (!reply) return { question: undefined, options: [], body: '' }
  if (reply.kind !== 'choices')
    return { question: undefined, options: [], body: reply.kind === 'place' ? reply.name : 'body' in reply ? reply.body : '' }
  const options = reply.options.map(({ id, title }) => ({ id, title, value: readChoiceId(id)?.value ?? '' }))
  const question = reply.options.map(({ id }) => readChoiceId(id)?.question).find((one) => one !== undefined && one !== 'go')
  return { question, options, body: reply.body }
}

/** How far a talk came. `stuck`: it asks what this person has no answer to; the newest message says what. */
export type End = 'summary' | 'booked' | 'waiting' | 'stuck'

export interface Want {
  who: Person
  /** Tells no CURP, only name and birth date. */
  withoutCurp?: boolean
  /** Which of the free hours, by its value; the first one unless said otherwise. Undefined: none of them. */
  hour?: (free: Choice[]) => string | undefined
  /** Does not confirm what is held, but stops at the summary. */
  holdsOnly?: boolean
  /** Where nothing is free: waits in the list (yes, unless said otherwise). */
  waits?: boolean
  /** Waits for no day before this one. */
  from?: Instant | undefined
  /** Says so where places are kept for it. */
  urgent?: boolean
}

const MOST_ANSWERS = 24

/** Answers what is asked, one message after the other, until the talk leads to something. */
export async function follow(chat: Chat, want: Want): Promise<End> {
  for (let answers = 0; answers < MOST_ANSWERS; answers++) {
    const prompt = chat.newest()
    if (prompt.body.includes('quedó confirmada')) return 'booked'
    if (/Ya está en la lista de espera|Sigue en la lista de espera/.test(prompt.body)) return 'waiting'
    if (prompt.question === 'summary' && want.holdsOnly) return 'summary'
    if (!(await answer(chat, prompt, want))) return 'stuck'
  }
  return 'stuck'
}

/** As one writes it: 7 de septiembre. */
export const spanishDay = (at: Instant): string => spanishDates.plain(dayOf(at, 'America/Mexico_City')).replace(/^\S+ /, '')

/** One answer. False when this person has none. */
async function answer(chat: Chat, prompt: Prompt, want: Want): Promise<boolean> {
  const { who, withoutCurp = false, waits = true } = want
  const says = async (text: string) => (await chat.write(text)).body !== prompt.body || true
  switch (prompt.question) {
    case 'menu':
      return (await chat.tap('menu', /^self:first$/)) || (await chat.tap('menu', /^self:/))
    case 'curp':
      return withoutCurp ? chat.tap('curp', /./) : says(who.curp)
    case 'slot': {
      const free = prompt.options.filter(({ value }) => /^\d+$/.test(value))
      const chosen = want.hour ? want.hour(free) : free[0]?.value
      return chosen !== undefined && chat.tap('slot', new RegExp(`^${chosen}$`))
    }
    case 'officeFull':
      if (want.urgent && (await chat.tap('urgent', /^at:/))) return true
      return waits && chat.tap('officeFull', /^wait/)
    case 'urgent':
      return chat.tap('urgent', /^journey/)
    case 'urgentHour':
      return chat.tap('urgentHour', /^\d+$/) || chat.tap('urgentHour', /^ordinary$/)
    case 'waitWhen':
      return want.from === undefined ? chat.tap('waitWhen', /^any/) : says(`a partir del ${spanishDay(want.from)}`)
    case 'validity':
      return chat.tap('validity', /^(?:alone:)?\d/)
    case 'summary':
      return chat.tap('summary', /^confirm$/)
    case 'purpose':
      return chat.tap('purpose', /^first$/)
  }
  if (prompt.question !== undefined || prompt.options.length > 0) return false
  if (/nombre completo y su fecha|fecha de nacimiento/.test(prompt.body)) return says(`${who.name}, ${typedBirth(who)}`)
  if (prompt.body.includes('nombre completo')) return says(who.name)
  if (prompt.body.includes('CURP')) return says(who.curp)
  return false
}
