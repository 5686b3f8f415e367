import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import type { Gesture } from '../webhooks.ts'
import type { Chance } from './chance.ts'
import { type Shown, webhookFrom } from './identity.ts'
import { mistype, numberInWords, type Somebody } from './people.ts'
import { type Arrived, answerIn, readMessage } from './phone.ts'
import type { Postman } from './postman.ts'
import { LAST_WORD_MS, START } from './setting.ts'
import type { Timeline } from './timeline.ts'

/** Somebody with a telephone: reads what arrives, answers most of it sensibly, and changes their mind now and then. */
export interface Citizen {
  phone: string
  begin(): void
  receive(body: Record<string, unknown>): void
}

export interface CitizenRooms {
  timeline: Timeline
  chance: Chance
  postman: Postman
  /** Says that a message was written, and later that it was answered 200. */
  wrote(wamid: string): void
  heard(wamid: string): void
  /** The message is about to be heard, perhaps in vain. */
  coming(phone: string): void
}

export interface Character {
  nth: number
  phone: string
  me: Somebody
  children: Somebody[]
  /** How often this person does not do what was asked. */
  whims: number
  /** Writes a hundred messages in a row. */
  floods: boolean
  /** Has a user name, so that the phone is not always told. */
  hides: boolean
}

/** So many messages a person writes at most. */
const PATIENCE = 26
const WORDS = [
  'Hola',
  'menú',
  'ayuda',
  'mis citas',
  'cancelar',
  'más tiempo',
  'otro día',
  'otra oficina',
  'no',
  'sí',
  'borrar',
  'continuar',
  'gracias',
  'english',
  'español',
  'xyzzy',
  '2',
  'quiero renovar mi pasaporte en toluca',
  'empezar de nuevo',
  'aviso',
  'costos',
  'ya no puedo ir',
  'el viernes en la mañana',
] as const
const MEDIA = ['voice', 'picture', 'reaction', 'sticker', 'unsupported'] as const

