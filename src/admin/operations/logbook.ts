import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { plainText } from '../../booking/names.ts'
import { endOfDay } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { spanishDates } from '../../texts/dates.ts'
import { readAudit } from '../audit.ts'
import { everyAccessName } from '../choices.ts'
import { deedText, detailText } from '../deeds.ts'
import type { AdminDeps } from '../deps.ts'
import { dayField, instant, nextCursor, numberCursor, summaryField } from '../fields.ts'
import { type Operation, operation } from '../operation.ts'
import { PAGE_AND_ONE, pageOf } from '../pages.ts'
import { readerText, readingDetail, readingText } from '../reading-words.ts'
import { readReadings, type Whose } from '../readings.ts'
import { only, refusals, refuse } from '../refusals.ts'
import { isoAt, TYPED_REFUSALS, understandDay } from '../understand.ts'
import { openAccess } from './accesses.ts'

const REFUSALS = refusals({
  nobodys_key: [
    'clave_de_nadie',
    'invalid',
    'Nunca hubo una clave con ese nombre.',
    'Copie el nombre de «Ver quién tiene clave de acceso», o escriba primer administrador.',
  ],
})

const WHICH = { deeds: 'hechos', reads: 'lecturas', tries: 'intentos' } as const
const FIRST = 'primer administrador'

const line = z.object({
  cuando: instant,
  lo_hizo: z.string().meta({ title: 'Quién lo hizo' }),
  que: z.string(),
  oficina: z.string().nullable(),
  motivo: z.string().nullable(),
  folio: z.string().nullable(),
  caso: z.string().nullable(),
  detalle: z.string(),
})

/** What was done, and apart from it what was read: a day has a hundred times more of the second. */
export const logbook = operation({
  method: 'GET',
  path: '/admin/bitacora',
  tag: 'Accesos',
  rank: 50,
  least: 'administrator',
  summary: 'Ver la bitácora',
  explanation:
    'Quién hizo qué y cuándo, de lo más nuevo a lo más viejo. El folio, o el número del caso, permite seguir cada cambio. Con «lecturas» dice quién leyó, sacó o imprimió qué y a cuántas personas vio; con «intentos», solo lo que se buscó en vano o no se permitió. Lo mismo leído varias veces en diez minutos es un renglón. No hay datos de personas.',
  query: z.object({
    cuales: z.enum(WHICH).default(WHICH.deeds).describe('Qué quiere ver.'),
    de_quien: z
      .string()
      .trim()
      .max(60)
      .optional()
      .describe(`El nombre de una clave, o «${FIRST}». En blanco: de todas.`)
      .meta({ title: 'De quién' }),
    dia: dayField('Hasta qué día. En blanco: hasta hoy.').optional(),
    cursor: numberCursor,
  }),
  answer: z.object({ resumen: summaryField, hechos: z.array(line), siguiente: nextCursor }),
  example: {
    resumen: 'Esto se hizo hasta el jueves 3 de diciembre de 2026, lo más nuevo primero.',
    hechos: [
      {
        cuando: '2026-12-03T09:12:00-06:00',
        lo_hizo: 'Ventanilla 2',
        que: openAccess.deed?.said,
        oficina: 'Toluca',
        motivo: null,
        folio: null,
        caso: null,
        detalle: 'clave Ventanilla 3; permiso ventanilla; ve nombres sí',
      },
    ],
  },
  refusals: { ...only(TYPED_REFUSALS, 'day_unclear'), ...REFUSALS },
  run({ deps, all, query, now }) {
    const { db } = deps
    const zone = institutionZone(db)
    const day = understandDay(query.dia ?? 'hoy', 'dia', zone, now)
    const whose = query.de_quien === undefined ? undefined : whoIsMeant(db, query.de_quien)
    const asked = { until: endOfDay(day, zone), before: query.cursor, limit: PAGE_AND_ONE, whose }
    const { lines, next } =
      query.cuales === WHICH.deeds
        ? deeds(deps, { ...asked, own: false }, zone, all)
        : readings(db, { ...asked, tries: query.cuales === WHICH.tries }, zone, all)
    const what = query.cuales === WHICH.deeds ? 'se hizo' : query.cuales === WHICH.reads ? 'se leyó' : 'se intentó'
    const said = `Esto ${what} hasta el ${spanishDates.long(day)}, lo más nuevo primero.`
    return { resumen: lines.length === 0 ? 'No hay nada anotado.' : said, hechos: lines, siguiente: next }
  },
})

interface Asked {
  until: Instant
  before: number | undefined
  limit: number
  whose: Whose
}

function deeds(
  { db, vault }: AdminDeps,
  asked: Asked & { own: boolean },
  zone: string,
  all: readonly Operation[],
): { lines: z.output<typeof line>[]; next: string | null } {
  const { lines, next } = pageOf(readAudit(db, vault, asked, all), (row) => row.id)
  const said = lines.map((row) => ({
    cuando: isoAt(row.at, zone),
    lo_hizo: row.who ?? FIRST,
    que: deedText(row.operation, all),
    oficina: row.office,
    motivo: row.reason,
    folio: row.folios?.replaceAll(',', ', ') ?? null,
    caso: row.caseNumber,
    detalle: detailText(row, { db, vault }, all),
  }))
  return { lines: said, next }
}

function readings(
  db: Db,
  asked: Asked & { tries: boolean },
  zone: string,
  all: readonly Operation[],
): { lines: z.output<typeof line>[]; next: string | null } {
  const { lines, next } = pageOf(readReadings(db, asked), (row) => row.id)
  const said = lines.map((row) => ({
    cuando: isoAt(row.firstAt, zone),
    lo_hizo: readerText(row),
    que: readingText(row, all),
    oficina: row.office,
    motivo: null,
    folio: null,
    caso: null,
    detalle: readingDetail(row, zone, all),
  }))
  return { lines: said, next }
}

/** Also the name of a key that is over: what was done with it stays. */
function whoIsMeant(db: Db, typed: string): Whose {
  if (plainText(typed) === FIRST) return { name: null }
  const name = everyAccessName(db).find((one) => plainText(one) === plainText(typed))
  if (name === undefined) throw refuse(REFUSALS.nobodys_key, 'de_quien')
  return { name }
}
