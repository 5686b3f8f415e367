import { wallClock } from '../catalogue/calendar.ts'
import { count } from '../texts/admin.ts'
import { EDGE } from '../texts/admin-edge.ts'
import { spanishDates } from '../texts/dates.ts'
import type { Operation } from './operation.ts'
import type { ReadingLine } from './readings.ts'
import { refusalOf } from './refusals.ts'

/** What is no operation, by its name in the log-book. */
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

/** What a line says was read, by the name that the task has on the page. */
export function readingText({ operation, outcome, isList }: ReadingLine, all: readonly Operation[]): string {
  const task = taskOf(operation, all)
  return OTHERS[operation] ?? `${VERBS[outcome === 'nothing' && isList === 1 ? 'shown' : outcome]} «${task?.summary ?? operation}»`
}

const FORMS: Record<ReadingLine['form'], string | false> = { screen: false, file: 'en un archivo', print: 'para imprimir' }

/** "38 personas, con nombres; en un archivo; del día 03/12/2026; 3 veces, hasta las 9:40 h". */
export function readingDetail(line: ReadingLine, zone: string, all: readonly Operation[]): string {
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

/** Who read it. */
export const readerText = ({ byClock, who }: ReadingLine): string =>
  byClock === 1 ? 'el sistema, por la hora' : (who ?? 'primer administrador')