export function createCitizen(rooms: CitizenRooms, who: Character): Citizen {
  const { timeline, chance } = rooms
  const messages: Arrived[] = []
  const said = { count: 0 }
  let thinking = false
  let booked = 0

  function send(gesture: Gesture): void {
    const at = timeline.now()
    const wamid = `wamid.in.${who.nth}.${++said.count}`
    rooms.wrote(wamid)
    rooms.postman.bring(
      webhookFrom(who.phone, shown(), who.me.name, wamid, at, gesture),
      () => rooms.heard(wamid),
      () => rooms.coming(who.phone),
    )
  }
  /** Somebody with a user name shows the phone only now and then. */
  const shown = (): Shown => (who.hides ? chance.weigh({ 'user id': 3, both: 1, phone: 2 }) : 'phone')
  const type = (text: string) => send({ kind: 'text', text })
  const tap = ({ id, title }: Arrived['options'][number]) => send({ kind: 'choice', id, title })

  function wait(ms: number): void {
    if (thinking) return
    thinking = true
    timeline.after(ms, () => {
      thinking = false
      act()
    })
  }

  function act(): void {
    if (said.count >= PATIENCE || timeline.now() > START + LAST_WORD_MS) return
    const last = messages.at(-1)
    if (!last) return type('Hola')
    if (chance.may(who.whims)) return doSomethingElse(last)
    if (chance.may(0.05)) return goSilent()
    if (last.question === 'summary' && chance.may(0.15)) {
      type('más tiempo')
      return wait(chance.between(7, 14) * MINUTE)
    }
    answer(last)
  }

  function doSomethingElse(last: Arrived): void {
    const what = chance.weigh({ words: 4, old: 3, any: 3, media: 1, burst: 3, silence: 2, place: 1, twice: 2 })
    if (what === 'words') return type(chance.pick(WORDS))
    if (what === 'media') return send({ kind: chance.pick(MEDIA) })
    if (what === 'place') return send({ kind: 'location', latitude: 19.3, longitude: -99.6 })
    if (what === 'silence') return goSilent()
    if (what === 'burst') return burst(last)
    const option = chance.any(what === 'old' ? messages.flatMap((one) => one.options) : last.options)
    if (!option) return type(chance.pick(WORDS))
    tap(option)
    if (what === 'twice') tap(option)
  }

  function burst(last: Arrived): void {
    type(chance.pick(WORDS))
    timeline.after(chance.between(200, 1_500), () => answer(last))
    timeline.after(chance.between(1_500, 3_000), () => type(chance.pick(WORDS)))
  }

  function goSilent(): void {
    wait(chance.pick([9 * MINUTE, 12 * MINUTE, 40 * MINUTE, 3 * HOUR, DAY, 2 * DAY]) * (0.9 + 0.2 * chance.next()))
  }

  function answer(last: Arrived): void {
    if (last.asksLocation || last.text.includes('Dónde le queda bien'))
      return chance.may(0.2)
        ? send({ kind: 'location', latitude: 19.29, longitude: -99.65 })
        : type(chance.pick(['toluca', 'metepec', '50000', 'Edomex']))
    const words = wordsFor(last)
    if (words !== undefined && !chance.may(0.06)) return type(words)
    const option = choose(last)
    if (option) tap(option)
    else type(chance.pick(WORDS))
  }

  /** What the open question wants typed; undefined when it wants a tap. */
  function wordsFor({ question, text }: Arrived): string | undefined {
    const curp = chance.may(0.06) ? mistype(who.me.curp, chance) : who.me.curp
    const child = chance.any(who.children) ?? who.me
    switch (question) {
      case 'curp':
        return text.includes('¿') && !text.includes('Escriba') ? undefined : curp
      case 'name':
        return who.me.name
      case 'child':
        return text.includes('Escriba ahora la CURP') ? child.curp : `${child.curp} ${child.name}`
      case 'oldPassport':
        return `G${String(10_000_000 + who.nth)}`
      case 'attendant':
        return chance.may(0.5) ? `${who.me.curp} ${who.me.name}` : undefined
      case 'slot':
        return chance.may(0.1) ? chance.pick(['mañana en la mañana', 'el jueves', 'lo más pronto', 'viernes a las 9']) : undefined
      case 'noCurp':
        return undefined
    }
    if (question !== undefined) return undefined
    if (text.includes('fecha de nacimiento')) return `${who.me.name} ${numberInWords(who.nth)}, ${who.me.birth}`
    if (text.includes('nombre completo')) return text.includes('menor') || text.includes('esa persona') ? child.name : who.me.name
    if (text.includes('CURP')) return curp
    return undefined
  }

  function choose({ question, options }: Arrived): Arrived['options'][number] | undefined {
    const mine = options.filter((one) => !/^(?:person|menu|language)$/.test(answerIn(one)))
    const by = (pattern: RegExp) => chance.any(options.filter((one) => pattern.test(answerIn(one))))
    switch (question) {
      case 'menu':
        return by(who.children.length > 0 ? /^minor/ : chance.may(0.8) ? /^self:/ : /./)
      case 'howMany':
        return options[who.children.length - 1] ?? options[0]
      case 'whoAttends':
        return chance.may(0.7) ? by(/both|single|deceased/) : chance.any(mine)
      case 'office':
        return by(/^\d+$/) ?? chance.any(mine)
      case 'slot':
        return chance.may(0.9) ? by(/^\d+$/) : chance.any(mine)
      case 'summary':
        return chance.may(0.82) ? by(/^confirm$/) : chance.any(options)
      case 'folio':
      case 'appointments':
        return afterBooking(options)
      case 'cancelling':
        return chance.may(0.6) ? options[0] : chance.any(options)
    }
    return chance.any(mine) ?? chance.any(options)
  }

  function afterBooking(options: Arrived['options']): Arrived['options'][number] | undefined {
    return chance.any(options)
  }

  return {
    phone: who.phone,
    begin() {
      type(chance.may(0.75) ? 'Hola' : chance.pick(WORDS))
      if (who.floods) for (let nth = 1; nth < 110; nth++) timeline.after(nth * 700, () => type('Hola'))
      // Whoever got no answer at all writes once more.
      timeline.after(chance.between(20, 90) * MINUTE, () => (messages.length === 0 ? type('Hola') : undefined))
    },
    receive(body) {
      const message = readMessage(body)
      messages.push(message)
      const over = message.question === 'folio' && message.text.includes('quedó confirmada')
      if (over) booked++
      // Most are done when they have their folio; some come back to look, to cancel, to book again.
      if (over && chance.may(0.5)) return
      wait(over ? chance.between(1, 40) * HOUR : chance.between(3, booked > 0 ? 600 : 50) * SECOND)
    },
  }
}
