import { z } from 'zod'
import type { Caller } from '../../admin/access.ts'
import { namedOffices } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { instant } from '../../admin/fields.ts'
import { formWords, nameOfClerk, whomToCall } from '../../admin/labels.ts'
import { isoAt } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { findComplaint } from '../complaints.ts'
import type { CaseLine, CaseView } from '../views.ts'
import { RESULT_WORDS, STATE_WORDS, subjectWords } from './card.ts'

export const COMPLAINT_REFUSALS = refusals({
  no_complaint: [
    'denuncia_no_existe',
    'not_found',
    'No hay una denuncia con ese número para su clave.',
    'Revise el número o vea la lista.',
  ],
})

const EXAMPLE_COMPLAINT = {
  caso: 'C-7K4M2Q',
  asunto: 'denuncia con su teléfono',
  estado: 'abierto',
  resultado: null,
  de_quien: 'Guadalupe Pérez Luna',
  telefono: '55 0000 0001',
  oficina: 'Toluca',
  plazo: '2026-12-01T23:59:59-06:00',
  vencido: false,
  abierto_el: '2026-11-24T10:02:00-06:00',
} as const

export const complaintCard = z
  .object({
    caso: z.string(),
    asunto: z.string(),
    estado: z.enum(STATE_WORDS),
    resultado: z.string().nullable(),
    de_quien: z.string().meta({ title: 'De quién' }),
    telefono: z.string().nullable(),
    oficina: z.string().nullable().describe('La oficina de la que se trata, si se sabe.'),
    plazo: instant.nullable().describe('Hasta cuándo se le dijo a la persona que se le contesta.'),
    vencido: z.boolean(),
    abierto_el: instant,
  })
  .meta({ example: EXAMPLE_COMPLAINT })

export function toComplaintCard(look: Look, one: CaseView, now: Instant): z.output<typeof complaintCard> {
  const { deps } = look
  const zone = institutionZone(deps.db)
  const { name, phone } = one.contactId === undefined ? { name: 'sin datos', phone: null } : whomToCall(look, one.contactId)
  return {
    caso: one.number,
    asunto: subjectWords(one.kind, one.subject),
    estado: STATE_WORDS[one.state],
    resultado: one.result === undefined ? null : RESULT_WORDS[one.result],
    de_quien: name,
    telefono: phone,
    oficina: namedOffices(deps.db).find((office) => office.id === one.officeId)?.name ?? null,
    // The last second of that day: midnight of the next one reads as a day too many.
    plazo: one.owedBy === undefined ? null : isoAt(one.owedBy - 1, zone),
    vencido: one.owedBy !== undefined && one.owedBy <= now,
    abierto_el: isoAt(one.openedAt, zone),
  }
}

/** A missing one and one not for this key are refused in the same words. */
export function chosenComplaint(deps: Pick<AdminDeps, 'db'>, caller: Caller, typed: string, now: Instant): CaseView {
  const found = findComplaint(deps.db, caller, typed, now)
  if (!found) throw refuse(COMPLAINT_REFUSALS.no_complaint, 'caso')
  return found
}

/** Also of the chat kept with it. */
export const complaintLine = z.object({ cuando: instant, lo_dijo: z.string().meta({ title: 'Quién lo dijo' }), que: z.string() })

export function toComplaintLine(
  deps: AdminDeps,
  { at, author, clerk, held, words, form }: CaseLine,
): z.output<typeof complaintLine> {
  const name = clerk === undefined ? 'la oficina' : nameOfClerk(deps.db, clerk)
  const who = author === 'citizen' ? 'la persona' : author === 'note' ? `nota de ${name}` : name
  return {
    cuando: isoAt(at, institutionZone(deps.db)),
    lo_dijo: held ? `${who} (todavía no lo lee)` : who,
    que: words ?? formWords(form),
  }
}
