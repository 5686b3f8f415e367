import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Timeline } from '../../src/demo/lived/timeline.ts'
import type { Gesture } from '../webhooks.ts'
import { type Character, createAnswers } from './answers.ts'
import { type Shown, webhookFrom } from './identity.ts'
import { wrongPlace } from './map.ts'
import { isAccount } from './messenger.ts'
import { type Arrived, readMessage } from './phone.ts'
import type { WorldPlan } from './plans.ts'
import type { Postman } from './postman.ts'
import { type Answered, answerOwn, answerReady } from './questions.ts'
import { START } from './setting.ts'
import { createThread } from './thread.ts'
import { AFTERWARDS, MEDIA, WORDS } from './words.ts'

/** A message may be so long under way before it comes. */
const LAST_ON_THEIR_WAY_MS = 3 * DAY

/** Somebody with a telephone: reads what arrives, answers most of it sensibly, and changes their mind now and then. */
export interface Citizen {
  phone: string
  begin(): void
  /** `row`: the number under which the house keeps the message. */
  receive(body: Record<string, unknown>, row: number): void
  /** Types this now, whatever was asked. */
  write?(text: string): void
}

export interface CitizenDeps {
  timeline: Timeline
  chance: Chance
  postman: Postman
  plan: WorldPlan
  /** Says that a message was written, and later that it was answered 200. */
  wrote(wamid: string): void
  /** It answers one of a procedure's own questions, put in the message of that row. */
  answered(wamid: string, answer: Answered, row: number): void
  heard(wamid: string): void
  /** The message is about to be heard, perhaps in vain. */
  coming(phone: string): void
  wrong(what: string): void
  /** The office deleted, or will, what is known of this telephone: then it begins anew. */
  forgotten(phone: string): boolean
  /** Somebody has a message to pass on to the other parent of their children. */
  passOn(code: string, from: Character): void
  /** An account at Messenger was given a code to be sent from a telephone of the same person. */
  carries?(code: string, from: Character): void
}

type Lying = Arrived & { row: number }

/** So many messages a person writes at most. */
const PATIENCE = 32

