// Every question of the conversation, reached as the golden conversations reach it, and as many people standing before it as
// somebody hostile needs.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Db, write } from '../../db/open.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { requestedPlaces } from '../../src/booking/chat/bookings.ts'
import { holdFor } from '../../src/booking/chat/own-hold.ts'
import { readState, type State } from '../../src/chat/state.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { saveConversation } from '../../src/messaging/conversations.ts'
import { freeSlots } from '../../src/schedule/availability.ts'
import { setRules, somebody } from '../cast.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { officeWorld } from '../conversations/office-world.ts'
import { play, readScript } from '../conversations/script.ts'
import { openOffice, type Phone, type TestOffice } from '../office.ts'

const FOLDER = join(import.meta.dir, '../conversations')

export interface Stage {
  /** The question that was asked, and what it was about. */
  name: string
  office: TestOffice
  state: State
  /** Appointments of the person who stands here. */
  groups: string[]
}

/** Conversations that come to nearly every question; with many runs all of them are played. */
const ENOUGH =
  /^(?:a-|familia-de-cuatro|b-roberto-dos|cumple|c-|d-oficina-llena|cancelar|mover-tomado|cita-en|otra-persona|e-hola|palabras|lugar-vencido|menor-juez|menor-riesgo|oferta-aceptada|salir-de-la-lista|preguntas|cita-urgente)/
/** Questions that no golden conversation comes to: they are put to somebody who stands before the summary. */
const PUT = [
  'notNoted',
  'atTheCounter',
  'discount',
  'left',
  'ownLive',
  'limit',
  'heldForOther',
  'erase',
  'language',
  'go',
  'faq',
  'officeAnswer',
  'danger',
  'folio',
  'costs',
  'correct',
  'advice',
  'quit',
  'undo',
  'resume',
  'handOff',
  'forOffice',
  'whichOffice',
  'dataRights',
  'report',
  'grievance',
  'claim',
  'reminder',
  'forward',
  'papers',
  'revoking',
  'details',
  'readBack',
  'card',
  'goOnElsewhere',
  'handOver',
  'sendIt',
  'handedOver',
  'disavowal',
  'callback',
  'need',
  'anotherPlace',
  'comeBack',
  'afterVisit',
  'stated',
  'soonest',
  'rebooking',
  'consent',
  'otherPrice',
  'lostOld',
  'notMine',
]

/** One stage for each question and kind of question that some golden conversation comes to. */
export async function collectStages(all: boolean): Promise<Stage[]> {
  const stages = new Map<string, Stage>()
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt') && (all || ENOUGH.test(name))))
    for (const stage of await stagesOf(file)) if (!stages.has(stage.name)) stages.set(stage.name, stage)
  return [...stages.values(), ...PUT.flatMap((question) => [...stages.values()].flatMap((stage) => put(question, stage)))]
}

function put(question: string, stage: Stage): Stage[] {
  const { asked } = stage.state
  if (!asked || !['summary self', 'summary minor several', 'summary group several'].includes(stage.name)) return []
  return [{ ...stage, name: `${question} put to ${stage.name}`, state: { ...stage.state, asked: { ...asked, question } } }]
}

async function stagesOf(file: string): Promise<Stage[]> {
  const script = readScript(readFileSync(join(FOLDER, file), 'utf8'))
  const db = openDirectory(script.directory, script.institution)
  const clock = testClock(script.start, file)
  const office = openOffice({ db, clock })
  const found: Stage[] = []
  const look = () => {
    const rows = db.client.query<{ contact_id: number; state_sealed: Uint8Array }, []>('select * from conversations').all()
    for (const row of rows) {
      const state = readState(JSON.parse(office.vault.open(row.state_sealed)))
      if (state) found.push({ name: nameOf(state), office, state, groups: groupsOf(db, row.contact_id) })
    }
  }
  const world = officeWorld(db, clock)
  // The world is looked at whenever a telephone is, which a script does after each of its steps.
  await play(script, {
    ...world,
    phone(name, profile) {
      const phone = world.phone(name, profile)
      const read = () => {
        look()
        return phone.read()
      }
      return { ...phone, read }
    },
  })
  write(db, (tx) => {
    setRules(tx, { lapses_a_day: 10_000, holds_a_day: 10_000 })
    tx.client.query('update slots set capacity = 100000 where capacity > 0').run()
  })
  return found
}

const nameOf = ({ asked, draft }: State): string =>
  [
    asked?.question ?? 'over',
    /^(?:still|profile|baja|number|several|phone)/.exec(asked?.about ?? '')?.[0],
    draft.who,
    draft.people.length > 1 ? 'several' : '',
  ]
    .filter(Boolean)
    .join(' ')

const groupsOf = (db: Db, contactId: number): string[] =>
  db.client
    .query<{ id: string }, [number]>(
      "select distinct group_id as id from appointments where contact_id = ? and state = 'confirmed'",
    )
    .all(contactId)
    .map((row) => row.id)

let people = 0

/** Somebody new who stands at this stage, with a hold and appointments of their own where the stage has them. */
export function standAt(stage: Stage): {
  number: string
  contactId: number
  phone: Phone
  state: State
  isWithPerson: () => boolean
} {
  const { office } = stage
  const deps = office.house.messaging
  const nth = ++people
  const number = `52155${String(40_000_000 + nth)}`
  let state = stage.state
  let contactId = 0
  write(office.db, (tx) => {
    const now = office.clock.now()
    const contact = recogniseContact(tx, deps, [{ kind: 'phone', value: number }], { at: now, profileName: 'Lupita' }, now)
    contactId = contact.id
    const session = { tx, deps, contact, now }
    for (const group of stage.groups) {
      const [free] = freeSlots(tx, { officeIds: [1], procedureIds: ['renewal'], places: 1, limit: 1 }, now)
      if (!free) continue
      holdFor(session, { slotId: free.slotId, members: [{ person: somebody(nth), procedureId: 'renewal' }] })
      const booked = confirm(tx, deps, contact.id, [{ years: 6, halfFee: false }], now)
      const own = booked.ok ? booked.appointments[0]?.groupId : undefined
      if (own) state = JSON.parse(JSON.stringify(state).replaceAll(group, own)) as State
    }
    const wish = state.draft.slot && requestedPlaces(session, state.draft, state.draft.slot.slotId)
    if (wish) holdFor(session, wish)
    saveConversation(tx, deps, contact.id, state, now, now)
  })
  /** The office has the chat: what is written goes to a clerk and nothing is answered here. */
  const isWithPerson = () =>
    office.db.client.query('select 1 from contacts where id = ? and with_person_until is not null').get(contactId) !== null
  return { number, contactId, phone: office.phone(number), state, isWithPerson }
}
