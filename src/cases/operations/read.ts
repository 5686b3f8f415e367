import { z } from 'zod'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { instant, nextCursor, officeOrAll, placeCursor, summaryField } from '../../admin/fields.ts'
import { codeOf, formWords, nameOfClerk } from '../../admin/labels.ts'
import { called, operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { ofOffice, ownOf } from '../../admin/owners.ts'
import { isoAt } from '../../admin/parse.ts'
import { hindranceOf, only } from '../../admin/refusals.ts'
import { appointmentCard, toCard } from '../../booking/operations/cards.ts'
import { appointmentsById, findByContact } from '../../booking/views.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { capital, count } from '../../texts/admin.ts'
import { visibleCases } from '../staff-cases.ts'
import { type CaseLine, type CaseList, type CaseView, countListed, listCases, readLines } from '../views.ts'
import { answerOne, closeOne } from './act.ts'
import { CASE_REFUSALS, caseCard, caseNumber, chosenCase, KIND_WORDS, spanWords, toCaseCard } from './card.ts'
import { nextStep, type UnderWay } from './next-step.ts'

const LISTS = {
  open: 'abiertos',
  waiting: 'esperan',
  chats: 'chats',
  overdue: 'vencidos',
  closed: 'cerrados',
} as const satisfies Record<CaseList, string>

export const casesInList = operation({
  method: 'GET',
  path: '/admin/casos',
  tag: 'Casos',
  rank: 10,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Ver los casos',
  explanation:
    'Lo que espera a una persona: chats, solicitudes sobre datos, quejas y reclamos. Primero lo que vence antes. También los que no son de ninguna oficina. Las quejas y las solicitudes sobre datos solo las ve quien tiene permiso de encargado. Aquí nunca salen denuncias: las lee contraloría. No cambia nada.',
  query: z.object({
    cuales: z.enum(LISTS).default('abiertos').describe('«esperan»: respuesta en el chat. «chats»: también los ya contestados.'),
    tipo: z.enum(KIND_WORDS).optional().describe('En blanco: de todos los tipos.'),
    oficina: officeOrAll,
    cursor: placeCursor,
  }),
  answer: z.object({ resumen: summaryField, casos: z.array(caseCard), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 caso abierto. 1 persona espera respuesta en el chat desde hace 12 minutos.',
  },
  refusals: OFFICE_REFUSALS,
  run(call) {
    const { deps, caller, query, now } = call
    const officeId = query.oficina === undefined ? undefined : chosenOffice(deps, caller, query.oficina).id
    call.seen.asked({ officeId })
    const kind = query.tipo && codeOf(KIND_WORDS, query.tipo)
    const list = codeOf(LISTS, query.cuales)
    const asked = visibleCases(caller, { list, kind, officeId })
    const found = listCases(deps.db, asked, { after: readPlace(query.cursor), limit: PAGE_AND_ONE }, now)
    const { lines, next } = pageOf(found, ({ by, id }) => `${by}.${id}`)
    return {
      resumen: summarise(countListed(deps.db, asked, now), list, now),
      casos: lines.map((one) => toCaseCard(call, one, now)),
      siguiente: next,
    }
  },
})

function readPlace(cursor: string | undefined): { by: number; id: number } | undefined {
  const [by = 0, id = 0] = cursor?.split('.').map(Number) ?? []
  return cursor === undefined ? undefined : { by, id }
}

const NAMES: Record<CaseList, [one: string, many: string, none: string]> = {
  open: ['caso abierto', 'casos abiertos', 'No hay casos abiertos'],
  waiting: ['caso que espera respuesta en el chat', 'casos que esperan respuesta en el chat', 'Nadie espera respuesta en el chat'],
  chats: ['chat con la oficina', 'chats con la oficina', 'La oficina no tiene ningún chat'],
  overdue: ['caso vencido', 'casos vencidos', 'No hay casos vencidos'],
  closed: ['caso cerrado', 'casos cerrados', 'No hay casos cerrados'],
}

function summarise({ cases, waiting, waitingSince }: ReturnType<typeof countListed>, list: CaseList, now: Instant): string {
  const [one, many, none] = NAMES[list]
  const first = cases === 0 ? `${none}.` : `Hay ${count(cases, one, many)}.`
  if (waiting === 0) return first
  const since = spanWords(now - (waitingSince ?? now))
  if (list === 'waiting') return `${first.slice(0, -1)}, ${waiting === 1 ? '' : 'el primero '}desde hace ${since}.`
  const people = count(waiting, 'persona espera', 'personas esperan')
  return `${first} ${people} respuesta en el chat, la primera desde hace ${since}.`
}

const line = z.object({ cuando: instant, lo_dijo: z.string().meta({ title: 'Quién lo dijo' }), que: z.string() })

export const readCase = operation({
  method: 'POST',
  path: '/admin/casos/leer',
  tag: 'Casos',
  rank: 20,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'It only reads.',
  summary: 'Leer un caso',
  explanation:
    'Lo que la persona escribió, lo que se le contestó y las notas de la oficina. En un reclamo, también la cita que se disputa: no le diga nada de ella a nadie sin ver antes su identificación. Queda anotado en la bitácora que usted lo leyó.',
  body: z.object({ caso: caseNumber }),
  answer: z.object({
    resumen: summaryField,
    caso: caseCard,
    mensajes: z.array(line),
    que_sigue: z.string().describe('Lo que toca hacer ahora, con la operación que lo hace.'),
    como_contestar: z.string().meta({ title: 'Si usted contesta' }),
    citas: z
      .array(appointmentCard)
      .describe('La cita de que se trata; si no es una, las que tiene por venir quien escribe. Solo las de sus oficinas.'),
  }),
  example: {
    resumen: 'Guadalupe Pérez Luna pidió hablar con una persona. Espera respuesta desde hace 12 minutos.',
    mensajes: [{ cuando: '2026-11-24T10:03:00-06:00', lo_dijo: 'la persona', que: '¿Puedo ir con una copia de mi acta?' }],
    que_sigue: `Escríbale con ${called(answerOne)}. Al terminar, use ${called(closeOne)}.`,
    como_contestar: 'Lo que conteste le llega de inmediato.',
  },
  refusals: { ...only(CASE_REFUSALS, 'no_case') },
  deed: { name: 'leer_caso', said: 'Leyó un caso', members: { case: APART } },
  async run(call) {
    const { deps, caller, body, now } = call
    await deps.writer.submit('staff.read_case', (tx, at) => {
      addAuditEntry(call, tx, { detail: { case: chosenCase({ db: tx }, caller, body.caso).id } }, at)
    })
    // Only now: with that step its contact may have become part of another.
    const one = chosenCase(deps, caller, body.caso)
    const card = toCaseCard(call, one, now)
    const waiting = one.waitingSince === undefined ? '' : ` Espera respuesta desde hace ${card.espera}.`
    const zone = institutionZone(deps.db)
    const visits = ownOf(caller, visitsMeant(deps, one), ofOffice)
    return {
      resumen: `${capital(card.de_quien)}: ${card.asunto}.${waiting}`,
      caso: card,
      mensajes: readLines(deps.db, deps.vault, one.id).map((each) => ({
        cuando: isoAt(each.at, zone),
        lo_dijo: whoSaid(deps, each),
        que: each.words ?? formWords(each.form),
      })),
      que_sigue: nextStep(one, visits[0], underWay(deps, one, now)),
      como_contestar: howToAnswer(deps, one, now),
      citas: visits.map((visit) => toCard(call, visit)),
    }
  },
})

/** A claim is read with the appointment that it disputes alone. */
function visitsMeant({ db, vault }: AdminDeps, { kind, appointmentId, contactId }: CaseView) {
  if (appointmentId !== undefined) return appointmentsById(db, vault, [appointmentId])
  if (kind === 'claim' || contactId === undefined) return []
  return findByContact(db, vault, contactId).filter(({ state }) => state === 'confirmed')
}

function underWay({ requests, messaging, db }: AdminDeps, one: CaseView, now: Instant): UnderWay | undefined {
  const work = requests.underWay(db, messaging, one.id, now)
  if (!work) return undefined
  const [first] = work.hinders
  if (!first) return { hindered: undefined }
  const { what, remedy } = hindranceOf(
    messaging.personalData.map((one) => one.hindrances ?? {}),
    first,
  )
  return { hindered: `${what} ${remedy}` }
}

function whoSaid(deps: AdminDeps, { author, clerk, held }: CaseLine): string {
  const name = clerk === undefined ? 'la oficina' : nameOfClerk(deps.db, clerk)
  if (author === 'citizen') return 'la persona'
  if (author === 'note') return `nota de ${name}`
  return held ? `${name} (todavía no lo lee)` : name
}

function howToAnswer(deps: AdminDeps, one: CaseView, now: Instant): string {
  if (one.state === 'closed') return 'El caso está cerrado.'
  if (one.contactId === undefined) return 'Se dejó sin datos: no se puede contestar.'
  return deps.citizens.windowIsOpen(deps.db, one.contactId, now)
    ? 'Lo que conteste le llega de inmediato.'
    : 'Pasó más de un día desde que escribió: primero le llega un aviso de que hay respuesta, y la lee cuando conteste.'
}
