import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { hasSeveralAgencies, institutionZone } from '../../catalogue/institution.ts'
import { DAY, type Instant } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { alertText } from '../../texts/admin-alerts.ts'
import { spanishDates } from '../../texts/dates.ts'
import { VERSION } from '../../version.ts'
import { mayDo } from '../access.ts'
import type { ProcessStatus } from '../deps.ts'
import { instant, summaryField } from '../fields.ts'
import { costText, runsOut } from '../message-cost.ts'
import { operation } from '../operation.ts'
import {
  COPY_OLD_MS,
  type Finding,
  monthOf,
  type Overview,
  overview,
  type StateOf,
  type StatePart,
  waitsLong,
} from '../overview.ts'
import { isoAt, wallText } from '../parse.ts'

const finding = z.object({ que: z.string(), hacer: z.string().meta({ title: 'Qué hacer' }) })

/** The engine's part: messages and upkeep. `process`: what only the running process knows. */
interface OwnPart extends Omit<StatePart, 'read'> {
  read(asked: { known: Overview; ownsNumber: boolean; process: ProcessStatus; zone: string; now: Instant }): StateOf
}

const MESSAGES: OwnPart = {
  rank: 20,
  fields: {
    ultimo_mensaje: instant.nullable().meta({ title: 'Último mensaje recibido' }),
    ultimo_apagon: z.string().nullable().meta({ title: 'Última vez apagado' }),
    sin_salir_desde: instant.nullable().meta({ title: 'Mensaje más viejo sin salir' }),
  },
  example: {
    ultimo_mensaje: '2026-12-03T09:12:00-06:00',
    ultimo_apagon: null,
    sin_salir_desde: null,
  },
  read: ({ known, ownsNumber, zone, now }) => ({
    answer: {
      ultimo_mensaje: at(known.lastMessageAt, zone),
      ultimo_apagon: known.lastGap ? `del ${wallText(known.lastGap.from, zone)} al ${wallText(known.lastGap.until, zone)}` : null,
      sin_salir_desde: at(known.oldestUnsentAt, zone),
    },
    mend: [
      ...finds(
        30,
        ownsNumber && known.setAside > 0 && !isKnown(known, 'mensaje_apartado'),
        `Hay ${count(known.setAside, 'mensaje apartado', 'mensajes apartados')}.`,
        'Use «Retomar los mensajes apartados».',
      ),
      ...finds(
        60,
        ownsNumber && known.notDelivered > 0,
        `Hay ${count(known.notDelivered, 'mensaje que no llegó', 'mensajes que no llegaron')} en los últimos siete días.`,
        'Véalos en «Ver los mensajes que no llegaron».',
      ),
      ...finds(
        61,
        waitsLong(known.oldestUnsentAt, now),
        'Hay mensajes que esperan más de cinco minutos para salir.',
        ownsNumber ? 'Revise la conexión a internet.' : OF_OWNER,
      ),
    ],
  }),
}

