import { z } from 'zod'
import type { CancelReason } from '../../booking/outcomes.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { DAY, type Instant, MINUTE } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { alertText } from '../../texts/admin-alerts.ts'
import { spanishDates } from '../../texts/dates.ts'
import { VERSION } from '../../version.ts'
import { mayDo } from '../access.ts'
import type { ProcessStatus } from '../deps.ts'
import { instant, summaryField } from '../fields.ts'
import { operation } from '../operation.ts'
import { COPY_OLD_MS, type Finding, type Overview, overview, type StatePart } from '../overview.ts'
import { isoAt, wallText } from '../parse.ts'

const finding = z.object({ que: z.string(), hacer: z.string().meta({ title: 'Qué hacer' }) })

const FIGURES = {
  ultimo_mensaje: instant.nullable().meta({ title: 'Último mensaje recibido' }),
  ultimo_apagon: z.string().nullable().meta({ title: 'Última vez apagado' }),
  sin_salir_desde: instant.nullable().meta({ title: 'Mensaje más viejo sin salir' }),
  apartados_corregidos: z
    .number()
    .int()
    .describe('Lugares apartados de este mes para los que la oficina dijo de quién son.')
    .meta({ title: 'Apartados del mes que la oficina corrigió' }),
  canceladas_tarde: z
    .number()
    .int()
    .describe('Citas de este mes que se cancelaron con poco tiempo.')
    .meta({ title: 'Citas del mes canceladas con poco tiempo' }),
  canceladas_por_motivo: z
    .array(z.object({ motivo: z.string(), citas: z.number().int() }))
    .describe('Citas de este mes que canceló la propia persona, por el motivo que dio.')
    .meta({ title: 'Citas del mes canceladas, por motivo' }),
  ultima_copia: instant.nullable().meta({ title: 'Última copia de seguridad' }),
  resultado_copia: z.string().nullable().meta({ title: 'Resultado de la copia' }),
  espacio_libre: z.string().nullable().meta({ title: 'Espacio en el disco' }),
  vence_whatsapp: instant.nullable().meta({ title: 'Vence la clave de WhatsApp' }),
  plantillas: z.string().describe('Lo que Meta dice de los mensajes que se pueden mandar después de 24 horas.'),
  mensajes_mes: z
    .number()
    .int()
    .describe('Los de WhatsApp. Los de Messenger no se cobran ni se cuentan.')
    .meta({ title: 'Mensajes este mes' }),
  costo_del_mes: z.string().meta({ title: 'Costo de este mes' }),
  sistema_desde: instant.meta({ title: 'Encendido desde' }),
  version: z.string(),
}

const FIGURES_OF_EXAMPLE = {
  ultimo_mensaje: '2026-12-03T09:12:00-06:00',
  ultimo_apagon: null,
  sin_salir_desde: null,
  apartados_corregidos: 1,
  canceladas_tarde: 4,
  canceladas_por_motivo: [
    { motivo: 'No podía ese día', citas: 9 },
    { motivo: 'No dijo', citas: 5 },
  ],
  ultima_copia: '2026-12-03T03:30:00-06:00',
  resultado_copia: 'comprobada',
  espacio_libre: '118 GB libres',
  vence_whatsapp: null,
  plantillas: 'Las 18 plantillas están aprobadas.',
  mensajes_mes: 2340,
  costo_del_mes: 'Cerca de $228: son 1,340 mensajes a $0.17; los primeros 1,000 del mes no se cobran.',
  sistema_desde: '2026-12-01T08:00:00-06:00',
  version: '0.3.0',
}

