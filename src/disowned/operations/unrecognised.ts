import { z } from 'zod'
import { row, statement } from '../../../db/statements.ts'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import { OFFICE_REFUSALS, officesMeant, officesText, onlyOffice } from '../../admin/choices.ts'
import { cursor, folio, instant, key, nextCursor, officeOrAll, proposalAnswer, reason, summaryField } from '../../admin/fields.ts'
import { called, operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { isoAt } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, type Worked } from '../../admin/propose.ts'
import type { Look } from '../../admin/reads.ts'
import { only, refusals } from '../../admin/refusals.ts'
import { SECOND_KEY_REFUSALS, withSecondKey } from '../../admin/second-key.ts'
import { EXAMPLE_VISIT, toVisitCard, visitCard } from '../../booking/operations/cards.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS } from '../../booking/operations/find.ts'
import { type AppointmentDetail, groupOf } from '../../booking/views.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { openOfGroup, settle, TAKE_BACK_MS } from '../disavowals.ts'

interface Row {
  groupId: string
  contactId: number
  saidAt: Instant
  place: string
}

const OPEN = `select d.group_id as groupId, d.contact_id as contactId, d.said_at as saidAt,
    printf('%016d.%s', min(s.starts_at), d.group_id) as place
  from disavowals d cross join appointments a on a.group_id = d.group_id and a.live = 1 cross join slots s on s.id = a.slot_id
  where d.state = 'open' and s.office_id in (select value from json_each(+$offices))
  group by d.id having place > +$after`

const UNRECOGNISED = statement(`${OPEN} order by place limit +$limit`, {
  row: row<Row>({ groupId: 'text', contactId: 'int', saidAt: 'int', place: 'text' }),
  params: { offices: 'text', after: 'text', limit: 'int' },
  uses: 'appointments_group',
  because: 'few telephones say so, and a clerk asks once in a while',
})

const COUNT_UNRECOGNISED = statement(`select count(*) as n from (${OPEN})`, {
  row: { n: 'int' },
  params: { offices: 'text', after: 'text' },
  uses: 'appointments_group',
  because: 'few telephones say so, and a clerk asks once in a while',
})

const card = visitCard.extend({
  dicho: instant.describe('Cuándo lo dijo quien tiene el teléfono.'),
  telefono_termina: z
    .string()
    .nullable()
    .describe('El teléfono desde el que se dijo. Solo el final.')
    .meta({ title: 'Teléfono termina en' }),
  lo_deshace_hasta: instant.nullable().describe('Hasta cuándo ese teléfono lo puede deshacer; vacío: ya no puede.'),
})