export function createCitizen(deps: CitizenDeps, who: Character): Citizen {
  const { timeline, chance } = deps
  const messages: Lying[] = []
  const said = { count: 0 }
  let thinking = false
  let booked = 0
  const answers = createAnswers(who, chance)
  /** Somebody who hides is two until they show themselves, and each of the two begins anew. */
  const thread = who.hides || who.mixes ? undefined : createThread((what) => !deps.forgotten(who.phone) && deps.wrong(what))

  const nextId = () => `wamid.in.${who.nth}.${++said.count}`
  function send(gesture: Gesture, wamid = nextId(), answers?: number): void {
    const at = timeline.now()
    thread?.sent(answers)
    deps.wrote(wamid)
    deps.postman.bring(
      webhookFrom(who.phone, shown(), who.me.name, wamid, at, gesture),
      () => {
        thread?.heard()
        deps.heard(wamid)
      },
      () => deps.coming(who.phone),
    )
  }
  /**
   * Somebody with a user name shows the phone only now and then, and never both before a certain message, by which much may be
   * begun: also a talk with a person, under the newer of the two names.
   */
  const confidesAt = who.hides && chance.may(0.5) ? chance.between(2, 5) : undefined
  const bothFrom = confidesAt === undefined ? chance.between(2, 16) : confidesAt + chance.between(2, 4)
  function shown(): Shown {
    if (!who.hides) return 'phone'
    if (said.count >= bothFrom) return chance.weigh({ 'user id': 3, both: 1, phone: 2 })
    if (confidesAt !== undefined) return said.count === 1 ? 'phone' : 'user id'
    return chance.weigh({ 'user id': 5, phone: 1 })
  }
  const type = (text: string) => send({ kind: 'text', text })
  /** On Messenger what could be tapped is often gone: then its words are typed. */
  function tap({ id, title }: Arrived['options'][number]): void {
    if (isAccount(who.phone) && title !== 'respuesta' && chance.may(0.25)) return type(title)
    send({ kind: 'choice', id, title })
  }

  function wait(ms: number): void {
    if (thinking) return
    thinking = true
    timeline.after(ms, () => {
      thinking = false
      act()
    })
  }

  function act(): void {
    if (said.count >= PATIENCE || timeline.now() > START + deps.plan.lastWordMs) return
    const last = messages.at(-1)
    if (!last) return type('Hola')
    if (said.count === confidesAt) return type('ASESOR')
    const lacksPermission = last.question === 'forward' || last.question === 'permission'
    if (lacksPermission && chance.may(0.7)) return answer(last)
    if (chance.may(who.whims)) return doSomethingElse(last)
    if (chance.may(0.05)) return goSilent()
    if (booked > 0 && chance.may(0.25)) return type(chance.pick(AFTERWARDS))
    if (last.question === 'summary' && chance.may(0.15)) {
      type('más tiempo')
      return wait(chance.between(7, 14) * MINUTE)
    }
    answer(last)
  }

  function doSomethingElse(last: Lying): void {
    const what = chance.weigh({ words: 4, old: 3, any: 3, media: 1, burst: 3, silence: 2, place: 1, twice: 2, forged: 1 })
    if (what === 'words') return type(chance.pick(WORDS))
    if (what === 'media') return send({ kind: chance.pick(MEDIA) })
    if (what === 'place') return send({ kind: 'location', latitude: 19.3, longitude: -99.6 })
    if (what === 'silence') return goSilent()
    if (what === 'burst') return burst(last)
    if (what === 'forged') return tap({ id: `a.1.waitOffer.yes:${chance.between(1, 8)}`, title: 'Sí, lo quiero' })
    const option = chance.any(what === 'old' ? messages.flatMap((one) => one.options) : last.options)
    if (!option) return type(chance.pick(WORDS))
    tap(option)
    if (what === 'twice') tap(option)
  }

  /** Words typed before the question that they would answer get none: what is tapped always does. */
  function flood(): void {
    const option = deps.plan.isShared ? messages.findLast(({ options }) => options.length > 0)?.options[0] : undefined
    option ? send({ kind: 'choice', ...option }) : type('Hola')
  }

  function burst(last: Lying): void {
    type(chance.pick(WORDS))
    timeline.after(chance.between(200, 1_500), () => answer(last))
    timeline.after(chance.between(1_500, 3_000), () => type(chance.pick(WORDS)))
  }

  /** Some try whether they may answer to it themselves. */
  function passOn(code: string): void {
    deps.passOn(code, who)
    if (chance.may(0.4)) timeline.after(chance.between(10, 300) * SECOND, () => type(`PERMISO ${code}`))
  }

  function goSilent(): void {
    wait(chance.pick([9 * MINUTE, 12 * MINUTE, 40 * MINUTE, 3 * HOUR, DAY, 2 * DAY]) * (0.9 + 0.2 * chance.next()))
  }

  function answer(last: Lying): void {
    const own = answerOwn(last.text, who.me.name, `${who.nth}-${said.count}`, chance)
    if (own && (last.options.length === 0 || chance.may(0.3))) return answerInWords(own, last.row)
    const ready = answerReady(last.text, who.me, chance)
    if (ready !== undefined) return type(ready)
    if (last.asksLocation || last.text.includes('Dónde le queda bien'))
      return chance.may(0.2) ? send({ kind: 'location', latitude: 19.29, longitude: -99.65 }) : type(chance.pick(deps.plan.places))
    const words = answers.words(last)
    if (words !== undefined && !chance.may(0.06)) return type(words)
    const option = answers.choose(last)
    if (option && last.question === 'details') send({ kind: 'choice', ...option }, nextId(), last.row)
    else if (option) tap(option)
    else type(chance.pick(WORDS))
  }

  function answerInWords(own: Answered, row: number): void {
    const wamid = nextId()
    deps.answered(wamid, own, row)
    send({ kind: 'text', text: own.words }, wamid, row)
  }

  /** A reminder or an offer comes unasked: many leave it, some come back to it much later, whatever they did in between. */
  function hearUnasked(message: Lying): void {
    const what = chance.weigh({ soon: 6, late: 3, never: 3 })
    if (what === 'never') return
    const after = what === 'soon' ? chance.between(10, 1_200) * SECOND : chance.between(20, 1_500) * MINUTE
    // What is written in the last days may still be under way when the world ends.
    timeline.after(after, () =>
      timeline.now() > START + deps.plan.endsAfterMs - LAST_ON_THEIR_WAY_MS ? undefined : answer(message),
    )
  }

  return {
    phone: who.phone,
    write: type,
    begin() {
      type(chance.may(0.75) ? 'Hola' : chance.pick(WORDS))
      if (who.leaves) timeline.after(chance.between(20, 120) * HOUR, () => type('MIS DATOS'))
      if (who.telephone)
        timeline.after(chance.between(1, 60) * HOUR, () => type(chance.may(0.8) ? 'mandar mi cita' : 'ya tengo cita por WhatsApp'))
      if (who.floods) for (let nth = 1; nth < 110; nth++) timeline.after(nth * 1_500, flood)
      // Whoever got no answer at all writes once more.
      timeline.after(chance.between(20, 90) * MINUTE, () => (messages.length === 0 ? type('Hola') : undefined))
    },
    receive(body, row) {
      const message = { ...readMessage(body), row }
      const astray = wrongPlace(
        body,
        deps.plan.offices,
        messages.map((one) => one.text),
      )
      if (astray) deps.wrong(`${who.phone}: ${astray}`)
      messages.push(message)
      thread?.received(message, row)
      const [, code] = /PERMISO ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(message.text) ?? []
      if (code !== undefined) passOn(code)
      const [, sending] = /(?:CITA|APPOINTMENT) ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(message.text) ?? []
      if (sending !== undefined && deps.carries) {
        deps.carries(sending, who)
        // Whoever sends it from the other chat comes back to this one when it asks; the code is good for ten minutes.
        return wait(chance.between(6, 15) * MINUTE)
      }
      if (message.question === 'sendIt' && chance.may(0.9))
        return timeline.after(chance.between(5, 240) * SECOND, () => answer(message))
      if (message.unasked) return hearUnasked(message)
      const over = message.text.includes('quedó confirmada')
      if (over) booked++
      if (over && who.telephone && chance.may(0.7)) timeline.after(chance.between(2, 90) * MINUTE, () => type('mandar mi cita'))
      // Most are done when they have their folio; some come back to look, to cancel, to book again.
      const lacksPermission = over && message.question === 'forward'
      if (over && !lacksPermission && chance.may(0.4)) return
      wait(over ? chance.between(1, 40) * (lacksPermission ? MINUTE : HOUR) : chance.between(3, booked > 0 ? 600 : 50) * SECOND)
    },
  }
}
