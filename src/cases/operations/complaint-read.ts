import { z } from 'zod'
import { APART, addAuditEntry, deedText, readAudit } from '../../admin/audit.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { dayField, instant, nextCursor, numberCursor, placeCursor, summaryField } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { called, operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { ofOffice, ownOf } from '../../admin/owners.ts'
import { isoAt, parseDay, TYPED_DAY } from '../../admin/parse.ts'

import { appointmentCard, toCard } from '../../booking/operations/cards.ts'
import { findByContact } from '../../booking/views.ts'
import { endOfDay } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { capital, count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { answersNotArrived, complaintsFor, hearsComplaints, readEvidence } from '../complaints.ts'
import { type CaseList, type CaseView, countListed, listCases, readLines } from '../views.ts'
import { complaintNumber } from './card.ts'
import { answerOneComplaint, closeOneComplaint } from './complaint-act.ts'
import {
  COMPLAINT_REFUSALS,
  chosenComplaint,
  complaintCard,
  complaintLine,
  toComplaintCard,
  toComplaintLine,
} from './complaint-card.ts'

const LISTS = { open: 'abiertas', overdue: 'vencidas', closed: 'cerradas' } as const satisfies Partial<Record<CaseList, string>>

const NAMES = {
  open: ['denuncia abierta', 'denuncias abiertas', 'No hay denuncias abiertas'],
  overdue: ['denuncia vencida', 'denuncias vencidas', 'No hay denuncias vencidas'],
  closed: ['denuncia cerrada', 'denuncias cerradas', 'No hay denuncias cerradas'],
} as const satisfies Record<keyof typeof LISTS, [string, string, string]>

/** The same whether there is a complaint or not. */
const NOT_FOR_THIS_KEY =
  'Esta clave no lee denuncias. Las lee quien tiene permiso de contraloría; mientras nadie lo tenga, un administrador con una clave que no atiende a nadie.'

export const complaintsInList = operation({
  method: 'GET',
  path: '/admin/denuncias',
  tag: 'Denuncias',
  rank: 10,
  least: 'administrator',
  ofEachAgency: true,
  also: ['comptroller'],
  ownLogbook: true,
  summary: 'Ver las denuncias',
  explanation:
    'Lo que las personas denuncian de una oficina o de quien les atiende. Solo las lee quien tiene permiso de contraloría. Mientras nadie lo tenga, un administrador, y solo con una clave con la que nunca se atendió a nadie. En las oficinas no queda ninguna huella de ellas. No cambia nada.',
  query: z.object({
    cuales: z.enum(LISTS).default('abiertas').describe('Primero las que vencen antes; de las cerradas, la última.'),
    cursor: placeCursor,
  }),
  answer: z.object({ resumen: summaryField, denuncias: z.array(complaintCard), siguiente: nextCursor }),
  example: { resumen: 'Hay 1 denuncia abierta.' },
  refusals: {},
  deed: { name: 'ver_denuncias', said: 'Vio la lista de denuncias', members: { found: 'encontradas' } },
  async run(call) {
    const { deps, caller, query, now, seen } = call
    if (!hearsComplaints(deps.db, caller, now)) return { resumen: NOT_FOR_THIS_KEY, denuncias: [], siguiente: null }
    const list = codeOf(LISTS, query.cuales)
    const asked = complaintsFor(deps.db, caller, list, now)
    const found = listCases(deps.db, asked, { after: readPlace(query.cursor), limit: PAGE_AND_ONE }, now)
    const { lines, next } = pageOf(found, ({ by, id }) => `${by}.${id}`)
    await deps.writer.submit('staff.list_complaints', (tx, at) => addAuditEntry(call, tx, { detail: { found: lines.length } }, at))
    const { cases } = countListed(deps.db, asked, now)
    const [one, many, none] = NAMES[list]
    return {
      resumen: cases === 0 ? `${none}.` : `Hay ${count(cases, one, many)}.`,
      denuncias: lines.map((each) => toComplaintCard({ deps, caller, seen }, each, now)),
      siguiente: next,
    }
  },
})

function readPlace(cursor: string | undefined): { by: number; id: number } | undefined {
  const [by = 0, id = 0] = cursor?.split('.').map(Number) ?? []
  return cursor === undefined ? undefined : { by, id }
}

export const readComplaint = operation({
  method: 'POST',
  path: '/admin/denuncias/leer',
  tag: 'Denuncias',
  rank: 20,
  least: 'administrator',
  ofEachAgency: true,
  also: ['comptroller'],
  ownLogbook: true,
  atOnce: 'It only reads.',
  summary: 'Leer una denuncia',
  explanation:
    'Lo que la persona escribió, lo que se le contestó, y la conversación que tuvo con la oficina, con el nombre de la clave que escribió cada línea. Esas líneas se guardan aparte y nadie las puede cambiar. También sus citas por venir. Queda anotado en la bitácora de las denuncias, que las oficinas no ven.',
  body: z.object({ caso: complaintNumber }),
  answer: z.object({
    resumen: summaryField,
    denuncia: complaintCard,
    mensajes: z.array(complaintLine),
    conversacion: z
      .array(complaintLine)
      .describe('Lo que se dijeron la persona y la oficina.')
      .meta({ title: 'Lo que se dijeron la persona y la oficina' }),
    que_sigue: z.string(),
    citas: z.array(appointmentCard).describe('Las citas por venir de quien denuncia.'),
  }),
  example: {
    resumen: 'Guadalupe Pérez Luna: denuncia con su teléfono.',
    mensajes: [{ cuando: '2026-11-24T10:03:00-06:00', lo_dijo: 'la persona', que: 'La persona que me atiende me pidió dinero' }],
    conversacion: [{ cuando: '2026-11-24T10:02:00-06:00', lo_dijo: 'Ventanilla 2', que: 'Con 500 pesos se arregla' }],
    que_sigue: `Contéstele con ${called(answerOneComplaint)}. Al terminar, use ${called(closeOneComplaint)}.`,
    citas: [],
  },
  refusals: { ...COMPLAINT_REFUSALS },
  deed: { name: 'leer_denuncia', said: 'Leyó una denuncia', members: { case: APART } },
  async run(call) {
    const { deps, caller, body, now, seen } = call
    const look = { deps, caller, seen }
    const one = chosenComplaint(deps, caller, body.caso, now)
    await deps.writer.submit('staff.read_complaint', (tx, at) => addAuditEntry(call, tx, { detail: { case: one.id } }, at))
    const card = toComplaintCard(look, one, now)
    const visits = one.contactId === undefined ? [] : ownOf(caller, findByContact(deps.db, deps.vault, one.contactId), ofOffice)
    return {
      resumen: `${capital(card.de_quien)}: ${card.asunto}.`,
      denuncia: card,
      mensajes: readLines(deps.db, deps.vault, one.id).map((line) => toComplaintLine(deps, line)),
      conversacion: readEvidence(deps.db, deps.vault, one.id).map((line) => toComplaintLine(deps, line)),
      que_sigue: whatNext(deps, one),
      citas: visits.filter((visit) => visit.state === 'confirmed').map((visit) => toCard(look, visit)),
    }
  },
})

function whatNext(deps: AdminDeps, one: CaseView): string {
  if (one.state === 'closed') return 'Nada: la denuncia está cerrada.'
  if (one.contactId === undefined)
    return `No tiene teléfono: no se puede contestar. Decida qué hacer, anótelo y use ${called(closeOneComplaint)}.`
  const lost = answersNotArrived(deps.db, one.id) > 0 ? 'Una respuesta no le llegó: llámele, sin decir a nadie más por qué. ' : ''
  return `${lost}Contéstele con ${called(answerOneComplaint)}. Al terminar, use ${called(closeOneComplaint)}.`
}

export const complaintLogbook = operation({
  method: 'GET',
  path: '/admin/denuncias/bitacora',
  tag: 'Denuncias',
  rank: 60,
  least: 'administrator',
  ofEachAgency: true,
  also: ['comptroller'],
  ownLogbook: true,
  summary: 'Ver quién leyó las denuncias',
  explanation:
    'Quién leyó, contestó, anotó o cerró una denuncia, de lo más nuevo a lo más viejo. No sale en la bitácora de las oficinas.',
  query: z.object({ dia: dayField('Hasta qué día. En blanco: hasta hoy.').optional(), cursor: numberCursor }),
  answer: z.object({
    resumen: summaryField,
    hechos: z.array(
      z.object({
        cuando: instant,
        lo_hizo: z.string().meta({ title: 'Quién lo hizo' }),
        que: z.string(),
        caso: z.string().nullable(),
      }),
    ),
    siguiente: nextCursor,
  }),
  example: {
    resumen: 'Hay 1 línea hasta el jueves 3 de diciembre de 2026, lo más nuevo primero.',
    hechos: [{ cuando: '2026-12-03T09:12:00-06:00', lo_hizo: 'Contraloría', que: 'Leyó una denuncia', caso: 'C-7K4M2Q' }],
  },
  refusals: { ...TYPED_DAY },
  run({ deps, caller, query, now, all }) {
    if (!hearsComplaints(deps.db, caller, now)) return { resumen: NOT_FOR_THIS_KEY, hechos: [], siguiente: null }
    const zone = institutionZone(deps.db)
    const day = parseDay(query.dia ?? 'hoy', 'dia', zone, now)
    const rows = readAudit(
      deps.db,
      deps.vault,
      {
        agencyId: caller.agencyId,
        until: endOfDay(day, zone),
        before: query.cursor,
        limit: PAGE_AND_ONE,
        whose: undefined,
        own: true,
      },
      all,
    )
    const { lines, next } = pageOf(rows, (row) => row.id)
    const until = `hasta el ${spanishDates.long(day)}`
    return {
      resumen:
        lines.length === 0
          ? `No hay nada anotado ${until}.`
          : `Hay ${count(lines.length, 'línea', 'líneas')} ${until}, lo más nuevo primero.`,
      hechos: lines.map((row) => ({
        cuando: isoAt(row.at, zone),
        lo_hizo: row.who ?? 'primer administrador',
        que: deedText(row.operation, all),
        caso: row.caseNumber,
      })),
      siguiente: next,
    }
  },
})
