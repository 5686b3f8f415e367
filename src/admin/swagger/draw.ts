import { drawQr } from '../../pages/desk/browser/own-key.ts'
import { fieldsThatAre, isCarried, isRecord, isTaken, labelOf, take } from './forms.ts'

export type CreateElement = (type: unknown, props: object | null, ...children: unknown[]) => unknown

/** Members that the answer says once are not repeated in its rows. */
type Said = Record<string, unknown>

export function drawMember(h: CreateElement, name: string, value: unknown, said: Said): unknown[] {
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value)) {
    if (value.length === 0) return []
    if (!isRecord(value[0])) return [h('h5', null, labelOf(name)), drawList(h, value)]
    return tablesOf(name, value as Record<string, unknown>[]).flatMap(([title, rows]) => [
      h('h5', null, title),
      drawTable(h, rows, said),
    ])
  }
  if (isRecord(value)) {
    const parts = Object.entries(value)
    const isList = ([, part]: [string, unknown]) => Array.isArray(part) && isRecord(part[0])
    const lists = parts.filter(isList).flatMap(([inner, part]) => drawMember(h, inner, part, {}))
    return [h('h5', null, labelOf(name)), drawFacts(h, Object.fromEntries(parts.filter((part) => !isList(part)))), ...lists]
  }
  return [drawFacts(h, { [name]: value })]
}

/** One table for each group of lines. */
function tablesOf(name: string, rows: Record<string, unknown>[]): [title: string, rows: Record<string, unknown>[]][] {
  if (!('grupo' in (rows[0] ?? {}))) return [[labelOf(name), rows]]
  const groups = Map.groupBy(rows, (row) => String(row.grupo))
  return [...groups].map(([group, lines]) => [group, lines.map(({ grupo: _, ...line }) => line)])
}

const drawList = (h: CreateElement, values: unknown[]) => h('ul', null, ...values.map((value) => h('li', null, written(value))))

const drawFacts = (h: CreateElement, facts: Record<string, unknown>) =>
  h(
    'dl',
    null,
    ...Object.entries(facts)
      .filter(([name, value]) => written(value) !== '' && !(name === 'cuando' && 'hora' in facts))
      .flatMap(([name, value]) => [h('dt', null, labelOf(name)), h('dd', null, drawValue(h, name, written(value)))]),
  )

/** Empty columns are left out. A message's number gets copied into a field: no commas. */
function drawTable(h: CreateElement, rows: Record<string, unknown>[], said: Said): unknown {
  const first = rows[0] ?? {}
  const isRepeated = (name: string) => name in said && rows.every((row) => row[name] === said[name])
  const names = Object.keys(first)
    .filter((name) => !isRepeated(name) && !(name === 'cuando' && 'hora' in first))
    .filter((name) => rows.some((row) => written(row[name]) !== ''))
  const head = h('tr', null, ...names.map((name) => h('th', { scope: 'col' }, labelOf(name))))
  const body = rows.map((row) =>
    h('tr', null, ...names.map((name) => drawCell(h, name, name === 'numero' ? String(row[name]) : written(row[name])))),
  )
  return h('div', { className: 'scroll' }, h('table', null, h('thead', null, head), h('tbody', null, ...body)))
}

/**
 * Short texts (an hour, a folio) are not broken at their dash. On a telephone a row becomes a card, with labels and without empty values.
 */
const drawCell = (h: CreateElement, name: string, text: string) =>
  h(
    'td',
    { className: text === '' ? 'empty' : text.length <= 12 ? 'short' : '', 'data-label': labelOf(name) },
    drawValue(h, name, text),
  )

/** A folio or a case number is a button that writes it into the other tasks. */
function drawValue(h: CreateElement, name: string, text: string): unknown {
  if (fieldsThatAre('qr').has(name)) return drawAddress(h, text)
  if (!isCarried(name, text)) return text
  const onClick = ({ currentTarget }: { currentTarget: HTMLElement }) => {
    take(name, text)
    for (const other of document.querySelectorAll('.answer .number'))
      other.setAttribute('aria-pressed', String(other.textContent === text))
    currentTarget.title = TAKEN
  }
  return h('button', { type: 'button', className: 'number', title: TO_TAKE, 'aria-pressed': isTaken(name, text), onClick }, text)
}