/** "¿Está todo bien?", with what each capability adds. */
export const stateOf = (parts: readonly StatePart[]) =>
  operation({
    method: 'GET',
    path: '/admin/estado',
    tag: 'Hoy',
    rank: 10,
    least: 'reader',
    summary: '¿Está todo bien?',
    explanation: 'Dice en una frase si el sistema trabaja bien y qué hay que arreglar o revisar. No cambia nada.',
    answer: z.object({
      resumen: summaryField,
      esta_bien: z.boolean().meta({ title: 'Todo está bien', page: 'said' }),
      que_arreglar: z.array(finding).meta({ title: 'Qué hay que arreglar' }),
      ...Object.assign({}, ...parts.map((one) => one.fields)),
      ...FIGURES,
    }),
    example: {
      resumen: 'Todo está bien. Hoy hay 38 citas.',
      esta_bien: true,
      que_arreglar: [],
      ...Object.assign({}, ...parts.map((one) => one.example)),
      ...FIGURES_OF_EXAMPLE,
    },
    refusals: {},
    async run({ deps, caller, now }) {
      const known = overview(deps.db, deps.vault, now)
      const added = parts.map((one) => one.read(deps.db, known, now))
      const process = await deps.status()
      const phoneOf = (contactId: number) => deps.citizens.phoneOf(deps.db, contactId)
      const forAdministrator = mayDo(caller, { least: 'administrator' }) ? whatToLookAt(known) : []
      const findings = [
        ...whatToMend(
          known,
          added.flatMap((one) => one.mend ?? []),
          process,
          phoneOf,
          now,
        ),
        ...forAdministrator,
      ]
      return {
        resumen:
          (deps.lookOnly ? LOOK_ONLY : '') +
          summarise(
            findings.length,
            added.flatMap((one) => one.first ?? []),
            known,
          ),
        esta_bien: findings.length === 0,
        que_arreglar: findings,
        ...Object.assign({}, ...added.map((one) => one.answer)),
        ...figuresOf(known, process, institutionZone(deps.db)),
      }
    },
  })

function figuresOf(known: Overview, process: ProcessStatus, zone: string) {
  const at = (moment: Instant | undefined) => (moment === undefined ? null : isoAt(moment, zone))
  return {
    ultimo_mensaje: at(known.lastMessageAt),
    ultimo_apagon: known.lastGap ? `del ${wallText(known.lastGap.from, zone)} al ${wallText(known.lastGap.until, zone)}` : null,
    sin_salir_desde: at(known.oldestUnsentAt),
    apartados_corregidos: known.holdsPutRight,
    canceladas_tarde: known.cancelledLate,
    canceladas_por_motivo: known.cancelReasons.map(({ reason, visits }) => ({ motivo: reasonText(reason), citas: visits })),
    ultima_copia: at(known.copy?.at),
    resultado_copia: known.copy ? (known.copy.result === 'verified' ? 'comprobada' : `falló: ${known.copy.result}`) : null,
    espacio_libre: roomText(process.diskFreeBytes),
    vence_whatsapp: at(process.tokenExpiresAt),
    plantillas: templatesText(known.templates),
    mensajes_mes: known.messagesThisMonth,
    costo_del_mes: costText(known.messagesThisMonth, known.tariff),
    sistema_desde: isoAt(process.startedAt, zone),
    version: VERSION,
  }
}

const REASONS: Record<CancelReason, string> = {
  not_that_day: 'No podía ese día',
  not_needed: 'Ya no la necesita',
  found_another: 'Encontró otra cita',
  other: 'Otro motivo',
}
const reasonText = (reason: CancelReason | null): string => (reason === null ? 'No dijo' : REASONS[reason])

const LOOK_ONLY = 'Esto es una copia para mirar: aquí no se cambia ni se manda nada. '

/** Whoever waits comes before everything else: it is a person, and now. */
function summarise(findings: number, first: string[], { appointmentsToday: today }: Overview): string {
  const well =
    findings === 0
      ? first.length === 0 && 'Todo está bien.'
      : `Hay ${count(findings, 'cosa que arreglar', 'cosas que arreglar')}: lea la lista.`
  const visits = today === 0 ? 'Hoy no hay citas.' : `Hoy hay ${count(today, 'cita', 'citas')}.`
  return [...first, well, visits].filter(Boolean).join(' ')
}

const TEMPLATES_SHOWN = 5
const TEMPLATE_STATES: Record<string, string> = {
  MISSING: 'falta en Meta',
  PENDING: 'Meta la revisa',
  REJECTED: 'rechazada',
  PAUSED: 'en pausa',
  DISABLED: 'desactivada',
  FLAGGED: 'con aviso de mala calidad',
}

