// What was answered for one procedure is never said, kept or shown for another one.
import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { type Db, write } from '../../db/open.ts'
import { requestedPlaces } from '../../src/booking/chat/bookings.ts'
import { detailLines, details } from '../../src/booking/chat/details.ts'
import { procedureOf } from '../../src/booking/chat/procedures.ts'
import { CHAT } from '../../src/capabilities.ts'
import { addField } from '../../src/catalogue/settings.ts'
import { type Draft, EMPTY } from '../../src/chat/draft.ts'
import { readTurn } from '../../src/chat/reading.ts'
import { type Scene, sceneOf } from '../../src/chat/scene.ts'
import { createVault } from '../../src/vault.ts'
import { GUADALUPE, HOOKS, LEO, speaker } from '../cast.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'

const FIELDS = ['clave', 'calle']

/** Every procedure that an office here does, and two more; all ask two questions of the same names, each in words of its own. */
function recordProcedures(): { db: Db; ids: string[] } {
  const db = openDirectory('varias oficinas')
  return write(db, (tx) => {
    for (const id of ['works_licence', 'tax_office'])
      tx.client
        .query(
          `insert into procedures (id, name, name_en, audience, family, min_age, position, active, version)
           values (?1, ?1, ?1, 'any', ?1, 0, 90, 1, 1)`,
        )
        .run(id)
    tx.client.run(
      'insert or ignore into office_procedures (office_id, procedure_id) select o.id, p.id from offices o, procedures p where p.done_by is null',
    )
    const ids = tx.client
      .query<{ id: string }, []>('select id from procedures where active = 1 and done_by is null order by id')
      .all()
      .map(({ id }) => id)
    for (const id of ids)
      for (const name of FIELDS)
        addField(tx, {
          ...{
            procedureId: id,
            name,
            kind: 'text',
            label: `${name} de ${id}`,
            labelEn: name,
            question: `${name} ${id}?`,
            questionEn: name,
          },
          ...{ required: true, example: null, least: 1, most: 60, options: null },
        })
    return { db, ids }
  })
}

const { db, ids } = recordProcedures()
const clock = testClock('2026-11-24T16:00:00Z')
const vault = createVault(new Uint8Array(32).fill(7), clock)

/** The draft of one person for this procedure, with everything else of it as it was. */
function draftFor(id: string, before: Draft = EMPTY): Draft {
  const record = db.client
    .query<{ audience: string; family: string }, [string]>('select audience, family from procedures where id = ?')
    .get(id)
  const person = record?.audience === 'minor' ? LEO : GUADALUPE
  const family = ['other', 'advice'].includes(record?.family ?? '') ? id : record?.family
  return {
    ...before,
    who: record?.audience === 'minor' ? 'minor' : 'self',
    ...(family && { family }),
    count: 1,
    people: [{ ...before.people[0], ...person, minor: record?.audience === 'minor', ...(family && { family }) }],
  }
}

const inTurn = <T>(draft: Draft, work: (scene: Scene) => T): T =>
  write(db, (tx) => {
    const session = { tx, deps: { vault, clock, hooks: HOOKS, chat: CHAT }, contact: speaker(1), now: clock.now() }
    return { done: work(sceneOf(session, 'es-MX', draft)) }
  }).done

/** Answers every open question of the draft's procedure with these words. */
function answered(draft: Draft, words: string): Draft {
  let now = draft
  for (let asked = 0; inTurn(now, (scene) => details.isNeeded(scene)) && asked < 9; asked++) {
    now = inTurn(now, (scene) => {
      const answer = details.hear?.(readTurn(words, scene.session), scene)
      return answer && 'draft' in answer ? answer.draft : scene.draft
    })
  }
  return now
}

const shown = (draft: Draft) => inTurn(draft, (scene) => draft.people.flatMap((one) => detailLines(scene, one)))
const asked = (draft: Draft) => inTurn(draft, ({ session }) => requestedPlaces(session, draft, 1)?.members[0])
const isOpen = (draft: Draft) => inTurn(draft, (scene) => details.isNeeded(scene))
const words = fc.stringMatching(/^[a-z]{3,12}$/)
const pairs = ids.flatMap((one) => ids.map((other) => [one, other] as const))

test('each procedure of the test is the one that its draft is for', () => {
  expect(ids.length).toBeGreaterThan(8)
  for (const id of ids)
    expect(inTurn(draftFor(id), ({ session, draft }) => procedureOf(session, draft, draft.people[0])?.id)).toBe(id)
})

test('whoever changes to another procedure is asked its questions anew, and nothing that was said before goes along', () => {
  fc.assert(
    fc.property(fc.constantFrom(...pairs), words, words, ([one, other], first, second) => {
      const before = answered(draftFor(one), first)
      expect(asked(before)).toMatchObject({ procedureId: one, answers: { clave: first, calle: first } })
      const changed = draftFor(other, before)
      if (one === other) return
      expect([isOpen(changed), shown(changed), asked(changed)?.answers ?? {}]).toEqual([true, [], {}])
      const after = answered(changed, second)
      expect(asked(after)).toMatchObject({ procedureId: other, answers: { clave: second, calle: second } })
      const back = draftFor(one, after)
      expect([{}, { clave: first, calle: first }]).toContainEqual(asked(back)?.answers ?? {})
    }),
    { numRuns: pairs.length * 3 },
  )
})
