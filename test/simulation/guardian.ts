import { HOUR, SECOND } from '../../src/clock.ts'
import type { Gesture } from '../webhooks.ts'
import { type Answers, type Character, createAnswers } from './answers.ts'
import type { Citizen, CitizenDeps } from './citizen.ts'
import { webhookFrom } from './identity.ts'
import { makePerson, type Somebody } from './people.ts'
import { type Arrived, answerIn, readMessage } from './phone.ts'
import { START } from './setting.ts'

/** Somebody who brings one child after the other, and how many they brought last: an old tap that comes late has the same question said again. */
export interface Guardian extends Citizen {
  bringing(): number
}

/** Which of their children they bring, one time after the other; or they cancel what they have. */
const OUTINGS = [[0, 1, 2], [3, 4], 'cancel', [3, 4, 5], 'cancel', [6], [0]] as const
/** So many messages in one go, and so many goes in all. */
const PATIENCE = 18
const GOES = 12
/** What they tap without a thought. */
const SURE: Record<string, RegExp> = {
  menu: /^minor/,
  whoAttends: /^both/,
  advice: /^goOn$/,
  officeFull: /^\d+$/,
  slot: /^\d+$/,
  summary: /^confirm$/,
}
const OVER = /quedó confirmada|menores de edad (?:a la vez|distintas)|No hay citas hechas/

export function createGuardian(deps: CitizenDeps, { nth, phone, me }: Pick<Character, 'nth' | 'phone' | 'me'>): Guardian {
  const { timeline, chance } = deps
  const family = Array.from({ length: 7 }, (_, child) => makePerson(5_000 + 10 * nth + child, 'child', chance))
  let outing = 0
  let answers: Answers = createAnswers(characterFor([]), chance)
  let left: Somebody[] = []
  let brought = 0
  let said = 0
  let tries = 0
  let goes = 0
  let heard = 0
  let resting = true

  function characterFor(children: Somebody[]): Character {
    return { nth, phone, me, children, company: [], whims: 0, floods: false, hides: false }
  }
  const children = (): Somebody[] => {
    const which = OUTINGS[outing]
    return which === undefined || which === 'cancel' ? [] : which.flatMap((child) => family[child] ?? [])
  }

  function send(gesture: Gesture): void {
    const wamid = `wamid.guardian.${nth}.${++said}`
    tries++
    deps.wrote(wamid)
    deps.postman.bring(
      webhookFrom(phone, 'phone', me.name, wamid, timeline.now(), gesture),
      () => deps.heard(wamid),
      () => deps.coming(phone),
    )
    // What gets no answer for hours is begun anew.
    const since = heard
    timeline.after(3 * HOUR, () => (since === heard && !resting ? setOut() : undefined))
  }
  const type = (text: string) => send({ kind: 'text', text })

  function setOut(): void {
    if (OUTINGS[outing] === undefined || goes >= GOES || timeline.now() > START + deps.plan.lastWordMs) return
    tries = 0
    goes++
    resting = false
    left = children()
    brought = left.length || brought
    answers = createAnswers(characterFor(left), chance)
    type(left.length > 0 ? 'empezar de nuevo' : 'cancelar mi cita')
  }
  function rest(): void {
    resting = true
    timeline.after(chance.between(1, 5) * HOUR, setOut)
  }

  function answer(last: Arrived): void {
    if (tries >= PATIENCE) return rest()
    if (OUTINGS[outing] === 'cancel') return cancelOn(last)
    if (last.asksLocation || last.text.includes('Dónde le queda bien')) return type(chance.pick(deps.plan.places))
    // In figures: more than there is room for is not among the options.
    if (last.question === 'howMany') return type(String(left.length))
    const words = last.question === 'child' ? nextChild() : answers.words(last)
    const sure = last.options.find((one) => SURE[last.question ?? '']?.test(answerIn(one)))
    if (last.question === 'officeFull' && !sure) return rest()
    const option = sure ?? (words === undefined ? answers.choose(last) : undefined)
    if (option) send({ kind: 'choice', ...option })
    else type(words ?? 'para mi hija')
  }
  function cancelOn({ options }: Arrived): void {
    const option = options.find((one) => /^(?:cancel|yes):/.test(answerIn(one)))
    if (option) send({ kind: 'choice', ...option })
    else type('cancelar mi cita')
  }
  function nextChild(): string {
    const child = left.shift() ?? family[0]
    return `${child?.curp} ${child?.name}`
  }

  return {
    phone,
    bringing: () => brought,
    begin: setOut,
    receive(body) {
      const message = readMessage(body)
      if (message.unasked || resting) return
      if (OVER.test(message.text) || message.question === 'undo') {
        outing++
        return rest()
      }
      const since = ++heard
      timeline.after(chance.between(5, 60) * SECOND, () => (since === heard && !resting ? answer(message) : undefined))
    },
  }
}
