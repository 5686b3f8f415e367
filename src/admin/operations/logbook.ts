import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { endOfDay, wallClock } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { EDGE } from '../../texts/admin-edge.ts'
import { spanishDates } from '../../texts/dates.ts'
import { deedText, detailText, readAudit } from '../audit.ts'
import { everyAccessName } from '../choices.ts'
import type { AdminDeps } from '../deps.ts'
import { dayField, instant, nextCursor, numberCursor, summaryField } from '../fields.ts'
import { type Operation, operation, PAGE_AND_ONE, pageOf } from '../operation.ts'
import { isoAt, parseDay, TYPED_DAY } from '../parse.ts'
import { type ReadingLine, readReadings, type Whose } from '../reads.ts'
import { refusalOf, refusals, refuse } from '../refusals.ts'
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

/** Changes, and reads apart: a day has a hundred times more reads. */
export const logbook = operation({
  method: 'GET',
  path: '/admin/bitacora',
  tag: 'Accesos',
  rank: 50,
  least: 'administrator',
  also: ['auditor'],
  ofEachAgency: true,
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
      .meta({ title: 'De quién', record: 'access key' }),
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
  refusals: { ...TYPED_DAY, ...REFUSALS },
  run({ deps, caller, all, query, now }) {
    const { db } = deps
    const zone = institutionZone(db)
    const day = parseDay(query.dia ?? 'hoy', 'dia', zone, now)
    const whose = query.de_quien === undefined ? undefined : whoIsMeant(db, caller.agencyId, query.de_quien)
    const asked = { agencyId: caller.agencyId, until: endOfDay(day, zone), before: query.cursor, limit: PAGE_AND_ONE, whose }
    const { lines, next } =
      query.cuales === WHICH.deeds
        ? deeds(deps, { ...asked, own: false }, zone, all)
        : readings(db, { ...asked, tries: query.cuales === WHICH.tries }, zone, all)
    const what = query.cuales === WHICH.deeds ? 'se hizo' : query.cuales === WHICH.reads ? 'se leyó' : 'se intentó'
    const until = `hasta el ${spanishDates.long(day)}`
    const said = lines.length === 0 ? `No hay nada anotado ${until}.` : `Esto ${what} ${until}, lo más nuevo primero.`
    return { resumen: said, hechos: lines, siguiente: next }
  },
})

interface Asked {
  agencyId: number
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

/** Also an ended key's name: its entries stay. */
function whoIsMeant(db: Db, agencyId: number, typed: string): Whose {
  if (plainText(typed) === FIRST) return { name: null }
  const name = everyAccessName(db, agencyId).find((one) => plainText(one) === plainText(typed))
  if (name === undefined) throw refuse(REFUSALS.nobodys_key, 'de_quien')
  return { name }
}

/** Log-book names that are no operation. */
const OTHERS: Record<string, string> = {
  lista_del_dia: 'Guardó la lista del día',
  clave: 'Quiso entrar con una clave que ya no sirve',
}

const VERBS: Record<ReadingLine['outcome'], string> = {
  shown: 'Leyó',
  proposed: 'Vio qué pasaría con',
  nothing: 'Buscó en vano con',
  refused: 'Se le negó',
}

/** By the name that the task has on the page. */
function readingText({ operation, outcome, isList }: ReadingLine, all: readonly Operation[]): string {
  const task = taskOf(operation, all)
  return OTHERS[operation] ?? `${VERBS[outcome === 'nothing' && isList === 1 ? 'shown' : outcome]} «${task?.summary ?? operation}»`
}

const FORMS: Record<ReadingLine['form'], string | false> = { screen: false, file: 'en un archivo', print: 'para imprimir' }

/** "38 personas, con nombres; en un archivo; del día 03/12/2026; 3 veces, hasta las 9:40 h". */
function readingDetail(line: ReadingLine, zone: string, all: readonly Operation[]): string {
  const people = line.people > 0 && `${count(line.people, 'persona', 'personas')}, ${line.named ? 'con nombres' : 'sin nombres'}`
  const nobody = line.outcome === 'nothing' && 'nadie'
  const day = line.day && `del día ${line.day.split('-').reverse().join('/')}`
  const again = line.requests > 1 && `${line.requests} veces, hasta las ${spanishDates.hour(wallClock(line.lastAt, zone).minute)}`
  return [line.code && reasonOf(line.code, taskOf(line.operation, all), all), people, nobody, FORMS[line.form], day, again]
    .filter(Boolean)
    .join('; ')
}

const taskOf = (name: string, all: readonly Operation[]): Operation | undefined =>
  all.find(({ method, path }) => `${method} ${path}` === name)

function reasonOf(code: string, task: Operation | undefined, all: readonly Operation[]): string {
  const by = task?.soughtBy?.[code]
  if (by) return `por ${by}`
  if (code === EDGE.unauthorized().code) return 'vencida o quitada'
  if (code === EDGE.forbidden().code) return 'su clave no lo permite'
  return refusalOf(all, code)?.what.replace(/\.$/, '') ?? code
}

const readerText = ({ byClock, who }: ReadingLine): string =>
  byClock === 1 ? 'el sistema, por la hora' : (who ?? 'primer administrador')
