import { z } from 'zod'
import { isClerk } from '../../admin/access.ts'
import type { CopyOf, CopyPart, ShownData } from '../../admin/data-subjects.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { instant } from '../../admin/fields.ts'
import { AUTHOR_WORDS, saidLine, toSaidLine } from '../../admin/labels.ts'
import { isOwn, ofOffice, ownOf } from '../../admin/owners.ts'
import { isoAt, wallText } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { refusals } from '../../admin/refusals.ts'
import { storyOf } from '../../booking/events.ts'
import { appointmentCard, toCard } from '../../booking/operations/cards.ts'
import { happenedText } from '../../booking/operations/find.ts'
import { typedCard, typedIn, typedPlace } from '../../booking/operations/typed.ts'
import { curpIndex } from '../../booking/people.ts'
import { type AppointmentDetail, findByContact, findByCurp } from '../../booking/views.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { LANGUAGE_NAMES } from '../../texts/languages.ts'
import { type HeldContact, heldAbout } from '../kept-data.ts'

export const KEPT_REFUSALS = refusals({
  nothing_kept: [
    'nadie_con_ese_dato',
    'not_found',
    'No se guarda nada con esa CURP ni con ese teléfono.',
    'Revise cómo está escrito.',
  ],
})

const telephone = z.object({
  canal: z.string(),
  direcciones: z.array(z.string()),
  nombre_del_perfil: z.string().nullable(),
  idioma: z.string(),
  ultimo_mensaje: instant.nullable().meta({ title: 'Último mensaje recibido' }),
  avisos: z.string(),
})
// Without the maker: by CURP that may be another person.
const visit = appointmentCard.omit({ telefono_termina: true }).extend({
  curp: z.string().nullable(),
  nacimiento: z.string().nullable().meta({ title: 'Fecha de nacimiento' }),
  paga_la_mitad: z.boolean().meta({ title: '¿Paga la mitad?' }),
})

const visits: CopyPart = {
  rank: 20,
  fields: {
    citas: z.array(visit),
    historia: z.array(
      z.object({ folio: z.string(), cuando: instant, que: z.string(), lo_hizo: z.string().meta({ title: 'Quién lo hizo' }) }),
    ),
  },
  empty: { citas: [], historia: [] },
  read(look, whose) {
    if (whose.visits.length === 0) return undefined
    const { db, vault } = look.deps
    const zone = institutionZone(db)
    return {
      citas: whose.visits.map((one) => toVisit(look, one)),
      historia: whose.visits.flatMap((one) =>
        storyOf(db, vault, one.id).map(({ at, what, actor }) => ({
          folio: one.folio ?? '',
          cuando: isoAt(at, zone),
          que: happenedText(what),
          lo_hizo: isClerk(actor) ? 'la oficina' : AUTHOR_WORDS[actor],
        })),
      ),
    }
  },
}

/** Left out by CURP: the contact that made the appointment is another person's data. */
const contact: CopyPart = {
  rank: 10,
  fields: { telefono: telephone.nullable() },
  empty: { telefono: null },
  read({ deps }, whose) {
    const held = heldOf(deps, whose)
    return held && { telefono: toTelephone(held, institutionZone(deps.db)) }
  },
}

const said: CopyPart = {
  rank: 90,
  fields: {
    mensajes: z.array(saidLine).describe('Lo que se escribió en el chat y todavía no se borra.'),
    sin_terminar: z
      .object({ guardado_el: instant, se_borra_el: instant, cerca_de: z.string().nullable() })
      .nullable()
      .meta({ title: 'Cita que no terminó de pedir' }),
    personas_sin_terminar: z
      .array(typedCard)
      .describe('Lo que se escribió en el chat y aún no es una cita.')
      .meta({ title: 'Lo que escribió para esa cita' }),
  },
  empty: { mensajes: [], sin_terminar: null, personas_sin_terminar: [] },
  read({ deps }, whose) {
    const held = heldOf(deps, whose)
    if (!held) return undefined
    const zone = institutionZone(deps.db)
    return { mensajes: held.said.map((each) => toSaidLine(each, zone)), ...toUnfinished(held.draft, zone) }
  },
}

const heldOf = ({ db, messaging }: AdminDeps, whose: CopyOf): HeldContact | undefined =>
  whose.kind === 'contact' && whose.ownsNumber ? heldAbout(db, messaging, whose.contactId) : undefined

/** In order: Spanish, flat lists. */
export const copyParts = (shown: readonly ShownData[]): CopyPart[] =>
  [contact, visits, said, ...shown.flatMap((one) => one.copy ?? [])].sort((a, b) => a.rank - b.rank)

/** Everything kept under a CURP or a telephone, opened. Undefined when nothing is. */
export function readCopy(
  look: Look,
  parts: readonly CopyPart[],
  whose: { curp: string } | { contactId: number },
): (Record<string, unknown> & { citas: unknown[] }) | undefined {
  const { db, vault } = look.deps
  if ('contactId' in whose && !isOwnContact(look, whose.contactId)) return undefined
  const { agencyId, ownsNumber } = look.caller
  const own = (found: AppointmentDetail[]) => ownOf(look.caller, found, ofOffice)
  const of: CopyOf = {
    ...{ agencyId, ownsNumber },
    ...('curp' in whose
      ? { kind: 'person', curp: whose.curp, visits: own(findByCurp(db, vault, curpIndex(vault, whose.curp))) }
      : { kind: 'contact', contactId: whose.contactId, visits: own(findByContact(db, vault, whose.contactId)) }),
  }
  const found = parts.map((part) => ({ part, kept: part.read(look, of) }))
  if (found.every(({ kept }) => kept === undefined)) return undefined
  return Object.assign({ citas: [] }, ...found.map(({ part, kept }) => kept ?? part.empty))
}

/** The chat of a person with other agencies alone is requested there; of one who only wrote, it is the number's owner's. */
function isOwnContact({ deps, caller }: Look, contactId: number): boolean {
  const whose = { kind: 'contact', contactId } as const
  const agencies = deps.messaging.personalData.flatMap((one) => one.keptBy?.(deps.db, whose) ?? [])
  return agencies.length === 0 ? caller.ownsNumber : agencies.some((agency) => isOwn(caller, { agency }))
}

function toVisit(look: Look, one: AppointmentDetail): z.output<typeof visit> {
  const { telefono_termina: _, ...card } = toCard(look, one)
  return {
    ...card,
    curp: one.curp ?? null,
    nacimiento: one.birthDate ?? null,
    paga_la_mitad: one.halfFee,
  }
}

function toTelephone(contact: HeldContact, zone: string): z.output<typeof telephone> {
  return {
    canal: contact.channel === 'whatsapp' ? 'WhatsApp' : contact.channel,
    direcciones: contact.addresses.map(({ value }) => value),
    nombre_del_perfil: contact.profileName ?? null,
    idioma: LANGUAGE_NAMES[contact.language],
    ultimo_mensaje: contact.lastInboundAt === undefined ? null : isoAt(contact.lastInboundAt, zone),
    avisos: contact.mutedAt === undefined ? 'quiere avisos' : `no quiere avisos, desde el ${wallText(contact.mutedAt, zone)}`,
  }
}

const toUnfinished = (draft: HeldContact['draft'], zone: string) => ({
  sin_terminar: draft
    ? {
        guardado_el: isoAt(draft.updatedAt, zone),
        se_borra_el: isoAt(draft.deletedAt, zone),
        cerca_de: typedPlace(draft.answers) ?? null,
      }
    : null,
  personas_sin_terminar: draft ? typedIn(draft.answers) : [],
})
