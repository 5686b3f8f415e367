import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import type { Gesture } from '../webhooks.ts'
import type { Citizen, CitizenDeps } from './citizen.ts'
import { webhookFrom } from './identity.ts'
import { invent, type Person, typedBirth } from './invented.ts'
import { type Arrived, answerIn, readMessage, TAPPED_FIRST } from './phone.ts'
import { START } from './setting.ts'

/**
 * Gets places in the names of straws, and has them written over to whoever pays: by the CURP, also of somebody born on the
 * same day, by a CURP that "comes later", also of a namesake, by the name, letter by letter; of what is held, offered, or was let go a moment ago.
 */
type Trick = 'curp' | 'born' | 'namesake' | 'later' | 'name' | 'back'

const PATIENCE = 64
/** What a broker taps without a thought. */
const SURE: Record<string, RegExp> = {
  ...TAPPED_FIRST,
  heldForOther: /^(?:keep|other)/,
}

interface Deal {
  trick: Trick
  straw: Person
  client: Person
  /** As whom the straw is told now. */
  name: string
  /** So many times something of the straw was corrected. */
  steps: number
  /** The hour that was taken, as its option says it. */
  hour?: string
}

export function createBroker(deps: CitizenDeps, { nth, phone }: { nth: number; phone: string }): Citizen {
  const { timeline, chance } = deps
  let said = 0
  let heard = 0
  let deal = nextDeal()
  let waiting = false

  function nextDeal(): Deal {
    const trick = chance.weigh<Trick>({ curp: 3, born: 2, namesake: 2, later: 4, name: 4, back: 2 })
    const straw = invent(chance)
    const isBornLike = trick === 'born' || trick === 'name' || trick === 'later'
    const client = invent(chance, isBornLike ? straw.birth : undefined, trick === 'namesake' ? straw.name : undefined)
    return { trick, straw, client, name: straw.name, steps: 0 }
  }

  function send(gesture: Gesture): void {
    const wamid = `wamid.broker.${nth}.${++said}`
    deps.wrote(wamid)
    deps.postman.bring(
      webhookFrom(phone, 'phone', 'Gestor', wamid, timeline.now(), gesture),
      () => deps.heard(wamid),
      () => deps.coming(phone),
    )
    const since = heard
    timeline.after(3 * HOUR, () => (since === heard && !waiting ? begin() : undefined))
  }
  const type = (text: string) => send({ kind: 'text', text })
  const tired = () => said >= PATIENCE || timeline.now() > START + deps.plan.lastWordMs

  function begin(): void {
    if (tired()) return
    if (said > 0) deal = nextDeal()
    type('empezar de nuevo')
  }

  /** Without a CURP somebody is told by name and birth date. */
  const hidesCurp = () => deal.trick === 'name' || ((deal.trick === 'later' || deal.trick === 'namesake') && deal.steps === 0)

  function answer(last: Arrived): void {
    if (tired()) return
    if (last.text.includes('quedó confirmada')) return void timeline.after(chance.between(20, 200) * MINUTE, begin)
    waiting = last.text.includes('Ya está en la lista de espera')
    if (waiting) return void timeline.after(DAY, () => (waiting ? begin() : undefined))
    if (last.question === 'waitOffer') deal.steps = 0
    if (last.question === 'slot') return takeHour(last)
    if (last.asksLocation || last.text.includes('Dónde le queda bien')) return type(chance.pick(deps.plan.places))
    if (last.question === 'summary') return atSummary(last)
    if (last.question === 'correct') return tap(last, deal.trick === 'name' ? /^name/ : /^curp/)
    if (last.question === 'curp' && hidesCurp()) return tap(last, /^none/)
    if (last.question === 'curp') return type(deal.steps > 0 ? deal.client.curp : deal.straw.curp)
    if (last.question === 'name' || (last.question === undefined && /nombre completo/.test(last.text)))
      return type(/fecha de nacimiento/.test(last.text) ? `${deal.name}, ${typedBirth(deal.straw)}` : nameNow())
    if (last.question === undefined && /fecha de nacimiento/.test(last.text)) return type(typedBirth(deal.straw))
    if (last.question === undefined && /CURP/.test(last.text) && last.options.length === 0)
      return type(deal.steps > 0 ? deal.client.curp : deal.straw.curp)
    tap(last, SURE[last.question ?? ''] ?? /./)
  }

  /** The first one, or once more the one that was let go. */
  function takeHour(last: Arrived): void {
    const again = last.options.find((one) => deal.hour !== undefined && answerIn(one) === deal.hour)
    const option = again ?? last.options.find((one) => /^\d+$/.test(answerIn(one)))
    if (option) deal.hour = answerIn(option)
    if (option) send({ kind: 'choice', ...option })
    else tap(last, /./)
  }

  const nameNow = () => (deal.steps > 0 && deal.trick !== 'name' ? deal.client.name : deal.name)

  function atSummary(last: Arrived): void {
    if (deal.trick === 'name' && deal.name !== deal.client.name) {
      deal.steps++
      deal.name = lettersNearer(deal.name, deal.client.name)
      return tap(last, /^correct/)
    }
    if (deal.trick !== 'name' && deal.steps === 0) {
      deal.steps++
      return tap(last, /^correct/)
    }
    tap(last, /^confirm/)
  }

  function tap({ options }: Arrived, value: RegExp): void {
    const option = options.find((one) => value.test(answerIn(one))) ?? chance.any(options)
    if (option) send({ kind: 'choice', ...option })
    else type('sí')
  }

  return {
    phone,
    begin,
    receive(body) {
      const message = readMessage(body)
      if (message.question === 'reminder') return
      const since = ++heard
      // Some let the hold run out in the middle of a correction, and take the place back.
      const waits = deal.trick === 'back' && message.question === 'curp' && deal.steps === 1
      if (waits) deal.steps++
      const after = waits ? chance.between(11, 25) * MINUTE : chance.between(2, 40) * SECOND
      timeline.after(after, () => (since === heard ? answer(message) : undefined))
    },
  }
}

/** Each word as near to that of the other name as a clerk would still read the same: a letter of every three, two at most. */
function lettersNearer(name: string, to: string): string {
  const words = name.split(' ')
  return to
    .split(' ')
    .map((word, at) => {
      let is = words[at] ?? ''
      const letters = Math.min(2, Math.floor(Math.min(is.length, word.length) / 3))
      for (let nth = 0; nth < letters && is !== word; nth++) is = letterNearer(is, word)
      return is
    })
    .join(' ')
}

function letterNearer(is: string, to: string): string {
  const at = [...to].findIndex((letter, nth) => letter !== is[nth])
  return at < 0 ? is.slice(0, -1) : is.slice(0, at) + to.charAt(at) + is.slice(at + 1)
}
