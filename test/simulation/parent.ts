import { HOUR, MINUTE } from '../../src/clock.ts'
import type { Gesture } from '../webhooks.ts'
import type { Character } from './answers.ts'
import type { Citizen, CitizenRooms } from './citizen.ts'
import { webhookFrom } from './identity.ts'
import { type Arrived, answerIn, readMessage } from './phone.ts'

/** So many messages this person writes at most. */
const PATIENCE = 6
const FOLIO = /(?<![A-Z0-9-])[A-Z0-9]{3}-[A-Z0-9]{3}(?![A-Z0-9-])/

/**
 * The other parent, at a telephone of their own: has a code, answers to it, and may take back what was said. Nothing of the
 * first parent, of the children but their initials, or of the appointment may ever come here.
 */
export function createParent(
  rooms: Omit<CitizenRooms, 'passOn'> & { wrong(what: string): void },
  { phone, code, of }: { phone: string; code: string; of: Character },
): Citizen {
  const { timeline, chance } = rooms
  let last: Arrived | undefined
  let said = 0

  function send(gesture: Gesture): void {
    if (said >= PATIENCE) return
    const wamid = `wamid.parent.${phone}.${++said}`
    rooms.wrote(wamid)
    rooms.postman.bring(
      webhookFrom(phone, 'phone', 'Otra Persona', wamid, timeline.now(), gesture),
      () => rooms.heard(wamid),
      () => rooms.coming(phone),
    )
  }
  const type = (text: string) => send({ kind: 'text', text })

  function answer(): void {
    const option = chance.any((last?.options ?? []).filter((one) => /^(?:yes|no|risk|take|none):?/.test(answerIn(one))))
    if (option && chance.may(0.8)) return send({ kind: 'choice', ...option })
    type(chance.pick(['REVOCAR', 'sí', 'no', `PERMISO ${code}`, 'permiso']))
  }

  function checkPrivacy({ text }: Arrived): void {
    const secrets = [of.phone.slice(-10), of.me.name, of.me.curp, ...of.children.flatMap((one) => [one.name, one.curp])]
    for (const secret of secrets) if (text.includes(secret)) rooms.wrong(`${phone} reads of another: ${text.slice(0, 80)}`)
    if (FOLIO.test(text) || rooms.plan.offices.some((office) => text.includes(office.name)))
      rooms.wrong(`${phone} reads where or under which folio: ${text.slice(0, 80)}`)
  }

  return {
    phone,
    begin: () => timeline.after(chance.between(2, 600) * MINUTE, () => type(`PERMISO ${code}`)),
    receive(body) {
      last = readMessage(body)
      checkPrivacy(last)
      if (chance.may(0.8)) timeline.after(chance.may(0.7) ? chance.between(1, 20) * MINUTE : chance.between(1, 30) * HOUR, answer)
    },
  }
}