function templatesText({ ready, stopped }: Overview['templates']): string {
  if (ready + stopped.length === 0) return 'Todavía no se sabe: se pregunta a Meta cada hora.'
  if (stopped.length === 0) return `Las ${ready} plantillas están aprobadas.`
  const named = stopped
    .slice(0, TEMPLATES_SHOWN)
    .map(({ name, language, status }) => `${name}/${language}: ${TEMPLATE_STATES[status] ?? status.toLowerCase()}`)
  const more = stopped.length - named.length
  return `Hay ${count(ready, 'plantilla aprobada', 'plantillas aprobadas')}. Sin aprobar: ${named.join('; ')}${more > 0 ? ` y ${more} más` : ''}.`
}

/** In the units that the computer's own window shows. */
function roomText(bytes: number | undefined): string | null {
  if (bytes === undefined || !Number.isFinite(bytes)) return null
  if (bytes < GB) return `${Math.floor(bytes / MB)} MB libres: queda poco, libere espacio hoy`
  return `${Math.floor(bytes / GB).toLocaleString('es-MX')} GB libres`
}

const MB = 1024 ** 2
const GB = 1024 ** 3

/** From here on the end of the free messages is near enough to look whether Meta can charge the rest. */
const NEARLY = 0.8

/** Only what is known is told: the price is whatever the institution wrote down from its own invoice. */
function costText(messages: number, { centavos, free }: Overview['tariff']): string {
  if (centavos === 0) return 'No se sabe el costo: anote su precio por mensaje en «Cambiar una regla».'
  const charged = Math.max(0, messages - free)
  if (charged === 0 && messages >= free * NEARLY)
    return `Nada hasta ahora, pero ya van ${messages.toLocaleString('es-MX')} de los ${free.toLocaleString('es-MX')} gratis del mes. Revise que Meta tenga una forma de pago: sin ella, después las respuestas no llegan.`
  if (charged === 0) return `Nada hasta ahora: los primeros ${free.toLocaleString('es-MX')} mensajes del mes no se cobran.`
  const pesos = Math.round((charged * centavos) / 100).toLocaleString('es-MX')
  const price = `$${(centavos / 100).toFixed(2)}`
  const rest = free > 0 ? `; los primeros ${free.toLocaleString('es-MX')} del mes no se cobran` : ''
  return `Cerca de $${pesos}: ${charged === 1 ? 'es' : 'son'} ${count(charged, 'mensaje', 'mensajes')} a ${price}${rest}.`
}

export const invariants = operation({
  method: 'GET',
  path: '/admin/invariantes',
  tag: 'Sistema',
  rank: 30,
  least: 'manager',
  summary: '¿Cuadran las cuentas de la base de datos?',
  explanation: 'Revisa toda la base: lugares, citas y mensajes. Si algo no cuadra, es un error del sistema. No cambia nada.',
  answer: z.object({
    resumen: summaryField,
    no_se_cumplen: z
      .array(z.object({ regla: z.string(), filas: z.number().int().meta({ title: 'Casos' }) }))
      .meta({ title: 'Lo que no cuadra' }),
  }),
  example: { resumen: 'Todo cuadra.', no_se_cumplen: [] },
  refusals: {},
  async run({ deps }) {
    const broken = (await deps.checkInvariants()).map((one) => {
      const [regla = '', filas = '0'] = one.split(':')
      return { regla, filas: Number(filas) }
    })
    const resumen =
      broken.length === 0
        ? 'Todo cuadra.'
        : `No cuadra: ${count(broken.length, 'regla no se cumple', 'reglas no se cumplen')}. No borre nada y avise a quien mantiene el sistema.`
    return { resumen, no_se_cumplen: broken }
  },
})

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
function whatToMend(known: Overview, added: Finding[], process: ProcessStatus, phoneOf: PhoneOf, now: Instant): Finding[] {
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
const whatToLookAt = (known: Overview): Finding[] =>
  known.unusualReadings.map(({ day, who, people, tries }) => ({
    que: `Con la clave de ${who ?? 'primer administrador'}, el ${spanishDates.long(day)}, ${[
      people > 0 && `se vieron los nombres de ${count(people, 'persona', 'personas')}`,
      tries > 0 && `${count(tries, 'vez', 'veces')} se buscó en vano o se pidió lo que no le toca`,
    ]
      .filter(Boolean)
      .join(' y ')}: es más de lo que dicen sus reglas.`,
    hacer: `Véalo en «Ver la bitácora», con «lecturas» o «intentos» y ese nombre. Si nadie sabe por qué, use «Quitar una clave de acceso».`,
  }))
