import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { row, statement } from '../../../db/statements.ts'
import { OFFICE_REFUSALS, officesMeant, officesText, onlyOffice } from '../../admin/choices.ts'
import { cursor, instant, nextCursor, officeOrAll, summaryField } from '../../admin/fields.ts'
import { operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { isoAt } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { EXAMPLE_VISIT, toVisitCard, visitCard } from '../../booking/operations/cards.ts'
import { type AppointmentDetail, groupOf } from '../../booking/views.ts'
import { DAY, HOUR, type Instant } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { deliveryErrorText } from '../../texts/admin-alerts.ts'
import { phoneText } from '../../texts/phones.ts'

/** A visit whose reminders were not answered or did not arrive. */
export interface RiskyVisit {
  groupId: string
  slotId: number
  contactId: number
  /** Arrived questions without an answer. */
  silences: number
  undelivered: number
  /** A day later the channel has not said that they arrived. */
  offline: number
  /** Of the last one, by the channel. */
  errorCode: number | undefined
  muted: boolean
  /** Undefined: never. */
  lapsesAt: Instant | undefined
  /** Its cursor: text that sorts. */
  place: string
}

interface Row {
  groupId: string
  slotId: number
  contactId: number
  silences: number
  undelivered: number
  offline: number
  errorCode: number | null
  muted: number
  lapsesAt: Instant | null
  place: string
}

/** Two are a sign; one may be a person at work. */
const SILENCES = 2
/** A reminder counts as a silence from this age on. */
const ANSWER_MS = 3 * HOUR

// Each said reminder with its message's fate at the visit's present telephone. Answered, moved and cancelled visits are left out.
const RISKY = `select r.group_id as groupId, r.slot_id as slotId, printf('%016d.%s.%d', s.starts_at, r.group_id, r.slot_id) as place, max(a.contact_id) as contactId, max(c.muted_at is not null) as muted,
    count(distinct case when r.asked = 1 and r.said_at <= +$before and o.state in ('delivered', 'read') then r.kind end)
      as silences,
    count(distinct case when o.state in ('failed', 'parked', 'silent') or r.why = 'failed' then r.kind end) as undelivered,
    count(distinct case when r.said_at <= +$dayAgo and o.state in ('accepted', 'sent') then r.kind end) as offline,
    max(case when o.state in ('failed', 'parked', 'silent') then o.error_code end) as errorCode, max(r.lapses_at) as lapsesAt
  from slots s
    join reminders r on r.slot_id = s.id and (r.state = 'said' or r.why = 'failed')
    join appointments a on a.group_id = r.group_id and a.slot_id = r.slot_id and a.live = 1
    join contacts c on c.id = a.contact_id
    left join outbox o on o.id = r.outbox_id and o.contact_id = a.contact_id
  where s.office_id in (select value from json_each(+$offices)) and s.starts_at > +$now and place > +$after
    and not exists (select 1 from reconfirmations x where x.group_id = r.group_id and x.slot_id = r.slot_id)
  group by r.group_id, r.slot_id, s.starts_at
  having silences >= ${SILENCES} or undelivered > 0 or offline > 0`

const RISKY_VISITS = statement(`${RISKY} order by place limit +$limit`, {
  row: row<Row>({
    groupId: 'text',
    slotId: 'int',
    place: 'text',
    contactId: 'int',
    muted: 'int',
    silences: 'int',
    undelivered: 'int',
    offline: 'int',
    errorCode: 'int?',
    lapsesAt: 'int?',
  }),
  params: { offices: 'text', now: 'int', after: 'text', before: 'int', dayAgo: 'int', limit: 'int' },
  uses: 'appointments_slot reminders_one slots_one',
  because: 'a clerk asks about the visits of the next days',
})

/** Soonest first, at most `limit` behind the place `after`. */
function riskyVisits(db: Db, officeIds: number[], page: { after: string | undefined; limit: number }, now: Instant): RiskyVisit[] {
  return RISKY_VISITS.all(db, { ...bind(officeIds, now), after: page.after ?? '', limit: page.limit }).map((row) => ({
    ...row,
    muted: row.muted === 1,
    errorCode: row.errorCode ?? undefined,
    lapsesAt: row.lapsesAt ?? undefined,
  }))
}

const COUNT_RISKY = statement(`select count(*) as n from (${RISKY})`, {
  row: { n: 'int' },
  params: { offices: 'text', now: 'int', after: 'text', before: 'int', dayAgo: 'int' },
  uses: 'appointments_slot reminders_one slots_one',
  because: 'a clerk asks about the visits of the next days',
})

const countRisky = (db: Db, officeIds: number[], now: Instant): number =>
  COUNT_RISKY.get(db, { ...bind(officeIds, now), after: '' })?.n ?? 0

const bind = (officeIds: number[], now: Instant) => ({
  offices: JSON.stringify(officeIds),
  now,
  before: now - ANSWER_MS,
  dayAgo: now - DAY,
})

const card = visitCard.extend({
  telefono: z.string().nullable().describe('Para llamarle. Vacío si no se sabe.'),
  por_que: z.string().meta({ title: 'Por qué' }),
  se_cancela_sola: instant.nullable().describe('Cuándo se cancela si nadie contesta; vacío: no se cancela sola.'),
})

export const atRisk = operation({
  method: 'GET',
  path: '/admin/citas/en-riesgo',
  tag: 'Citas',
  rank: 20,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Ver quién quizá no venga',
  explanation:
    'Citas que vienen y que nadie confirmó: no contestaron dos recordatorios, o el recordatorio no llegó. Sirve para llamarles. No cambia nada.',
  query: z.object({ oficina: officeOrAll, cursor }),
  answer: z.object({ resumen: summaryField, citas: z.array(card), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 cita en riesgo en Toluca: llame para saber si vienen.',
    citas: [
      {
        ...EXAMPLE_VISIT,
        telefono: '55 0000 0001',
        por_que: 'No contestó 2 recordatorios.',
        se_cancela_sola: null,
      },
    ],
  },
  refusals: OFFICE_REFUSALS,
  run(call) {
    const { deps, caller, query, now } = call
    const offices = officesMeant(deps, caller, query.oficina)
    const ids = offices.map((one) => one.id)
    call.seen.asked({ officeId: onlyOffice(offices) })
    const found = riskyVisits(deps.db, ids, { after: query.cursor, limit: PAGE_AND_ONE }, now)
    const { lines, next } = pageOf(found, (one) => one.place)
    return {
      resumen: summarise(countRisky(deps.db, ids, now), officesText(offices)),
      citas: lines.flatMap((one) => toCard(call, one) ?? []),
      siguiente: next,
    }
  },
})

function summarise(visits: number, where: string): string {
  if (visits === 0) return `No hay citas en riesgo en ${where}.`
  return `Hay ${count(visits, 'cita', 'citas')} en riesgo en ${where}: llame para saber si vienen.`
}

function toCard({ deps, seen }: Look, one: RiskyVisit): z.output<typeof card> | undefined {
  const group = groupOf(deps.db, deps.vault, one.groupId).filter((view) => view.state === 'confirmed')
  const first = group.find((view) => view.slot.slotId === one.slotId)
  if (!first) return undefined
  for (const view of group) seen.person(view.id)
  const isTogether = (view: AppointmentDetail) => view.slot.day === first.slot.day && view.office.id === first.office.id
  const phone = deps.citizens.phoneToCall(deps.db, one.contactId)
  return {
    ...toVisitCard(first, group.filter(isTogether)),
    telefono: phone === undefined ? null : phoneText(phone),
    por_que: whyText(one),
    se_cancela_sola: one.lapsesAt === undefined ? null : isoAt(one.lapsesAt, first.office.zone),
  }
}

function whyText({ silences, undelivered, offline, errorCode, muted }: RiskyVisit): string {
  const parts = [
    undelivered > 0 && `El recordatorio no llegó. ${deliveryErrorText(errorCode)}`,
    offline > 0 && 'No consta que el recordatorio llegara: quizá su teléfono está apagado o sin datos.',
    silences > 0 && `No contestó ${count(silences, 'recordatorio', 'recordatorios')}.`,
    muted && 'Pidió no recibir recordatorios.',
  ]
  return parts.filter(Boolean).join(' ')
}
