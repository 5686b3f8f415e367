import { expect, test } from 'bun:test'
import type { NotPromise } from '../../db/open.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { visitOf } from '../../src/booking/chat/bookings.ts'
import { hold } from '../../src/booking/holds.ts'
import type { Language } from '../../src/catalogue/types.ts'
import type { Reply } from '../../src/chat/reply.ts'
import type { Session } from '../../src/chat/session.ts'
import { newState, type State } from '../../src/chat/state.ts'
import { MINUTE } from '../../src/clock.ts'
import { type Reminding, sayLapsed, sayReminder } from '../../src/reminders/chat/notices.ts'
import { addInstitution, GUADALUPE, meet, openHouse, openOffice, publishSlot, ROSA, requestedPlaces, speaker } from '../cast.ts'

/** Guadalupe and Rosa, who come to an office one after the other, and what is said to them. */
function family(zone = 'America/Mexico_City') {
  const house = openHouse()
  const booked = house.at((tx, now) => {
    addInstitution(tx)
    const office = openOffice(tx, { zone, name: 'Ensenada' })
    const first = publishSlot(tx, office, '2026-12-03', '12:00')
    publishSlot(tx, office, '2026-12-03', '12:30')
    const contact = meet(tx)
    hold(tx, house.deps, { contactId: contact, wish: requestedPlaces(first, [GUADALUPE, ROSA]), holdMs: 10 * MINUTE }, now)
    const choice = { years: undefined, halfFee: false }
    const confirmed = confirm(tx, house.deps, contact, [choice, choice], now)
    if (!confirmed.ok) throw new Error(confirmed.why)
    return { contact, slotId: first, groupId: confirmed.appointments[0]?.groupId ?? '' }
  })
  const say = <T>(language: Language, work: (session: Session) => NotPromise<T>): T =>
    house.at((tx, now) => {
      const contact = speaker(booked.contact, language)
      return work({ tx, deps: house.deps, contact, now })
    })
  const { slotId, groupId } = booked
  const remind = (language: Language = 'es-MX', more: Partial<Reminding> = {}, before?: State) =>
    say(language, (session) => sayReminder(before, { groupId, slotId, answered: false, lapsesAt: undefined, ...more }, session))
  return { house, say, remind, slotId, groupId }
}

const words = (reply: Reply | undefined): string => (reply?.kind === 'notice' && 'body' in reply.plain ? reply.plain.body : '')

test('a family is reminded once, with everybody by first name and initial, and every hour', () => {
  const { remind } = family()
  const body = words(remind()?.reply)
  expect(body).toContain('*jueves 3 de diciembre de 2026, 12:00 h y 12:30 h*')
  expect(body).toContain('Para: Guadalupe H. y Rosa P.')
  expect(body).not.toContain('HESG')
})

test('an office in another zone says whose clock it is', () => {
  expect(words(family('America/Tijuana').remind()?.reply)).toContain('hora de Tijuana')
})

test('easy Spanish and English have words and a template of their own', () => {
  const { remind } = family()
  const easy = remind('es-facil')?.reply
  expect(easy).toMatchObject({ template: 'appointment_reminder', language: 'es' })
  expect(words(easy)).toStartWith('Usted tiene una cita.')
  expect(remind('en')?.reply).toMatchObject({ template: 'appointment_reminder', language: 'en' })
})

test('where it lapses the hour is told on the wall of the office; whoever answered reads nothing of it', () => {
  const { remind } = family('America/Tijuana')
  const lapsesAt = Date.parse('2026-12-02T20:00:00Z')
  expect(words(remind('es-MX', { lapsesAt })?.reply)).toContain('antes del miércoles 2 de diciembre, 12:00 h (hora de Tijuana)')
  const answered = remind('es-MX', { lapsesAt, answered: true })?.reply
  expect(answered).toMatchObject({ template: 'appointment_reminder_answered' })
  expect(words(answered)).not.toContain('se cancela')
})

test('a reminder becomes the open question only when nothing else is', () => {
  const { remind } = family()
  expect(remind()?.state.asked).toMatchObject({ question: 'reminder' })
  const idle = { ...newState('epoch'), greeted: true }
  expect(remind('es-MX', {}, idle)?.state.asked).toMatchObject({ question: 'reminder', turn: 1 })
  const booking: State = { ...idle, draft: { ...idle.draft, who: 'self', family: 'renewal' } }
  expect(remind('es-MX', {}, booking)?.state.asked).toBeUndefined()
  expect(remind('es-MX', { answered: true })?.state.asked).toBeUndefined()
})

test('of a visit that is not there nothing is said', () => {
  const { remind, say, groupId } = family()
  expect(remind('es-MX', { slotId: 999 })).toBeUndefined()
  say('es-MX', (session) => expect(visitOf(session, groupId, 999)).toBeUndefined())
})

test('a lapsed visit is told without blame, with the way to book again', () => {
  const { say, groupId, slotId } = family()
  const body = say('es-MX', (session) => {
    const views = visitOf(session, groupId, slotId)
    return views ? words(sayLapsed(views, session)) : ''
  })
  expect(body).toContain('quedó cancelada')
  expect(body).toContain('*Hola*')
})
