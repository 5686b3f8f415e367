// What people may type and tap, at every question: each gets an answer that WhatsApp takes, nothing fails, and nobody reads
// or changes what is another person's.
import { beforeAll, expect, test } from 'bun:test'
import fc from 'fast-check'
import { write } from '../../db/open.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { holdFor } from '../../src/booking/chat/own-hold.ts'
import { CHAT } from '../../src/capabilities.ts'
import { MINUTE } from '../../src/clock.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { freeSlots } from '../../src/schedule/availability.ts'
import { CANARY, expectCalm, leaksOf, RUNS } from './door.ts'
import { gesture } from './gestures.ts'
import { collectStages, type Stage, standAt } from './stages.ts'

let stages: Stage[] = []
/** Of conversations in which the canary has no part. */
let strangers: Stage[] = []
beforeAll(async () => {
  strangers = await collectStages(false)
  stages = RUNS > 500 ? await collectStages(true) : strangers
}, 120_000)

test('whatever is typed or tapped at any question, several times in a row, is answered and harms nobody', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(gesture, { minLength: 1, maxLength: 4 }), async (nth, gestures) => {
      const stage = stages[nth % stages.length]
      if (!stage) throw new Error('there are no stages')
      const { phone, state, isWithPerson } = standAt(stage)
      for (const tap of gestures) {
        const said = tap(state)
        stage.office.lines.length = 0
        await phone.do(said)
        const failed = stage.office.lines.filter((line) => line.includes('"level":"error"') || leaksOf(line).length > 0)
        const what = { stage: stage.name, said: JSON.stringify(said) }
        expect({ ...what, answered: phone.read().length > 0 || isWithPerson(), failed }).toEqual({
          ...what,
          answered: true,
          failed: [],
        })
      }
      stage.office.clock.advance(MINUTE)
    }),
    { numRuns: RUNS * 2 },
  )
  for (const office of new Set(stages.map((stage) => stage.office))) expectCalm(office)
}, 600_000)

test("whoever taps with another person's appointment in the hand reads nothing of it and changes nothing", async () => {
  const stage = strangers.find(({ name }) => name === 'summary self')
  if (!stage) throw new Error('there is no summary')
  const { office } = stage
  const deps = office.house.messaging
  const group = write(office.db, (tx) => {
    const now = office.clock.now()
    const contact = recogniseContact(tx, deps, [{ kind: 'phone', value: CANARY.phone }], { at: now, profileName: CANARY.name }, now)
    const session = { tx, deps, contact, now }
    const [free] = freeSlots(tx, { officeIds: [1], procedureIds: ['renewal'], places: 1, limit: 1 }, now)
    holdFor(session, { slotId: free?.slotId ?? 0, members: [{ person: CANARY, procedureId: 'renewal' }] })
    const booked = confirm(tx, deps, contact.id, [{ years: 6, halfFee: true }], now)
    return {
      id: booked.ok ? (booked.appointments[0]?.groupId ?? '') : '',
      version: booked.ok ? (booked.appointments[0]?.version ?? 0) : 0,
    }
  })
  expect(group.id).not.toBe('')
  for (const name of Object.keys(CHAT.questions)) {
    for (const verb of ['yes', 'no', 'see', 'cancel', 'way', 'change', 'bring', 'curp']) {
      const { phone, state } = standAt(stage)
      const asked = `${state.epoch}.${state.asked?.turn}.${name}.${verb}:${group.id}:${group.version}`
      await phone.do({ kind: 'choice', id: asked, title: 'Sí, cancelarla' })
      expect(phone.read().flatMap((reply) => leaksOf(JSON.stringify(reply)))).toEqual([])
      office.clock.advance(MINUTE)
    }
  }
  const kept = office.db.client
    .query<{ state: string; version: number }, [string]>('select state, version from appointments where group_id = ?')
    .all(group.id)
  expect(kept).toEqual([{ state: 'confirmed', version: group.version }])
  expectCalm(office)
}, 60_000)

test('every question that a citizen can be asked is among the stages', () => {
  const asked = new Set(stages.map(({ name }) => name.split(' ')[0] ?? ''))
  expect(Object.keys(CHAT.questions).filter((name) => !asked.has(name))).toEqual([])
})

test('a row that no list of hours ever had shows the list again', async () => {
  for (const stage of stages.filter(({ name }) => ['menu', 'slot self', 'summary self'].includes(name))) {
    for (const value of [
      'day:x',
      'day:2026-13-45',
      'day:',
      'hour:x',
      'hour:-1',
      'hour:9999',
      'more:x',
      'more:',
      'NaN',
      '-1',
      '1e400',
    ]) {
      const { phone, state } = standAt(stage)
      await phone.do({ kind: 'choice', id: `${state.epoch}.${state.turn}.slot.${value}`, title: 'Jue 3 dic, 9:00 h' })
      const asked = { stage: stage.name, value }
      expect({ ...asked, answers: phone.read().length }).toEqual({ ...asked, answers: 1 })
    }
    expectCalm(stage.office)
  }
})