const UPKEEP: OwnPart = {
  rank: 40,
  fields: {
    ultima_copia: instant.nullable().meta({ title: 'Última copia de seguridad' }),
    resultado_copia: z.string().nullable().meta({ title: 'Resultado de la copia' }),
    espacio_libre: z.string().nullable().meta({ title: 'Espacio en el disco' }),
    vence_whatsapp: instant.nullable().meta({ title: 'Vence la clave de WhatsApp' }),
    plantillas: z.string().describe('Lo que Meta dice de los mensajes que se pueden mandar después de 24 horas.'),
    mensajes_mes: z
      .number()
      .int()
      .nullable()
      .describe('Los de WhatsApp que paga la institución del número. Los de Messenger no se cobran ni se cuentan.')
      .meta({ title: 'Mensajes este mes' }),
    costo_del_mes: z.string().nullable().meta({ title: 'Costo de este mes' }),
    sin_costo_por_la_pagina: z
      .number()
      .int()
      .nullable()
      .describe('De ellos, los de las 72 horas después de tocar el botón de WhatsApp de su página o de un anuncio: no se cobran.')
      .meta({ title: 'Sin costo por el botón de su página' }),
    sistema_desde: instant.meta({ title: 'Encendido desde' }),
    version: z.string(),
  },
  example: {
    ultima_copia: '2026-12-03T03:30:00-06:00',
    resultado_copia: 'comprobada',
    espacio_libre: '118 GB libres',
    vence_whatsapp: null,
    plantillas: 'Las 18 plantillas están aprobadas.',
    mensajes_mes: 2340,
    costo_del_mes:
      'Cerca de $170: 760 respuestas a $0.17 y 240 avisos a $0.17; las primeras 1,000 respuestas del mes no se cobran.',
    sin_costo_por_la_pagina: 340,
    sistema_desde: '2026-12-01T08:00:00-06:00',
    version: '0.4.0',
  },
  read: ({ known, ownsNumber, process, zone, now }) => ({
    answer: {
      ultima_copia: at(known.copy?.at, zone),
      resultado_copia: known.copy ? (known.copy.result === 'verified' ? 'comprobada' : `falló: ${known.copy.result}`) : null,
      espacio_libre: roomText(process.diskFreeBytes),
      vence_whatsapp: at(process.tokenExpiresAt, zone),
      plantillas: templatesText(known.templates),
      mensajes_mes: ownsNumber ? Object.values(known.messages.thisMonth).reduce((all, one) => all + one, 0) : null,
      costo_del_mes: ownsNumber ? costText(known.messages.thisMonth, known.messages.tariff) : null,
      sin_costo_por_la_pagina: ownsNumber ? known.messages.thisMonth.entry_point : null,
      sistema_desde: isoAt(process.startedAt, zone),
      version: VERSION,
    },
    mend: [
      ...known.alerts.map(({ code }) => {
        const { what, remedy } = alertText(code)
        return { rank: 0, que: what, hacer: ownsNumber ? remedy : OF_OWNER }
      }),
      ...finds(
        65,
        ownsNumber && runsOut(known.messages.thisMonth, known.messages.lastMonth, known.messages.tariff),
        `Ya van ${known.messages.thisMonth.answer.toLocaleString('es-MX')} de las ${known.messages.tariff.free.toLocaleString('es-MX')} respuestas gratis de este mes.`,
        'Revise que Meta tenga una forma de pago: sin ella, las respuestas que siguen no llegan.',
      ),
      ...finds(
        70,
        known.copy !== undefined &&
          (known.copy.at < now - COPY_OLD_MS || known.copy.result !== 'verified') &&
          !isKnown(known, 'copy_failed'),
        'No hay una copia de seguridad reciente y comprobada.',
        ownsNumber ? 'Corra npm run backup.' : OF_OWNER,
      ),
      ...finds(
        90,
        process.tokenExpiresAt !== undefined &&
          process.tokenExpiresAt < now + TOKEN_SOON_DAYS * DAY &&
          !isKnown(known, 'token_expires'),
        'La clave de WhatsApp vence pronto.',
        ownsNumber ? 'Haga una clave nueva en Meta y corra npm run setup.' : OF_OWNER,
      ),
    ],
  }),
}

/** The machine, its copies and the channel are shown to all and fixed by one agency. */
const OF_OWNER = 'Avise a la institución que contesta este número: ella lo arregla.'

const at = (moment: Instant | undefined, zone: string): string | null => (moment === undefined ? null : isoAt(moment, zone))

/** An alert says it already. */
const isKnown = (known: Overview, code: string): boolean => known.alerts.some((alert) => alert.code === code)

const finds = (rank: number, is: boolean, que: string, hacer: string): Finding[] => (is ? [{ rank, que, hacer }] : [])

const byRank = (a: { rank: number }, b: { rank: number }): number => a.rank - b.rank

