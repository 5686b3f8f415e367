import { z } from 'zod'
import { DAY, type Instant, MINUTE } from '../clock.ts'
import { count } from '../texts/admin.ts'
import { alertText } from '../texts/admin-alerts.ts'
import { spanishDates } from '../texts/dates.ts'
import type { ProcessStatus } from './deps.ts'
import { COPY_OLD_MS, type Finding, type Overview } from './overview.ts'

export const finding = z.object({ que: z.string(), hacer: z.string().meta({ title: 'Qué hacer' }) })

const UNSENT_LONG_MS = 5 * MINUTE
const TOKEN_SOON_DAYS = 14

const NAMES_SHOWN = 5

function namesOf(names: string[]): string {
  const more = names.length - NAMES_SHOWN
  return names.slice(0, NAMES_SHOWN).join(', ') + (more > 0 ? ` y ${more} más` : '')
}

/** The number of a telephone; undefined when it is not known. */
type PhoneOf = (contactId: number) => string | undefined

/** With whom a clerk begins: folios, and the end of the telephone's number. */
function phoneText({ people, folios }: Overview['doubtfulPhones'][number], phone: string | undefined): string {
  const whence = phone === undefined ? 'Desde un mismo WhatsApp' : `Desde el teléfono que termina en ${phone.slice(-4)}`
  const which = folios.length > 0 ? ` (${folios.length === 1 ? 'folio' : 'folios'} ${namesOf(folios)})` : ''
  return `${whence} hay ${people} personas con un nombre que no corresponde con su CURP${which}.`
}

const DOUBTFUL =
  'Puede ser un descuido, o alguien que usa la CURP de otras personas. Atienda solo a quien muestre su identificación. Si sabe que son inventadas, use «Cancelar una cita».'

/** What a person has to mend, with the operation that does it; alerts first; `added` by capabilities. Empty: all is well. */
export function whatToMend(known: Overview, added: Finding[], process: ProcessStatus, phoneOf: PhoneOf, now: Instant): Finding[] {
  const found: Finding[] = []
  const mend = (is: boolean, que: string, hacer: string) => is && found.push({ que, hacer })
  for (const { code } of known.alerts) {
    const { what, remedy } = alertText(code)
    mend(true, what, remedy)
  }
  const isKnown = (code: string) => known.alerts.some((alert) => alert.code === code)
  mend(
    !known.institutionIsWhole,
    'Faltan datos de la institución: no se contesta a las personas.',
    'Llénelos en «Cambiar los datos de la institución».',
  )
  mend(
    known.officesOpen === 0,
    'No hay ninguna oficina abierta: a las personas se les dice que no hay trámites.',
    'Use «Dar de alta una oficina».',
  )
  mend(
    known.officesWithoutProcedures.length > 0,
    `No se ha dicho qué trámites hace: ${namesOf(known.officesWithoutProcedures)}.`,
    'Use «Decir qué trámites hace una oficina».',
  )
  mend(
    known.officesWithoutHours.length > 0,
    `Sin lugares publicados: ${namesOf(known.officesWithoutHours)}.`,
    'Ponga su horario de siempre o levante el cierre.',
  )
  mend(
    known.setAside > 0 && !isKnown('mensaje_apartado'),
    `Hay ${count(known.setAside, 'mensaje apartado', 'mensajes apartados')}.`,
    'Use «Retomar los mensajes apartados».',
  )
  found.push(...added)
  mend(
    known.erasuresLate > 0,
    `Hay ${count(known.erasuresLate, 'borrado de datos que no termina', 'borrados de datos que no terminan')}.`,
    'Si es de un caso, «Leer un caso» dice qué lo detiene. Si se restauró una copia, cancele la cita que volvió con ella y que la persona ya no tiene.',
  )
  mend(
    known.notDelivered > 0,
    `Hay ${count(known.notDelivered, 'mensaje que no llegó', 'mensajes que no llegaron')} en los últimos siete días.`,
    'Véalos en «Ver los mensajes que no llegaron».',
  )
  mend(
    known.oldestUnsentAt !== undefined && known.oldestUnsentAt < now - UNSENT_LONG_MS,
    'Hay mensajes que esperan más de cinco minutos para salir.',
    'Revise la conexión a internet.',
  )
  mend(
    known.copy !== undefined && (known.copy.at < now - COPY_OLD_MS || known.copy.result !== 'verified') && !isKnown('copy_failed'),
    'No hay una copia de seguridad reciente y comprobada.',
    'Corra npm run backup.',
  )
  for (const phone of known.doubtfulPhones) mend(true, phoneText(phone, phoneOf(phone.contactId)), DOUBTFUL)
  const { tokenExpiresAt } = process
  mend(
    tokenExpiresAt !== undefined && tokenExpiresAt < now + TOKEN_SOON_DAYS * DAY && !isKnown('token_expires'),
    'La clave de WhatsApp vence pronto.',
    'Haga una clave nueva en Meta y corra npm run setup.',
  )
  return found
}

/** Keys that read more than usual, for whoever gives and takes them: it may be a busy day, and it may be a theft. */
export const whatToLookAt = (known: Overview): Finding[] =>
  known.unusualReadings.map(({ day, who, people, tries }) => ({
    que: `Con la clave de ${who ?? 'primer administrador'}, el ${spanishDates.long(day)}, ${[
      people > 0 && `se vieron los nombres de ${count(people, 'persona', 'personas')}`,
      tries > 0 && `${count(tries, 'vez', 'veces')} se buscó en vano o se pidió lo que no le toca`,
    ]
      .filter(Boolean)
      .join(' y ')}: es más de lo que dicen sus reglas.`,
    hacer: `Véalo en «Ver la bitácora», con «lecturas» o «intentos» y ese nombre. Si nadie sabe por qué, use «Quitar una clave de acceso».`,
  }))
