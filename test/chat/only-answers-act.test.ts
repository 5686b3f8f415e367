// Looking, asking and choosing what to say next change nothing: only an answer acts.

import { beforeAll, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { withoutSlot } from '../../src/booking/chat/changed-draft.ts'
import { planHold } from '../../src/booking/chat/hold.ts'
import { CHAT } from '../../src/capabilities.ts'
import { converse } from '../../src/chat/converse.ts'
import { type Draft, EMPTY, withPerson } from '../../src/chat/draft.ts'
import { firstNeeded, isQuestionName } from '../../src/chat/part.ts'
import type { Question } from '../../src/chat/question.ts'
import { readTurn } from '../../src/chat/reading.ts'
import { type Scene, sceneOf } from '../../src/chat/scene.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { readContact } from '../../src/messaging/contacts.ts'
import { collectStages, type Stage, standAt } from '../hostile/stages.ts'
import { meetCitizen, seesSummary } from './citizen.ts'

let stages: Stage[] = []
beforeAll(async () => {
  stages = await collectStages(false)
  expect(stages.length).toBeGreaterThan(60)
}, 120_000)

/** Everything that is looked at before a question is put, with the question itself. */
function look(name: string, question: Question, scene: Scene): void {
  question.isNeeded?.(scene)
  question.isOver?.(scene)
  question.ownWords?.(readTurn('permiso', scene.session), scene)
  question.miss?.(readTurn('xyz', scene.session), scene)
  question.explained?.says(scene, readTurn('¿para qué?', scene.session))
  if (question.corrected && 'rows' in question.corrected) question.corrected.rows(scene)
  if (name === 'put') question.ask(scene)
}

/** What may have become of the answers when the turn ends. */
const changes = (draft: Draft, now: number): Draft[] => [
  draft,
  EMPTY,
  withoutSlot(draft, now),
  { ...draft, ...(draft.earlier && { slot: draft.earlier }) },
  draft.people.length > 0 ? withPerson(draft, 0, { name: 'Otra Persona Distinta' }) : draft,
]

/** Does this work on a connection that may not write; what it tried to write. */
function forbidden(stage: Stage, contactId: number, about: string | undefined, work: (scene: Scene) => void): string[] {
  const { db, clock, house } = stage.office
  return write(db, (tx) => {
    const contact = readContact(tx, house.messaging, contactId)
    if (!contact) throw new Error('nobody stands there')
    const session = { tx, deps: house.messaging, contact, ourNumber: '525500000000', now: clock.now() }
    tx.client.run('pragma query_only = 1')
    try {
      work({ ...sceneOf(session, contact.language, stage.state.draft), about })
      return []
    } catch (error) {
      if (error instanceof Error && /readonly|read-only/.test(error.message)) return [`${stage.name}: ${error.stack}`]
      throw error
    } finally {
      tx.client.run('pragma query_only = 0')
    }
  })
}

test('a question that is looked at, picked or put writes nothing, at any stage and when what was kept for it has ended', () => {
  const written: string[] = []
  for (const later of [0, 20 * MINUTE, 30 * HOUR])
    for (const at of stages) {
      const { contactId, state } = standAt(at)
      const stage = { ...at, state }
      at.office.clock.advance(later)
      const about = state.asked?.about
      const tried = forbidden(stage, contactId, about, (scene) => {
        for (const [name, question] of Object.entries(CHAT.questions)) look(name, question, scene)
        const asked = state.asked?.question ?? ''
        for (const name of [firstNeeded(scene), isQuestionName(scene, asked) ? asked : 'menu'] as const)
          look('put', CHAT.questions[name], scene)
        for (const after of changes(state.draft, scene.session.now))
          for (const mayTakeBack of [true, false]) planHold(scene, state.draft, after, mayTakeBack)
      })
      written.push(...tried)
      at.office.clock.set(at.office.clock.now() - later)
    }
  expect(written).toEqual([])
}, 120_000)

/** Words that only ask, or that nobody understands. */
const ASKING = ['¿cuánto cuesta?', '¿dónde es?', '¿qué llevo?', 'hola', 'menú', 'regresar', 'gracias', 'mis citas', 'xyz']

test('a turn in which somebody only asks writes nothing but what was said, whatever is asked just now', () => {
  const written = stages.flatMap((at) => {
    const { contactId, state } = standAt(at)
    // There the next words are told to a person, whatever they are.
    if (state.asked?.question === 'forOffice') return []
    return forbidden({ ...at, state }, contactId, state.asked?.about, (scene) => {
      const { now } = scene.session
      for (const text of ASKING)
        converse(state, { said: { kind: 'text', text }, sentAt: now, late: false, unseen: false }, scene.session)
    })
  })
  expect(written).toEqual([])
})

test('the question after a code for the other parent uses up no try, whatever became of the code', () => {
  const [stage] = stages
  if (!stage) throw new Error('there is no stage')
  const { contactId } = standAt(stage)
  const put = (scene: Scene) => {
    CHAT.questions.permission.ask(scene)
    CHAT.questions.permission.hear?.(readTurn('doy permiso', scene.session), scene)
  }
  expect(forbidden(stage, contactId, 'K7M4-QX3P', put)).toEqual([])
})

test('a hold is left as it is by whatever somebody asks in between, and let go once when it is spoken of no more', () => {
  const citizen = seesSummary(meetCitizen())
  const held = () =>
    citizen.db.client
      .query<{ state: string; version: number; held_until: number | null; renewals: number }, []>(
        'select state, version, held_until, renewals from appointments order by id',
      )
      .all()
  const events = () => citizen.db.client.query<{ what: string }, []>('select what from appointment_events order by id').all().length
  const before = held()
  expect(before).toMatchObject([{ state: 'held' }])
  for (const text of [
    '¿cuánto cuesta?',
    '¿dónde es?',
    'menú',
    'seguir',
    '¿qué llevo?',
    'hola',
    'mis citas',
    'regresar',
    'xyz',
    'asesor',
  ])
    expect([text, citizen.write(text) && held()]).toEqual([text, before])
  const told = events()
  citizen.write('empezar de nuevo')
  expect(held()).toMatchObject([{ state: 'released' }])
  expect(events()).toBe(told + 1)
})
