import { HOUR, MINUTE } from '../../src/clock.ts'
import type { Gesture } from '../webhooks.ts'
import type { Character } from './answers.ts'
import { type Citizen, type CitizenDeps, createCitizen } from './citizen.ts'
import { webhookFrom } from './identity.ts'
import { makePerson } from './people.ts'
import { type Arrived, answerIn, readMessage } from './phone.ts'

export interface ParentDeps extends Omit<CitizenDeps, 'passOn'> {
  /** Folios that were told to this telephone. */
  foliosOf(phone: string): string[]
  wrong(what: string): void
}

/** So many messages this person writes at most, beside those of a booking. */
const PATIENCE = 9
const FOLIO = /(?<![A-Z0-9-])[A-Z0-9]{3}-[A-Z0-9]{3}(?![A-Z0-9-])/
const SIGN = 'self:op7'
const ALONE: Omit<Character, 'nth' | 'phone' | 'me'> = {
  children: [],
  company: [],
  errand: 'op7',
  whims: 0.02,
  floods: false,
  hides: false,
}

/**
 * The other parent, at a telephone of their own: has a code, answers to it, may book the signature (OP-7) for themselves, and
 * may take back what was said. Nothing of the first parent, of the children but their initials, or of their appointment may
 * ever come here.
 */
export function createParent(deps: ParentDeps, { phone, code, of }: { phone: string; code: string; of: Character }): Citizen {
  const { timeline, chance } = deps
  const messages: Arrived[] = []
  let said = 0
  let signs = false
  /** Some give their word, take it back, and want to give it again with the button that they still have. */
  const words = chance.may(0.5) ? ['yes', 'no', 'yes'] : []
  const nth = 6_025 + of.nth // Born in another year than the first parent, so that no letter typed wrong makes one CURP the other.
  const me = { ...makePerson(nth, 'adult', chance), name: 'Zita Zarco Zea' }
  /** Books like anybody else once the signature is wanted. */
  const signer = createCitizen({ ...deps, passOn: () => undefined }, { nth, phone, me, ...ALONE })

  function send(gesture: Gesture): void {
    if (said >= PATIENCE) return
    const wamid = `wamid.parent.${phone}.${++said}`
    deps.wrote(wamid)
    deps.postman.bring(
      webhookFrom(phone, 'phone', me.name, wamid, timeline.now(), gesture),
      () => deps.heard(wamid),
      () => deps.coming(phone),
    )
  }
  const type = (text: string) => send({ kind: 'text', text })

  function answer(): void {
    const last = messages.at(-1)
    const word = messages.flatMap((one) => one.options).findLast((one) => answerIn(one).startsWith(`${words[0]}:`))
    if (word) {
      words.shift()
      return send({ kind: 'choice', ...word })
    }
    const sign = last?.options.find((one) => answerIn(one) === SIGN)
    if (sign && chance.may(0.6)) return goAndSign(sign)
    const shown = chance.may(0.5) ? (last?.options ?? []) : messages.flatMap((one) => one.options)
    const choices = shown.filter((one) => /^(?:yes|no|risk|take|none):?/.test(answerIn(one)))
    const yes = choices.find((one) => answerIn(one).startsWith('yes'))
    const option = yes && chance.may(0.6) ? yes : chance.any(choices)
    if (option && chance.may(0.85)) return send({ kind: 'choice', ...option })
    type(chance.pick(['REVOCAR', 'sí', 'no', `PERMISO ${code}`, 'permiso']))
  }

  function goAndSign(sign: Arrived['options'][number]): void {
    signs = true
    send({ kind: 'choice', ...sign })
    if (chance.may(0.4)) timeline.after(chance.between(1, 40) * HOUR, () => type('REVOCAR'))
  }

  function checkPrivacy({ text }: Arrived): void {
    const secrets = [of.phone.slice(-10), of.me.name, of.me.curp, ...of.children.flatMap((one) => [one.name, one.curp])]
    for (const secret of [...secrets, ...deps.foliosOf(of.phone)])
      if (text.includes(secret)) deps.wrong(`${phone} reads of another: ${text.slice(0, 80)}`)
    if (signs) return
    if (FOLIO.test(text) || deps.plan.offices.some((office) => text.includes(office.name)))
      deps.wrong(`${phone} reads where or under which folio: ${text.slice(0, 80)}`)
  }

  return {
    phone,
    begin: () => timeline.after(chance.between(2, 600) * MINUTE, () => type(`PERMISO ${code}`)),
    receive(body, row) {
      const message = readMessage(body)
      messages.push(message)
      checkPrivacy(message)
      if (signs) return signer.receive(body, row)
      if (chance.may(0.9)) timeline.after(chance.may(0.8) ? chance.between(1, 20) * MINUTE : chance.between(1, 30) * HOUR, answer)
    },
  }
}
