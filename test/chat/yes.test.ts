// Whoever begins with a yes has said yes, at every question that is answered with yes or no and in both channels. "Sí, pero" has not.
import { beforeAll, describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { CHAT } from '../../src/capabilities.ts'
import { converse } from '../../src/chat/converse.ts'
import type { Said } from '../../src/chat/input.ts'
import { readOut } from '../../src/chat/reply.ts'
import type { State } from '../../src/chat/state.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { readContact } from '../../src/messaging/contacts.ts'
import { loadConversation } from '../../src/messaging/conversations.ts'
import { somebody } from '../cast.ts'
import { offered } from '../contention/stage.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import type { TestOffice } from '../office.ts'

const YES = [
  'sí',
  'claro que sí gracias a Dios',
  'si la quiero gracias a dios',
  'si claro que si, apártemelo',
  'ahora si ya quedo, confirmo',
  'yes please go ahead',
  'sí, está bien',
  'si por favor señorita',
  'Sí, muchas gracias, que Dios los bendiga',
  'si claro esa está bien',
  'sii',
  'claro, con mucho gusto',
  'si, no hay problema',
  'si acepto gracias',
  'si buenas tardes',
  'sip, perfecto',
  'pues sí',
  'claro que si!!!',
  'si lo quiero, muy amable',
  'afirmativo',
]
const NOT_YES = [
  'si, pero hoy ya no puedo',
  'si pero a que hora abren',
  '¿sí?',
  'si me da chance le aviso',
  'no',
  'sí, ¿a qué hora?',
  'si pudiera ser el lunes',
  'creo que si',
  'no se si pueda ese dia',
  'si quiero saber cuanto cuesta',
  'si, el viernes',
  'si no le aviso',
  'que si puedo llevar a mi hijo',
  'quien sabe',
  'si espereme tantito',
  'gracias',
  'gracias a Dios',
  'yes but later',
  'a lo mejor si',
  'si, mejor a las 5',
]

/** Somebody before a question, and what a yes is there. */
interface Asked {
  office: Pick<TestOffice, 'db' | 'house' | 'clock'>
  yes: string
}

const desk = () => {
  const office = openDesk()
  return { ...office, rosa: office.phone('5215500000001', 'Rosa') }
}

async function booked() {
  const at = desk()
  await at.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
  await at.rosa.write('Hola')
  return at
}

const at = (office: Asked['office'], yes: string): Asked => ({ office, yes })

const ANSWERS: Record<string, string> = {
  place: 'toluca',
  office: 'Toluca',
  slot: 'viernes 4 de diciembre a las 9:00',
  curp: somebody(5).curp,
  name: somebody(5).name,
  validity: '6 años',
}

/** Answers what is asked until that question is put. */
async function answers(office: ReturnType<typeof desk>, until: string): Promise<void> {
  await office.rosa.write('renovar mi pasaporte')
  for (let tries = 0; tries < 12; tries++) {
    const question = stateOf({ office }).state.asked?.question ?? ''
    if (question === until) return
    await office.rosa.write(ANSWERS[question] ?? '')
  }
}

/** Each reached as people reach it. */
const QUESTIONS: Record<string, () => Promise<Asked>> = {
  async summary() {
    const office = desk()
    await answers(office, 'summary')
    return at(office, 'confirm')
  },
  async movingTo() {
    const office = await booked()
    await office.rosa.write('cambiar mi cita')
    await office.rosa.write('viernes 4 de diciembre a las 9:00')
    return at(office, 'yes:')
  },
  async cancelling() {
    const office = await booked()
    await office.rosa.write('cancelar mi cita')
    return at(office, 'yes:')
  },
  async reminder() {
    const office = await booked()
    for (let hours = 0; hours < 8 * 24 && office.count("outbox where key like 'reminder:%'") === 0; hours += 3) {
      office.clock.advance(3 * HOUR)
      await office.settle()
    }
    return at(office, 'yes:')
  },
  async rebooking() {
    const office = await booked()
    const day = { oficina: 'Toluca', dia: '3/12/2026', motivo_que_lee: 'no hay luz en la oficina', motivo: 'folio 1' }
    await office.doIt('/admin/cierres', day)
    office.clock.advance(2 * HOUR)
    await office.settle()
    return at(office, 'keep:')
  },
  async waitOffer() {
    const stage = await offered()
    return at(stage.office, 'yes:')
  },
  async curp() {
    const office = desk()
    await answers(office, 'curp')
    await office.rosa.write('PERR85O417MDFRZSO4')
    return at(office, 'yes')
  },
  async erase() {
    const office = desk()
    await office.rosa.write('renovar mi pasaporte')
    await office.rosa.write('borrar')
    return at(office, 'yes')
  },
  async quit() {
    const office = desk()
    await office.rosa.write('renovar mi pasaporte')
    await office.rosa.write('cancelar')
    return at(office, 'yes')
  },
  async resume() {
    const office = desk()
    await office.rosa.write('renovar mi pasaporte')
    await office.rosa.write('PERR850417MDFRZS04')
    office.clock.advance(DAY)
    await office.rosa.write('hola')
    return at(office, 'goOn')
  },
}

class Undo extends Error {}

function stateOf({ office }: Pick<Asked, 'office'>): { state: State; contactId: number } {
  const { db, house, clock } = office
  const row = db.client
    .query<{ id: number }, []>('select c.contact_id as id from conversations c order by c.updated_at desc, c.contact_id')
    .all()
    .find(({ id }) => loadConversation(db, house.messaging, id, clock.now()).state?.asked !== undefined)
  const state = row && loadConversation(db, house.messaging, row.id, clock.now()).state
  if (!row || !state) throw new Error('nothing is asked')
  return { state, contactId: row.id }
}

/** What this would do, in that channel; nothing is kept of it. */
function would(asked: Asked, said: Said, channel: 'whatsapp' | 'messenger'): string {
  const { state, contactId } = stateOf(asked)
  const { db, house, clock } = asked.office
  let became = ''
  try {
    write(db, (tx) => {
      const contact = readContact(tx, house.messaging, contactId)
      if (!contact) throw new Error('nobody stands there')
      const session = {
        tx,
        deps: { ...house.messaging, chat: CHAT },
        contact: { ...contact, channel },
        ourNumber: '525500000000',
        now: clock.now(),
      }
      const turn = converse(state, { said, sentAt: clock.now(), late: false, unseen: false }, session)
      became = [turn.state.asked?.question, ...turn.replies.map(readOut)].join('\n')
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
  // A new folio is drawn each time.
  return became.replace(/\b[A-Z0-9]{3}-[A-Z0-9]{3}\b/g, 'FOLIO')
}

describe.each(Object.keys(QUESTIONS))('at the question "%s"', (name) => {
  let asked: Asked
  let title = ''
  beforeAll(async () => {
    const reach = QUESTIONS[name]
    if (!reach) throw new Error(`no way to ${name}`)
    asked = await reach()
    const { state } = stateOf(asked)
    expect(state.asked, JSON.stringify(state)).toMatchObject({ question: name })
    const found = state.asked?.options.find(({ value }) => value === asked.yes || value.startsWith(asked.yes))
    if (!found) throw new Error(`no yes: ${JSON.stringify(state.asked?.options)}`)
    title = found.title
  })
  const tapped = (channel: 'whatsapp' | 'messenger') => would(asked, { kind: 'text', text: title }, channel)

  describe.each(['whatsapp', 'messenger'] as const)('on %s', (channel) => {
    test.each(YES)('"%s" is a yes', (text) => {
      expect(would(asked, { kind: 'text', text }, channel)).toBe(tapped(channel))
    })
    test.each(NOT_YES)('"%s" is none', (text) => {
      expect(would(asked, { kind: 'text', text }, channel)).not.toBe(tapped(channel))
    })
  })
})

describe('what is asked behind a yes', () => {
  test.each([
    ['summary', 'si la quiero y que tengo que llevar', ['Folio', 'Lleve:']],
    ['rebooking', 'si claro, y donde queda la oficina', ['Es suya', 'Toluca']],
  ])('is told after what the yes did, at "%s"', async (name, text, told) => {
    const asked = await QUESTIONS[name]?.()
    if (!asked) throw new Error(name)
    const became = would(asked, { kind: 'text', text }, 'whatsapp')
    for (const words of told) expect(became).toContain(words)
  })

  test('words that say once more what is asked are a yes there alone: "si cambiala"', async () => {
    const move = await QUESTIONS.movingTo?.()
    const book = await QUESTIONS.summary?.()
    if (!move || !book) throw new Error('two questions are needed')
    expect(would(move, { kind: 'text', text: 'si cambiala' }, 'whatsapp')).toContain('quedó cambiada')
    expect(would(book, { kind: 'text', text: 'si cambiala' }, 'whatsapp')).not.toContain('Folio')
  })
})

test.each(['waitOffer', 'rebooking'])('an open offer keeps its buttons through an answer in between: "%s"', async (name) => {
  const asked = await QUESTIONS[name]?.()
  if (!asked) throw new Error(name)
  const became = would(asked, { kind: 'text', text: '¿dónde queda la oficina?' }, 'whatsapp')
  const { state } = stateOf(asked)
  for (const { title } of state.asked?.options ?? []) expect(became).toContain(title)
})
