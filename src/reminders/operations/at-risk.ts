import { z } from 'zod'
import { OFFICE_REFUSALS, officesMeant, officesText, onlyOffice } from '../../admin/choices.ts'
import { cursor, instant, nextCursor, officeOrAll, summaryField } from '../../admin/fields.ts'
import { operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { isoAt, phoneText } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { type AppointmentDetail, groupOf } from '../../booking/views.ts'
import { count } from '../../texts/admin.ts'
import { deliveryErrorText } from '../../texts/admin-alerts.ts'
import { spanishDates } from '../../texts/dates.ts'
import { countRisky, type RiskyVisit, riskyVisits } from '../risk.ts'

const card = z.object({
  oficina: z.string(),
  dia: z.iso.date(),
  hora: z.string(),
  folio: z.string(),
  nombres: z.array(z.string()),
  telefono: z.string().nullable().describe('Para llamarle. Vacío si WhatsApp no lo dice.'),
  por_que: z.string().meta({ title: 'Por qué' }),
  se_cancela_sola: instant.nullable().describe('Cuándo se cancela si nadie contesta; vacío: no se cancela sola.'),
})

export const atRisk = operation({
  method: 'GET',
  path: '/admin/citas/en-riesgo',
  tag: 'Citas',
  rank: 20,
  least: 'clerk',
  summary: 'Ver quién quizá no venga',
  explanation:
    'Citas que vienen y que nadie confirmó: no contestaron dos recordatorios, o el recordatorio no llegó. Sirve para llamarles. No cambia nada.',
  query: z.object({ oficina: officeOrAll, cursor }),
  answer: z.object({ resumen: summaryField, citas: z.array(card), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 cita en riesgo en Toluca: llame para saber si vienen.',
    citas: [
      {
        oficina: 'Toluca',
        dia: '2026-12-03',
        hora: '12:00 h',
        folio: 'K7M-4QX',
        nombres: ['Guadalupe Pérez Luna'],
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
  const phone = deps.citizens.phoneOf(deps.db, one.contactId)
  return {
    oficina: first.office.name,
    dia: first.slot.day,
    hora: spanishDates.hour(first.slot.minute),
    folio: first.folio ?? '',
    nombres: group.filter(isTogether).map((view) => view.name),
    telefono: phone === undefined ? null : phoneText(phone),
    por_que: whyText(one),
    se_cancela_sola: one.lapsesAt === undefined ? null : isoAt(one.lapsesAt, first.office.zone),
  }
}

function whyText({ silences, undelivered, errorCode, muted }: RiskyVisit): string {
  const parts = [
    undelivered > 0 && `El recordatorio no llegó. ${deliveryErrorText(errorCode)}`,
    silences > 0 && `No contestó ${count(silences, 'recordatorio', 'recordatorios')}.`,
    muted && 'Pidió no recibir recordatorios.',
  ]
  return parts.filter(Boolean).join(' ')
}
