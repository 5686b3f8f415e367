import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Said } from '../../src/chat/input.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { readState } from '../../src/chat/state.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

/** Words that mean something to us, so that a random walk gets somewhere. */
const WORDS = [
  'Hola',
  'renovar',
  'para mis dos hijos',
  'toluca',
  'Baja California',
  'baja',
  '10',
  '3',
  'sí',
  'no',
  'HESG580312MMCRTD06',
  'HESG580312MMCRTDO6 Guadalupe Hernández Soto',
  'PUSL240229MSRRLSA5 Luisa Puga Salas',
  'PUSL231124HJCRLSA8',
  'Rosa Pérez Ruiz, 17 de abril de 1985',
  'g12345678',
  'martes en la tarde',
  '30 de febrero',
  'a las 10 y media',
  'cancelar',
  'cancelar mi cita',
  'mis citas',
  'menú',
  'borrar',
  'salir',
  'ayuda',
  'aviso',
  'pago',
  'costos',
  'english',
  'español',
  'más tiempo',
  'otra oficina',
  'otro día',
  'confirmar',
  'tengo un descuento',
  'x'.repeat(4_096),
  '\u0000\u202E\u200B',
  '🙂'.repeat(500),
  'مرحبا بك',
  '*_~`',
  '50000',
  '99999',
]

type Move = { kind: 'said'; said: Said } | { kind: 'tap'; nth: number } | { kind: 'wait'; ms: number }

const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS).map((text): Said => ({ kind: 'text', text })) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).map((text): Said => ({ kind: 'text', text })) },
  {
    weight: 1,
    arbitrary: fc.record({ latitude: fc.double(), longitude: fc.double() }).map((at): Said => ({ kind: 'location', ...at })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('voice', 'picture', 'file', 'sticker', 'contact_card', 'reaction', 'edited', 'unsupported')
      .map((kind): Said => ({ kind }) as Said),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ id: fc.string({ maxLength: 60 }), title: fc.string({ maxLength: 24 }) })
      .map((one): Said => ({ kind: 'choice', ...one })),
  },
)
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 60 }).map((nth): Move => ({ kind: 'tap', nth })) },
  { weight: 4, arbitrary: said.map((one): Move => ({ kind: 'said', said: one })) },
  { weight: 1, arbitrary: fc.constantFrom(MINUTE, 11 * MINUTE, 2 * DAY).map((ms): Move => ({ kind: 'wait', ms })) },
)

function act(citizen: Citizen, { move: one, unseen, late }: { move: Move; unseen: boolean; late: boolean }): void {
  if (one.kind === 'wait') citizen.wait(one.ms)
  else if (one.kind === 'said') citizen.say(one.said, { unseen, late })
  else {
    const offered = citizen.all.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
    const chosen = offered.at(-1 - one.nth) ?? offered[0]
    if (chosen) citizen.say({ kind: 'choice', id: chosen.id, title: chosen.title }, { unseen, late })
    else citizen.write('Hola')
  }
}

/** What WhatsApp would refuse. */
function refused(reply: Reply): string | undefined {
  if (reply.kind === 'place' || reply.kind === 'notice') return undefined
  if (reply.body.length === 0) return 'an empty body'
  if (reply.body.length > (reply.kind === 'text' ? 4096 : 1024)) return 'a body too long'
  if (reply.kind !== 'choices') return undefined
  const isList = reply.options.length > 3 || reply.options.some((one) => one.description)
  if (reply.options.length === 0 || reply.options.length > 10) return 'too many or no options'
  if (reply.options.some((one) => one.title.length === 0 || one.title.length > (isList ? 24 : 20))) return 'a title too long'
  if (reply.options.some((one) => (one.description?.length ?? 0) > 72)) return 'a description too long'
  if (reply.options.some((one) => Buffer.byteLength(one.id) > 200)) return 'an id too long'
  if (new Set(reply.options.map((one) => one.id)).size < reply.options.length) return 'two options of one id'
  if (new Set(reply.options.map((one) => one.title)).size < reply.options.length) return 'two options of one title'
  return undefined
}

/** What the chat says and the tables do not, of whoever walks. */
function untrue({ db, state, replies }: Citizen): string | undefined {
  const { draft } = state ?? {}
  const held = db.client
    .query<{ slot: number }, []>(
      "select slot_id as slot from appointments where state = 'held' and contact_id = (select max(c.id) from contacts c) order by member",
    )
    .all()
  if (held.length > 0 && draft?.slot?.slotId !== held[0]?.slot) return 'an hour is held that nobody speaks of'
  if (draft?.count !== undefined && draft.people.length > draft.count) return 'somebody is kept who does not come'
  const summary = replies.find((reply) => reply.kind === 'choices' && reply.options.some(({ id }) => id.endsWith('.confirm')))
  const shown = summary && 'body' in summary ? summary.body.split('CURP: ').length - 1 : held.length
  return shown === held.length ? undefined : 'the summary shows other people than those for whom places are held'
}

/** Where a walk begins: at the door, or deep inside. */
const BEGINNINGS: ((citizen: Citizen) => Citizen)[] = [
  (citizen) => citizen,
  choosesHour,
  seesSummary,
  (citizen) => seesSummary(citizen).tap('Confirmar'),
  (citizen) => citizen.write('hola').tap('Para mi hija o mi hijo', 'Dos', 'Iremos las dos personas').write('toluca').tap('Toluca'),
]

const WALKS = 60
const LONGEST = 40

test('no walk through the conversation throws, is left without an answer, or says what is not so or a channel refuses', () => {
  const db = openDirectory('varias oficinas')
  db.client.run('update slots set capacity = 10000')
  let walks = 0
  const steps = fc.array(fc.record({ move, unseen: fc.boolean(), late: fc.boolean() }), { minLength: 5, maxLength: LONGEST })
  fc.assert(
    fc.property(fc.constantFrom(...BEGINNINGS), steps, (begin, walk) => {
      const citizen = begin(meetCitizen({ db, profileName: 'Lupita Hernández', seed: `walk ${++walks}` }))
      for (const step of walk) {
        act(citizen, step)
        const problems = [...citizen.replies.map(refused), untrue(citizen)].filter(Boolean)
        if (problems.length > 0) throw new Error(`${problems.join()} in ${JSON.stringify(citizen.replies)}`)
        const mayBeSilent = step.move.kind === 'wait' || (step.move.kind === 'said' && step.move.said.kind === 'reaction')
        if (citizen.replies.length === 0 && !mayBeSilent) throw new Error('no answer')
        if (citizen.state?.lost || !readState(JSON.parse(JSON.stringify(citizen.state ?? {}))))
          throw new Error('a state that cannot be read again')
      }
    }),
    { numRuns: WALKS, seed: 20_261_124, includeErrorInReport: true },
  )
  expect(db.client.query<{ n: number }, []>('select count(*) as n from slots where taken + cooling > capacity').get()).toEqual({
    n: 0,
  })
})
