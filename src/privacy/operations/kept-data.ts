import { z } from 'zod'
import type { HeldContact } from '../../admin/deps.ts'
import { instant } from '../../admin/fields.ts'
import { isoAt, wallText } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { refusals } from '../../admin/refusals.ts'
import type { KeptPermission, KeptReminder } from '../../booking/kept-data.ts'
import { appointmentCard, toCard } from '../../booking/operations/cards.ts'
import { happenedText } from '../../booking/operations/story.ts'
import type { AppointmentDetail } from '../../booking/views.ts'
import { typedCard, typedIn, typedPlace } from '../../cases/operations/typed.ts'
import { formWords, KIND_WORDS, kindWord, RESULT_WORDS, STATE_WORDS, subjectWords } from '../../cases/operations/words.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { LANGUAGE_NAMES } from '../../texts/languages.ts'
import type { KeptWish } from '../../waitlist/personal-data.ts'
import type { HeldData } from '../kept-data.ts'

/** What naming somebody whose data are kept may refuse. */
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
const line = z.object({ cuando: instant, lo_dijo: z.string().meta({ title: 'Quién lo dijo' }), que: z.string() })
// Not who made it: by CURP that may be somebody else.
const visit = appointmentCard.omit({ telefono_termina: true }).extend({
  curp: z.string().nullable(),
  nacimiento: z.string().meta({ title: 'Fecha de nacimiento' }),
  pasaporte_anterior: z.string().nullable(),
  paga_la_mitad: z.boolean().meta({ title: '¿Paga la mitad?' }),
})

/** The copy as its owner reads it: Spanish, flat lists, no number of a row. Empty lists are what is not kept. */
export const heldShape = {
  telefono: telephone.nullable(),
  citas: z.array(visit),
  historia: z.array(
    z.object({ folio: z.string(), cuando: instant, que: z.string(), lo_hizo: z.string().meta({ title: 'Quién lo hizo' }) }),
  ),
  recordatorios: z.array(z.object({ folio: z.string(), cual: z.string(), estado: z.string(), cuando: instant })),
  lista_de_espera: z.array(
    z.object({ estado: z.string(), oficinas: z.array(z.string()), personas: z.number(), desde: instant, hasta: instant }),
  ),
  personas_en_espera: z.array(typedCard).meta({ title: 'Personas en la lista de espera' }),
  permisos: z.array(z.object({ que: z.string(), cuando: instant.nullable() })),
  casos: z.array(
    z.object({
      caso: z.string(),
      tipo: z.enum(KIND_WORDS),
      asunto: z.string(),
      estado: z.string(),
      resultado: z.string().nullable(),
      abierto_el: instant,
      cerrado_el: instant.nullable(),
    }),
  ),
  mensajes_de_casos: z.array(line.extend({ caso: z.string() })).meta({ title: 'Mensajes de los casos' }),
  mensajes: z.array(line).describe('Lo que se escribió en el chat y todavía no se borra.'),
  sin_terminar: z
    .object({ guardado_el: instant, se_borra_el: instant, cerca_de: z.string().nullable() })
    .nullable()
    .meta({ title: 'Cita que no terminó de pedir' }),
  personas_sin_terminar: z
    .array(typedCard)
    .describe('Lo que se escribió en el chat y aún no es una cita.')
    .meta({ title: 'Lo que escribió para esa cita' }),
}

export function toHeld(call: Look, held: HeldData) {
  const { deps } = call
  const zone = institutionZone(deps.db)
  const { contact, appointments, wishes, cases } = held
  const folioOf = (one: AppointmentDetail) => one.folio ?? ''
  return {
    telefono: contact ? toTelephone(contact, zone) : null,
    citas: appointments.map(({ appointment }) => toVisit(call, appointment)),
    historia: appointments.flatMap(({ appointment, story }) =>
      story.map(({ at, what, actor }) => ({
        folio: folioOf(appointment),
        cuando: isoAt(at, zone),
        que: happenedText(what),
        lo_hizo: AUTHORS[actor] ?? 'la oficina',
      })),
    ),
    recordatorios: appointments.flatMap(({ appointment, reminders }) =>
      reminders.map((one) => toReminder(folioOf(appointment), one, zone)),
    ),
    lista_de_espera: wishes.map((one) => ({
      estado: WISHES[one.state] ?? one.state,
      oficinas: one.offices,
      personas: one.people,
      desde: isoAt(one.joinedAt, zone),
      hasta: isoAt(one.expiresAt, zone),
    })),
    personas_en_espera: wishes.flatMap(peopleOf),
    permisos: held.permissions.map((one) => ({ que: PERMISSIONS[one.state] ?? one.state, cuando: at(one, zone) })),
    casos: cases.map(({ one }) => ({
      caso: one.number,
      tipo: kindWord(one.kind),
      asunto: subjectWords(one.kind, one.subject),
      estado: STATE_WORDS[one.state],
      resultado: one.result === undefined ? null : RESULT_WORDS[one.result],
      abierto_el: isoAt(one.openedAt, zone),
      cerrado_el: one.closedAt === undefined ? null : isoAt(one.closedAt, zone),
    })),
    mensajes_de_casos: cases.flatMap(({ one, lines }) => lines.map((each) => ({ caso: one.number, ...toLine(each, zone) }))),
    mensajes: contact?.said.map((each) => toLine(each, zone)) ?? [],
    ...toUnfinished(contact?.draft, zone),
  }
}

const AUTHORS: Record<string, string> = { citizen: 'la persona', office: 'la oficina', clock: 'el sistema, por la hora' }
const REMINDERS: Record<KeptReminder['kind'], string> = { first: 'primero', second: 'segundo', last: 'último' }
const REMINDED: Record<KeptReminder['state'], string> = { planned: 'por decir', said: 'dicho', dropped: 'no se dijo' }
const WISHES: Record<KeptWish['state'], string> = {
  waiting: 'espera',
  rested: 'en pausa',
  left: 'salió de la lista',
  booked: 'terminó en cita',
  over: 'venció',
}
const PERMISSIONS: Record<KeptPermission['state'], string> = {
  declared: 'declaró que dará su permiso',
  refused: 'dijo que no lo dará',
  revoked: 'quitó lo que había declarado',
}

function toVisit(call: Look, one: AppointmentDetail): z.output<typeof visit> {
  const { telefono_termina: _, ...card } = toCard(call, one)
  return {
    ...card,
    curp: one.curp ?? null,
    nacimiento: one.birthDate,
    pasaporte_anterior: one.oldPassport ?? null,
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

const toReminder = (folio: string, one: KeptReminder, zone: string) => ({
  folio,
  cual: REMINDERS[one.kind] ?? one.kind,
  estado: REMINDED[one.state] ?? one.state,
  cuando: isoAt(one.saidAt ?? one.dueAt, zone),
})

const at = ({ answeredAt }: KeptPermission, zone: string) => (answeredAt === null ? null : isoAt(answeredAt, zone))

function toLine(one: { at: Instant; author: string; form: string; words: string | undefined }, zone: string) {
  const author = AUTHORS[one.author] ?? 'la oficina'
  return { cuando: isoAt(one.at, zone), lo_dijo: author, que: one.words ?? formWords(one.form) }
}

/** What a wish keeps beside the names is the draft of the booking that would follow, as a text of its own. */
function peopleOf({ words }: KeptWish): z.output<typeof typedCard>[] {
  if (!words) return []
  const typed = typedIn(JSON.parse(words.answers || '{}'))
  const known = new Set(typed.map((one) => one.nombre))
  return [...typed, ...words.names.filter((name) => !known.has(name)).flatMap((name) => typedIn({ name }))]
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
