import type { Currency, LocalDay } from '../catalogue/types.ts'
import { type MinorCase, minorCaseWords, type OfficePermission, permissionWords } from './admin-minors.ts'
import { type Need, needsText } from './admin-needs.ts'
import { money } from './amounts.ts'
import { spanishDates } from './dates.ts'
import { phoneText } from './phones.ts'

// The list of who comes on a day, as a clerk opens it in a spreadsheet or prints it. Names stand in it, so whoever
// writes it to a file keeps that file to its owner.

/** One person's place on a day's list. */
export interface DayLine {
  /** Minutes since midnight on the office's wall clock. */
  minute: number
  folio: string
  name: string
  procedure: string
  /** Which of its prices. */
  option: string | undefined
  /** In whole units of its currency; undefined when free. */
  price: number | undefined
  currency: Currency
  /** There is a fee, known or not. */
  isPaid: boolean
  /** Without a CURP: the window checks who it is. */
  unverified: boolean
  /** The name cannot be the one of the CURP; somebody else has an appointment with the same CURP. */
  nameDiffers: boolean
  contested: boolean
  /** Of whoever gets no messages. */
  phoneToCall: string | undefined
  /** Of their visit, as asked for in the chat. */
  needs: readonly Need[]
  /** The adult who comes with a minor. */
  attendant: string | undefined
  /** What the procedure asked, as far as it stands on lists. */
  answers: readonly string[]
  /** Who signs for somebody under age, and what the other parent declared. */
  minorCase: MinorCase | undefined
  permission: OfficePermission | undefined
  /** When the receipt was read at the door: minutes since midnight on the same clock. */
  arrived: number | undefined
  isAbsent: boolean
}

const COLUMNS = [
  'Hora',
  'Folio',
  'Nombre',
  'Trámite',
  'Opción',
  'Por pagar',
  'Quién acompaña',
  'Llamar al',
  'Respuestas',
  'Nota',
  'Llegó',
] as const

/** For a spreadsheet: comma-separated. */
export const dayListCsv = (lines: DayLine[]): string => toCsv([[...COLUMNS], ...lines.map(cells)])

/** With the mark that makes Excel read the accents, and hours that it takes for hours: "10:00 h" would come before "9:00 h". */
export const toCsv = (rows: string[][]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => quote(cell.replace(/^(\d{1,2}:\d\d) h$/, '$1'))).join(',')).join('\r\n')}\r\n`

/** One person's appointment on a list of several days or offices. */
export interface VisitLine extends DayLine {
  day: LocalDay
  office: string
}

/** For a spreadsheet, like the list of a day, with the day and the office in front; nobody ticks off a list of days to come. */
export function visitsCsv(lines: VisitLine[]): string {
  const head = ['Día', 'Oficina', ...COLUMNS.slice(0, -1)]
  return toCsv([head, ...lines.map((line) => [line.day.split('-').reverse().join('/'), line.office, ...cells(line).slice(0, -1)])])
}

/** For the printer: one page that needs nothing else, with a box to tick for each person. */
export function dayListPage(head: { office: string; day: string }, lines: DayLine[]): string {
  const title = `${escapeHtml(head.office)}, ${spanishDates.long(head.day)}`
  const people = lines.length === 1 ? '1 persona' : `${lines.length} personas`
  const written = lines.map(cells)
  // On paper an empty column only makes the others narrow; the last one is for the pen.
  const isUsed = (_: unknown, column: number) => column === COLUMNS.length - 1 || written.some((row) => row[column] !== '')
  const rows = written.map(
    (row) =>
      `<tr>${row
        .filter(isUsed)
        .map((cell) => `<td>${escapeHtml(cell)}</td>`)
        .join('')}</tr>`,
  )
  return `<!doctype html>
<html lang="es-MX">
<meta charset="utf-8">
<title>${title}</title>
<style>
  @page { size: landscape; margin: 1cm }
  body { font: 10pt sans-serif; margin: 0; color: #000; background: #fff }
  @media screen { body { margin: 1.5cm } }
  h1 { font-size: 16pt; margin: 0 0 4pt }
  table { border-collapse: collapse; width: 100% }
  th, td { border: 1px solid #666; padding: 3pt 5pt; text-align: left; vertical-align: top }
  td:first-child, td:nth-child(2) { white-space: nowrap; font-variant-numeric: tabular-nums }
  tr { break-inside: avoid }
  thead { display: table-header-group }
</style>
<h1>${title}</h1>
<p>${people} con cita. Contiene datos personales: no la deje a la vista y destrúyala al final del día.</p>
<table>
<thead><tr>${COLUMNS.filter(isUsed)
    .map((column) => `<th scope="col">${column}</th>`)
    .join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`
}

/** What the window checks with the identification; null: nothing but what it always does. */
export function toCheck({
  unverified,
  nameDiffers,
  contested,
}: Pick<DayLine, 'unverified' | 'nameDiffers' | 'contested'>): string | null {
  if (unverified) return 'Sin CURP: verificar identidad'
  const asks = [
    nameDiffers && 'Revise el nombre con la identificación',
    contested && 'Hay otra cita con esta CURP: atienda solo a quien muestre su identificación',
  ].filter(Boolean)
  return asks.length > 0 ? asks.join('. ') : null
}

/** What the window has to look at. */
const noteOf = ({ minorCase, permission, needs, ...line }: DayLine): string =>
  [
    needsText(needs),
    toCheck(line),
    minorCase && `Menor de edad: ${minorCaseWords(minorCase)}`,
    permission && permissionWords(permission),
  ]
    .filter(Boolean)
    .join('; ')

function cells(line: DayLine): string[] {
  return [
    spanishDates.hour(line.minute),
    line.folio,
    line.name,
    line.procedure,
    line.option ?? '',
    line.price !== undefined ? money(line.price, line.currency) : line.isPaid ? 'Por definir' : 'Sin costo',
    line.attendant ?? '',
    line.phoneToCall === undefined ? '' : phoneText(line.phoneToCall),
    line.answers.join('; '),
    noteOf(line),
    line.arrived === undefined ? (line.isAbsent ? 'no vino' : '') : spanishDates.hour(line.arrived),
  ]
}

/**
 * A cell that begins like a formula would be run by the spreadsheet: a name typed in a chat must stay a name. Every cell is quoted, since a
 * spreadsheet may also part cells at a semicolon or a tab.
 */
function quote(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${harmless.replaceAll('"', '""')}"`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
