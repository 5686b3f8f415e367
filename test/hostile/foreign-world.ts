// A record of each kind at Toluca and at the other agency, and the words of one that there is not.
import { write } from '../../db/open.ts'
import { giveAccess, ROLES, type Role } from '../../src/admin/access.ts'
import { visitorsOn } from '../../src/booking/views.ts'
import { openCase } from '../../src/cases/cases.ts'
import { readReceipt } from '../../src/visits/documents/receipt.ts'
import { codeOf, keyIdOf, passWords } from '../../src/visits/pass.ts'
import { LUIS, somebody } from '../cast.ts'
import { LICENCE, OFFICE, twoAgencies } from '../http/two-agencies.ts'
import { wait } from '../waitlist/office-stage.ts'

const DAY = '2026-12-03'
const WAITS = somebody(7)

/** What names one record of a kind, in each way in which it may be named. */
interface Named {
  toluca: string[]
  movilidad: string[]
  none: string[]
}

export type World = Awaited<ReturnType<typeof openForeignWorld>>

export async function openForeignWorld() {
  const desk = await twoAgencies()
  const { db, vault, clock, ours, theirs, folios, keyOf } = desk
  const idOf = (office: string) =>
    db.client.query<{ id: number }, [string]>('select id from offices where name = ?').get(office)?.id ?? 0
  const [toluca, movilidad] = [idOf('Toluca'), idOf(OFFICE)]
  const limited = (role: Role) =>
    write(db, (tx) => {
      const wish = {
        name: `${role} de Puebla`,
        role,
        agencyId: 1,
        officeIds: [idOf('Puebla')],
        seesNames: true,
        expiresAt: undefined,
      }
      return giveAccess(tx, { vault, clock }, wish, clock.now()).token
    })
  const keys = {
    ours,
    theirs,
    ourComptroller: keyOf(1, 'comptroller', 'Contraloría de pasaportes'),
    theirComptroller: keyOf(2, 'comptroller', 'Contraloría de movilidad'),
    puebla: limited('manager'),
    pueblaClerk: limited('clerk'),
  }
  /** A key of each role for all offices of an agency; a screen stands in one, and shows no names. */
  const readersOf = (agencyId: number, officeId: number) =>
    write(db, (tx) =>
      Object.fromEntries(
        ROLES.map((role) => {
          const where = role === 'screen' ? { officeIds: [officeId], seesNames: false } : { officeIds: undefined, seesNames: true }
          const wish = { ...where, name: `${role} de ${agencyId}`, role, agencyId, expiresAt: undefined }
          return [role, giveAccess(tx, { vault, clock }, wish, clock.now()).token]
        }),
      ),
    )
  const readers = { toluca: readersOf(1, toluca), movilidad: readersOf(2, movilidad) }
  const caseOf = (kind: 'person' | 'complaint', officeId: number) =>
    write(db, (tx) => {
      const contactId = Number(text('select max(id) - 1 from contacts'))
      const subject = kind === 'person' ? 'asked' : 'named'
      const id = openCase(tx, vault, { kind, subject, officeId, contactId, words: 'Hola' }, clock.now())
      return text('select number from cases where id = ?', id)
    })
  const text = (sql: string, ...values: (string | number)[]): string => String(db.client.query(sql).values(...values)[0]?.[0] ?? '')
  await byChat(desk)
  // With a link it waits for another key's yes.
  const parking = { pregunta: '¿Hay estacionamiento?', dice: 'Hay atrás: www.plano.example' }
  const [first, second] = [keyOf(1, 'administrator', 'Segunda jefa'), keyOf(2, 'administrator', 'Segundo jefe')]
  await desk.doIt('/admin/respuestas', { ...parking, oficina: 'Toluca' }, first)
  await desk.doIt('/admin/respuestas', { ...parking, oficina: OFFICE }, second)
  db.client.query("insert into lessons (words, wish, state, at, office_id) values ('ahi pesos', 'costs', 'used', 1, ?)").run(toluca)
  for (const [procedure, said] of [
    ['renewal', 'Su acta.'],
    ['licence', 'Su licencia anterior.'],
  ] as const) {
    db.client
      .query(
        `insert into requirements (procedure_id, position, text, text_en, applies, valid_from, source)
         values (?, 90, ?, 'It.', 'always', '2026-01-01', 'DOF')`,
      )
      .run(procedure, said)
    db.client
      .query(
        `insert into procedure_fields (procedure_id, position, name, kind, label, label_en, question, question_en, required)
         values (?, 90, 'clave', 'text', 'Clave', 'Key', '¿Qué clave tiene?', 'Which key?', 0)`,
      )
      .run(procedure)
  }
  db.client.run(
    `insert into procedures (id, agency_id, name, name_en, audience, family, exclusive_group, min_age, position, active, version)
     values ('works', 1, 'permiso de obra', 'works', 'any', 'other', 'works', 0, 90, 0, 1), ('taxi', 2, 'permiso de taxi', 'taxi', 'any', 'other', 'taxi', 0, 91, 0, 1)`,
  )
  db.client
    .query(
      `insert into inbox (channel, key, kind, state, error, body_sealed, sent_at, received_at)
       values ('whatsapp', ?, 'message', 'aside', 'TypeError', ?, 1, 1)`,
    )
    .run(vault.index('wamid', 'x'), vault.seal('{}'))
  /** Somebody whose hour was closed and who cannot be told. */
  const callOf = (officeId: number): string => {
    const group = "select group_id, id, slot_id from appointments where state = 'confirmed' and office_id = ? limit 1"
    db.client
      .query('insert into closures (office_id, day, from_minute, until_minute, created_at, lifted_at) values (?, ?, 0, 1440, 1, 1)')
      .run(officeId, '2026-11-20')
    db.client
      .query(
        `insert into rebookings (group_id, office_id, closure_id, told_reason, state, created_at, updated_at)
         select group_id, ?1, (select max(id) from closures), 'unsaid', 'offered', 1, 1 from (${group.replace('?', '?1')})`,
      )
      .run(officeId)
    db.client
      .query(
        `insert into rebooking_seats (rebooking_id, appointment_id, from_slot_id, to_slot_id)
         select (select max(id) from rebookings), id, slot_id, slot_id from (${group})`,
      )
      .run(officeId)
    db.client
      .query('insert into calls (office_id, rebooking_id, open, created_at) values (?, (select max(id) from rebookings), 1, 1)')
      .run(officeId)
    return text('select max(id) from calls')
  }
  /** Whose chat says that its visit was not missed. */
  const missedOf = (officeId: number): string => {
    const asker = '(select max(id) from askers)'
    db.client
      .query(
        `insert into missed_visits (office_id, starts_at, asker_id, state, review_by, created_at) values (?, 1, ${asker}, 'silent', 1, 1)`,
      )
      .run(officeId)
    return text('select max(id) from missed_visits')
  }
  const villageOf = (officeId: number): string => {
    db.client
      .query(
        `insert into village_telephones (office_id, asker_id, phone_sealed, promoter_sealed, village, people_a_year, created_at)
         select ?, (select min(k.id) from askers k where k.id not in (select asker_id from village_telephones)), ?, ?, 'San Miguel', 40, 1`,
      )
      .run(officeId, ...['525500000001', 'Eva Sol Gil'].map((word) => desk.vault.seal(word)))
    return text('select max(id) from village_telephones')
  }
  /** Another week from a day on, that has not begun. */
  const planOf = async (office: string, key: string): Promise<string> => {
    const week = { oficina: office, dias: 'sábado', que: 'agregar otras horas', desde: '9:00', hasta: '11:00', ventanillas: '1' }
    const { body } = await desk.doIt('/admin/horario', { ...week, desde_dia: '2/1/2027' }, key)
    if (body.hecho !== true) throw new Error(`no plan: ${JSON.stringify(body)}`)
    return text('select max(id) from schedule_plans')
  }
  const agendaOf = async (office: string, nombre: string, tramites: string, key: string): Promise<string> => {
    const { body } = await desk.doIt('/admin/agendas/nueva', { oficina: office, nombre, tramites }, key)
    if (body.hecho !== true) throw new Error(`no schedule: ${JSON.stringify(body)}`)
    return nombre
  }
  const receiptOf = (officeId: number): string => {
    const [first] = visitorsOn(db, vault, officeId, DAY)
    if (!first) throw new Error('nobody comes')
    return readReceipt({ db, vault, clock, language: 'es-MX', now: clock.now(), views: [first] }).visits[0]?.code.text ?? ''
  }
  const words = passWords({
    keyId: keyIdOf(vault.publicKey()),
    folio: 'K7M-4QX',
    members: 1,
    officeId: 999,
    startsAt: Date.parse(`${DAY}T16:00:00Z`),
    nonce: 'AAAA',
  })
  const noReceipt = codeOf(words, vault.sign(words))
  const named = (toluca: string[], movilidad: string[], none: string[]): Named => ({ toluca, movilidad, none })
  const records = {
    office: named(['Toluca'], [OFFICE, 'movilidad'], ['Nunca Jamás', 'nunca']),
    procedure: named(['renovar pasaporte'], [LICENCE, 'licence'], ['ninguno de estos', 'ninguno de estos']),
    draft: named(['permiso de obra'], ['permiso de taxi'], ['ninguno de estos']),
    plan: named([await planOf('Toluca', ours)], [await planOf(OFFICE, theirs)], ['9999']),
    schedule: named(
      [await agendaOf('Toluca', 'Sala 1', 'renovar pasaporte', ours)],
      [await agendaOf(OFFICE, 'Sala 2', LICENCE, theirs)],
      ['Sala 9'],
    ),
    call: named([callOf(toluca)], [callOf(movilidad)], ['9999']),
    appointment: named([folios.ours], [folios.theirs], ['K7M-4QX']),
    receipt: named([receiptOf(toluca), folios.ours], [receiptOf(movilidad), folios.theirs], [noReceipt, 'K7M-4QX']),
    case: named([caseOf('person', toluca)], [caseOf('person', movilidad)], ['C-K7M4QX']),
    complaint: named([caseOf('complaint', toluca)], [caseOf('complaint', movilidad)], ['C-K7M4QX']),
    // A telephone is the owner's of the number, who has the chats (decision 23): to that one no telephone is foreign.
    person: named(
      ['PIPR850417MDFRRS00', folios.ours, '55 0000 0001'],
      [LUIS.curp, folios.theirs],
      [somebody(99).curp, 'K7M-4QX', '55 0000 0009'],
    ),
    answer: named(['1'], ['2'], ['99']),
    lesson: named(['1'], [], ['99']),
    'missed sentence': named([text('select min(id) from missed_sentences')], [], ['99']),
    message: named(
      [text("select min(id) from outbox where state in ('failed', 'parked')"), text("select id from inbox where state = 'aside'")],
      [],
      ['9999'],
    ),
    requirement: named(
      ['renovar pasaporte (siempre): Su acta.'],
      [`${LICENCE} (siempre): Su licencia anterior.`],
      ['renovar pasaporte (siempre): nada'],
    ),
    question: named(['renovar pasaporte: Clave'], [`${LICENCE}: Clave`], ['renovar pasaporte: nada']),
    'access key': named(['Jefa de pasaportes'], ['Jefe de movilidad'], ['Nadie de aquí']),
    'missed visit': named([missedOf(toluca)], [missedOf(movilidad)], ['9999']),
    'village telephone': named([villageOf(toluca)], [], ['9999']),
    'holding phone': named(['722 000 0001'], [], ['722 000 0009']),
    'waiting person': named([WAITS.curp], [], [somebody(99).curp]),
  }
  return { ...desk, keys, readers, records }
}

/** What only a citizen can leave: a held place, a place in the line, words that nothing understood, a message that did not arrive. */
async function byChat(desk: Awaited<ReturnType<typeof twoAgencies>>) {
  const { db } = desk
  const holder = desk.phone('5217220000001')
  await holder.write('quiero renovar mi pasaporte, soy de Toluca')
  await holder.tap('Toluca')
  await holder.write('HESG580312MMCRTD06')
  await holder.write('Guadalupe Hernández Soto')
  await holder.write('cualquiera')
  const shown = holder.arrived.at(-1)
  const hours = shown?.kind === 'choices' ? shown.options.map((one) => one.title) : []
  await holder.tap(hours.find((title) => / h$/.test(title)) ?? '')
  db.client.query('update slots set capacity = taken + cooling').run()
  await wait(desk.phone('5217220000002'), WAITS.curp, WAITS.name)
  db.client.query('update slots set capacity = taken + cooling + 3').run()
  await desk.phone('5217220000003').write('me aviento una vuelta con mi troca roja')
  desk.refuse(131026)
  // Who gets nothing else, so that it may be sent again.
  await desk.phone('5217220000004').write('hola')
  await desk.settle()
  desk.refuse(undefined)
}