/** For a telephone, which does not reach this computer as `localhost`. */
function drawAddress(h: CreateElement, path: string): unknown {
  const { href, hostname, pathname } = new URL(path, location.origin)
  const words = isOnlyHere(hostname) ? ONLY_HERE : `O abra ${location.origin}${pathname} y escriba el código.`
  const ref = (picture: HTMLImageElement | null) => void (picture && drawQr(picture, href))
  return h(
    'div',
    { className: 'qr' },
    h('img', { ref, width: 220, height: 220, alt: 'Código QR para abrir la página' }),
    h('p', null, words),
  )
}

const isOnlyHere = (hostname: string): boolean => /^(localhost$|127\.|\[::1\]$)/.test(hostname)

const ONLY_HERE =
  'Esta página está abierta con una dirección que solo sirve en esta computadora, y el QR también. Para un teléfono, ábrala con el nombre de la computadora, o escriba allá el código.'

const TO_TAKE = 'Llevar este número a las otras tareas'
const TAKEN = 'Ya está escrito en las otras tareas'

function written(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'sí' : 'no'
  if (typeof value === 'number') return value.toLocaleString('es-MX')
  if (Array.isArray(value)) return value.map(written).join(', ')
  if (isRecord(value)) return Object.values(value).map(written).join(' · ')
  return moment(String(value))
}

/** An instant with offset is shown on the office's wall clock, a day as people write it. */
function moment(text: string): string {
  const day = text.match(/^(\d{4})-(\d\d)-(\d\d)$/)
  if (day) return `${day[3]}/${day[2]}/${day[1]}`
  const match = text.match(/^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)(?::\d\d)?[+-]\d\d:\d\d$/)
  return match ? `${match[3]}/${match[2]}/${match[1]} ${match[4]} h` : text
}

interface FileKind {
  type: string
  /** Byte order mark for Excel's accents, which fetching removed. */
  mark: string
  made: string
  button: string
  next: string
}

/** By content type. */
export const FILES: Record<string, FileKind> = {
  'text/csv': {
    type: 'text/csv',
    mark: '\uFEFF',
    made: 'La hoja para Excel está lista.',
    button: 'Guardar para Excel',
    next: 'Al guardarla queda en la carpeta de descargas: ábrala desde ahí con Excel. Tiene nombres: bórrela cuando ya no la use.',
  },
  'text/html': {
    type: 'text/html',
    mark: '',
    made: 'La lista para imprimir está hecha.',
    button: 'Abrir para imprimir',
    next: 'Se abre en otra pestaña: ahí elija Imprimir, o pulse Ctrl y P.',
  },
  'text/json': {
    type: 'application/json',
    mark: '',
    made: 'El archivo está listo.',
    button: 'Guardar el archivo',
    next: 'Al guardarlo queda en la carpeta de descargas. No tiene datos de personas.',
  },
}

/** The answer's own sentence comes in a header, percent-encoded. */
export const wordsOf = (kind: FileKind, header: (name: string) => string): string =>
  `${kind.made} ${decodeURIComponent(header('resumen'))}`

export function drawFile(h: CreateElement, kind: FileKind, text: string, header: (name: string) => string): unknown {
  const [, name] = /filename="([^"]+)"/.exec(header('content-disposition')) ?? []
  const open = () => {
    const address = URL.createObjectURL(new Blob([kind.mark + text], { type: `${kind.type};charset=utf-8` }))
    const link = Object.assign(document.createElement('a'), { href: address, target: '_blank', rel: 'noopener' })
    if (name) link.download = name
    link.click()
  }
  return h(
    'div',
    null,
    h('p', { className: 'summary' }, wordsOf(kind, header)),
    h('p', { className: 'todo' }, kind.next),
    h('button', { type: 'button', className: 'do-it', onClick: open }, kind.button),
  )
}