export const unrecognised = operation({
  method: 'GET',
  path: '/admin/citas/no-reconocidas',
  tag: 'Citas',
  rank: 25,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Ver citas que alguien no reconoce',
  explanation:
    'Quien tiene el teléfono escribió que la cita no es suya o que el número ya es de otra persona. La cita sigue en pie y sin teléfono: nadie recibe recordatorios. Busque a su dueña o dueño por otro medio. No cambia nada.',
  query: z.object({ oficina: officeOrAll, cursor }),
  answer: z.object({ resumen: summaryField, citas: z.array(card), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 cita que alguien no reconoce en Toluca.',
    citas: [
      {
        ...EXAMPLE_VISIT,
        dicho: '2026-11-24T10:02:00-06:00',
        telefono_termina: '0001',
        lo_deshace_hasta: '2026-11-27T10:02:00-06:00',
      },
    ],
  },
  refusals: OFFICE_REFUSALS,
  run(call) {
    const { deps, caller, query, now } = call
    const offices = officesMeant(deps, caller, query.oficina)
    const ids = JSON.stringify(offices.map((one) => one.id))
    call.seen.asked({ officeId: onlyOffice(offices) })
    const found = UNRECOGNISED.all(deps.db, { offices: ids, after: query.cursor ?? '', limit: PAGE_AND_ONE })
    const { lines, next } = pageOf(found, (one) => one.place)
    const all = COUNT_UNRECOGNISED.get(deps.db, { offices: ids, after: '' })?.n ?? 0
    return {
      resumen: summarise(all, officesText(offices)),
      citas: lines.flatMap((one) => toCard(call, one, now) ?? []),
      siguiente: next,
    }
  },
})

function summarise(all: number, where: string): string {
  if (all === 0) return `No hay citas sin reconocer en ${where}.`
  return `Hay ${count(all, 'cita que alguien no reconoce', 'citas que alguien no reconoce')} en ${where}. Cuando sepa de quién es, use ${called(settleUnrecognised)}.`
}

function toCard({ deps, seen }: Look, one: Row, now: Instant): z.output<typeof card> | undefined {
  const group = groupOf(deps.db, deps.vault, one.groupId).filter((view) => view.state === 'confirmed')
  const [first] = group
  if (!first) return undefined
  for (const view of group) seen.person(view.id)
  const { zone } = first.office
  const until = one.saidAt + TAKE_BACK_MS
  return {
    ...toVisitCard(first, group),
    dicho: isoAt(one.saidAt, zone),
    telefono_termina: deps.citizens.phoneOf(deps.db, one.contactId)?.slice(-4) ?? null,
    lo_deshace_hasta: until > now ? isoAt(until, zone) : null,
  }
}

const RESULTS = { se_le_llamo: 'called', identificacion_vista: 'identified', es_de_ese_telefono: 'theirs' } as const

const REFUSALS = refusals({
  not_disowned: [
    'nadie_la_desconoce',
    'conflict',
    'Nadie dijo que esa cita no es suya, o ya se resolvió.',
    'Vea su historia con el folio.',
  ],
  has_one_without_curp: [
    'otra_sin_curp',
    'conflict',
    'Ese teléfono ya tiene otra cita sin CURP y no puede tener dos; no se hizo nada.',
    'Corrija primero la CURP de una de las dos.',
  ],
})

const ANSWERS: Record<keyof typeof RESULTS, { would: string; did: string }> = {
  se_le_llamo: {
    would: 'quedaría como hablada con su dueña o dueño. Sigue en pie y sin teléfono hasta que la pase a uno.',
    did: 'quedó como hablada con su dueña o dueño. Sigue en pie y sin teléfono: pásela a uno con «Pasar una cita a otro teléfono».',
  },
  identificacion_vista: {
    would: 'quedaría como comprobada con identificación. Sigue en pie y sin teléfono hasta que la pase a uno.',
    did: 'quedó como comprobada con identificación. Sigue en pie y sin teléfono: pásela a uno con «Pasar una cita a otro teléfono».',
  },
  es_de_ese_telefono: {
    would: 'volvería al teléfono que dijo que no era suya, con sus recordatorios.',
    did: 'volvió al teléfono que dijo que no era suya. Otra vez recibe recordatorios.',
  },
}

export const settleUnrecognised = operation({
  method: 'POST',
  path: '/admin/citas/no-reconocidas',
  tag: 'Citas',
  rank: 26,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Resolver una cita que alguien no reconoce',
  explanation:
    'Cuando ya sabe de quién es: porque le llamó, porque vio su identificación, o porque sí es de quien tiene ese teléfono. No cancela nada. Para darle otro teléfono, después use «Pasar una cita a otro teléfono»; si nadie la quiere, «Cancelar una cita».',
  body: z.object({
    folio,
    resultado: z
      .enum(Object.keys(RESULTS) as [keyof typeof RESULTS, ...(keyof typeof RESULTS)[]])
      .describe('Se le llamó; se vio su identificación; sí es de ese teléfono (vuelve a tener la cita y sus recordatorios).')
      .meta({ page: 'of-one' }),
    motivo: reason('la dueña contestó en su casa y sí vendrá'),
    clave: key,
  }),
  answer: proposalAnswer({ citas: z.array(z.object({ folio: z.string(), nombres: z.array(z.string()), resultado: z.string() })) }),
  example: {
    resumen: 'La cita de Guadalupe Pérez Luna quedaría como hablada con su dueña o dueño.',
    citas: [{ folio: 'K7M-4QX', nombres: ['Guadalupe Pérez Luna'], resultado: 'se_le_llamo' }],
  },
  refusals: { ...only(FOLIO_REFUSALS, 'no_folio', 'stale'), ...REFUSALS, ...SECOND_KEY_REFUSALS, ...KEY_REFUSALS },
  deed: {
    name: 'resolver_no_reconocida',
    attends: true,
    ofFolio: true,
    said: 'Resolvió una cita que alguien no reconoció',
    members: { appointments: APART, result: 'resultado' },
  },
  async run(call) {
    const { deps, caller, body } = call
    const outcome = await propose(call, (tx, at) => {
      const group = appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio)
      const order = { result: RESULTS[body.resultado], actor: actorOf(caller) }
      return {
        work: (inner) =>
          order.result === 'theirs'
            ? withSecondKey(inner, deps, { caller, group, change: 'pass' }, at, () => settleGroup(inner, deps, group, order, at))
            : settleGroup(inner, deps, group, order, at),
        deed: (settled) => ({
          officeId: settled[0]?.office.id,
          detail: { appointments: settled.map((one) => one.id), result: order.result },
          reason: body.motivo,
        }),
      }
    })
    const whose = (found: AppointmentDetail[]) => listed(found.map((one) => one.name))
    const zone = 'impact' in outcome ? (outcome.impact[0]?.office.zone ?? institutionZone(deps.db)) : institutionZone(deps.db)
    return answerProposal(outcome, zone, {
      would: (found) => `La cita de ${whose(found)} ${ANSWERS[body.resultado].would}`,
      did: (found) => `La cita de ${whose(found)} ${ANSWERS[body.resultado].did}`,
      more: (found) => {
        for (const one of found) call.seen.person(one.id)
        return { citas: [{ folio: found[0]?.folio ?? '', nombres: found.map((one) => one.name), resultado: body.resultado }] }
      },
    })
  },
})

/** For `proposeOrApply`. */
function settleGroup(
  tx: Parameters<typeof settle>[0],
  deps: Parameters<typeof settle>[1],
  group: AppointmentDetail[],
  order: Parameters<typeof settle>[3],
  now: Instant,
): Worked<AppointmentDetail[], 'stale' | 'not_disowned' | 'has_one_without_curp'> {
  const live = group.filter((one) => one.state === 'confirmed')
  const [first] = live
  if (!first) return { ok: false, why: 'stale' }
  const one = openOfGroup(tx, first.groupId)
  if (!one) return { ok: false, why: 'not_disowned' }
  if (!settle(tx, deps, one, order, now)) return { ok: false, why: 'has_one_without_curp' }
  if (order.result === 'identified')
    deps.hooks.happened(tx, { what: 'identified', appointmentIds: live.map((each) => each.id) }, now)
  return { ok: true, touched: [{ what: 'disavowal', id: one.id, version: 0 }], impact: live }
}
