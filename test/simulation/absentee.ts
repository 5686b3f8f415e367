import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import type { Gesture } from '../webhooks.ts'
import type { Citizen, CitizenDeps } from './citizen.ts'
import { webhookFrom } from './identity.ts'
import { invent, typedBirth } from './invented.ts'
import { type Arrived, answerIn, readMessage, TAPPED_FIRST } from './phone.ts'
import { START } from './setting.ts'

const SURE: Record<string, RegExp> = {
  ...TAPPED_FIRST,
  slot: /^\d+$/,
  urgentHour: /^\d+$/,
  summary: /^confirm/,
  reminder: /^yes/,
  anotherPlace: /./,
}
/** Between one appointment and the next wish. */
const PAUSE_MS = 14 * HOUR
const CONTENT_MS = 3 * DAY

/** Asks for an appointment, urgently where that can be tapped, says that they will come, does not, and asks for another. */
export function createAbsentee(deps: CitizenDeps, { nth, phone }: { nth: number; phone: string }): Citizen {
  const { timeline, chance } = deps
  const me = invent(chance)
  let said = 0
  /** What was tapped in vain is not tapped for ever. */
  let steps = 0
  /** While an appointment may be to come, no other is asked for. */
  let content = 0

  function send(gesture: Gesture): void {
    const wamid = `wamid.absent.${nth}.${++said}`
    deps.wrote(wamid)
    deps.postman.bring(
      webhookFrom(phone, 'phone', me.name, wamid, timeline.now(), gesture),
      () => deps.heard(wamid),
      () => deps.coming(phone),
    )
  }
  const type = (text: string) => send({ kind: 'text', text })
  const isOver = () => timeline.now() > START + deps.plan.lastWordMs

  function begin(): void {
    if (isOver()) return
    steps = 0
    if (timeline.now() >= content) type('empezar de nuevo')
    timeline.after(PAUSE_MS * (0.8 + 0.4 * chance.next()), begin)
  }

  function answer(last: Arrived): void {
    if (last.text.includes('quedó confirmada')) content = timeline.now() + CONTENT_MS
    if (isOver() || timeline.now() < content || ++steps > 30 || last.text.includes('en la lista de espera')) return
    if (last.asksLocation || last.text.includes('Dónde le queda bien')) return type(chance.pick(deps.plan.places))
    if (last.question === 'urgent') return void tap(last, new RegExp(`^${chance.pick(['journey', 'illness', 'exam'])}`))
    if (last.question === 'officeFull' && tap(last, /^at:/)) return
    if (last.question === 'notNoted') return void tap(last, chance.pick([/^came/, /^could_not/, /^could_not/, /^unwanted/]))
    if (last.question === 'curp' || (last.options.length === 0 && last.text.includes('CURP'))) return type(me.curp)
    if (last.options.length === 0 && last.text.includes('fecha de nacimiento')) return type(`${me.name}, ${typedBirth(me)}`)
    if (last.options.length === 0 && last.text.includes('nombre completo')) return type(me.name)
    if (last.question !== 'atTheCounter' || chance.may(0.3)) tap(last, SURE[last.question ?? ''] ?? /./)
  }

  function tap({ options }: Arrived, value: RegExp): boolean {
    const option = options.find((one) => value.test(answerIn(one)))
    if (option) send({ kind: 'choice', ...option })
    return option !== undefined
  }

  return {
    phone,
    begin,
    receive(body) {
      const message = readMessage(body)
      if (message.question === 'notNoted') content = 0
      const isLeft = message.question === 'notNoted' && chance.may(0.4)
      if (isLeft) return
      const after = message.unasked ? chance.between(2, 400) * MINUTE : chance.between(3, 40) * SECOND
      timeline.after(after, () => answer(message))
    },
  }
}