/** With what each capability adds. */
export function stateOf(parts: readonly StatePart[]) {
  const ranked = [...parts, MESSAGES, UPKEEP].sort(byRank)
  return operation({
    method: 'GET',
    path: '/admin/estado',
    tag: 'Hoy',
    rank: 10,
    least: 'reader',
    also: ['auditor'],
    summary: '¿Está todo bien?',
    explanation:
      'Dice en una frase si el sistema trabaja bien y qué hay que arreglar o revisar. Las citas, los casos y las oficinas que cuenta son los de su dependencia. No cambia nada.',
    answer: z.object({
      resumen: summaryField,
      esta_bien: z.boolean().meta({ title: 'Todo está bien', page: 'said' }),
      que_arreglar: z.array(finding).meta({ title: 'Qué hay que arreglar' }),
      ...Object.assign({}, ...ranked.map((one) => one.fields)),
    }),
    example: {
      resumen: 'Todo está bien. Hoy hay 38 citas.',
      esta_bien: true,
      que_arreglar: [],
      ...Object.assign({}, ...ranked.map((one) => one.example)),
    },
    ofEachAgency: true,
    refusals: {},
    async run({ deps, caller, now }) {
      const month = monthOf(deps.db, now)
      const { agencyId, ownsNumber } = caller
      const known = toldTo(deps.db, parts, agencyId, overview(deps.db, { month, agencyId }, now), now)
      const process = await deps.status()
      const zone = institutionZone(deps.db)
      const read = ranked.map((one) => one.read({ ...deps, agencyId, ownsNumber, known, process, month, zone, now }))
      const findings = read.flatMap((one) => one.mend ?? []).sort(byRank)
      const forAdministrator = mayDo(caller, { least: 'administrator' }) ? whatToLookAt(known) : []
      const found = [...findings.map(({ que, hacer }) => ({ que, hacer })), ...forAdministrator]
      return {
        resumen: (deps.lookOnly ? LOOK_ONLY : '') + summarise(found.length, read),
        esta_bien: found.length === 0,
        que_arreglar: found,
        ...Object.assign({}, ...read.map((one) => one.answer)),
      }
    },
  })
}

/** Without alerts about another agency's data. */
function toldTo(db: Db, parts: readonly StatePart[], agencyId: number, known: Overview, now: Instant): Overview {
  if (!hasSeveralAgencies(db)) return known
  const own = parts.flatMap((one) => one.alerts ?? [])
  const told = new Set(own.flatMap((one) => one.told(db, agencyId, now)))
  const isTold = (code: string): boolean => told.has(code) || !own.some(({ codes }) => codes.includes(code))
  return { ...known, alerts: known.alerts.filter(({ code }) => isTold(code)) }
}

const LOOK_ONLY = 'Esto es una copia para mirar: aquí no se cambia ni se manda nada. '

/** A waiting person comes first. */
function summarise(findings: number, read: readonly StateOf[]): string {
  const first = read.flatMap((one) => one.first ?? [])
  const well =
    findings === 0
      ? first.length === 0 && 'Todo está bien.'
      : `Hay ${count(findings, 'cosa que arreglar', 'cosas que arreglar')}: lea la lista.`
  return [...first, well, ...read.flatMap((one) => one.last ?? [])].filter(Boolean).join(' ')
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

/** In the units of the computer's own window. */
function roomText(bytes: number | undefined): string | null {
  if (bytes === undefined || !Number.isFinite(bytes)) return null
  if (bytes < GB) return `${Math.floor(bytes / MB)} MB libres: queda poco, libere espacio hoy`
  return `${Math.floor(bytes / GB).toLocaleString('es-MX')} GB libres`
}

const MB = 1024 ** 2
const GB = 1024 ** 3

const TOKEN_SOON_DAYS = 14

/** Keys that read more than usual: a busy day, or a theft. */
const whatToLookAt = (known: Overview): Omit<Finding, 'rank'>[] =>
  known.unusualReadings.map(({ day, who, people, tries }) => ({
    que: `Con la clave de ${who ?? 'primer administrador'}, el ${spanishDates.long(day)}, ${[
      people > 0 && `se vieron los nombres de ${count(people, 'persona', 'personas')}`,
      tries > 0 && `${count(tries, 'vez', 'veces')} se buscó en vano o se pidió lo que no le toca`,
    ]
      .filter(Boolean)
      .join(' y ')}: es más de lo que dicen sus reglas.`,
    hacer: `Véalo en «Ver la bitácora», con «lecturas» o «intentos» y ese nombre. Si nadie sabe por qué, use «Quitar una clave de acceso».`,
  }))

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
