import { element } from '../../../../pages/desk/browser/elements.ts'
import type { Worklist } from '../../../../pages/desk/browser/worklist.ts'

export interface Person {
  nombre: string
  tramite: string
  pide_quien_vino: boolean
  acompana: string | null
  respuestas: string[]
  verificar: string | null
  resultado: string | null
}

export interface Turn {
  turno: number | null
  folio: string | null
  hora: string
  estado: string
  ventanilla: number | null
  prioridad: string | null
  aviso: string | null
  necesita: string | null
  por_ver: string | null
  botones: { titulo: string; ruta: string; campos: Record<string, string> }[]
  llego: string | null
  llamado: string | null
  tarde: boolean
  personas: Person[]
  version: number | null
}

export interface Counter extends Worklist {
  resumen: string
  turnos: Turn[]
  libres: { hora: string; lugares: number }[]
  papeles: { tramite: string; piden: string[]; se_recoge: boolean }[]
}

export interface Button {
  title: string
  main?: true
  /** Behind «Más». */
  rare?: true
  press(): void
}

const LIST_OF: Record<string, string> = {
  llamado: 'at-window',
  'en ventanilla': 'at-window',
  espera: 'waiting',
  'llegó tarde': 'waiting',
  'por llegar': 'expected',
  'se soltó su lugar': 'expected',
}
const LISTS = ['at-window', 'waiting', 'expected', 'done'] as const
const HEADS = { 'at-window': 'En ventanilla', waiting: 'Esperan', expected: 'Por llegar', done: 'Terminados' }

/** Its number or folio: what an operation calls it by. */
export const nameOf = ({ turno, folio }: Turn): string => (turno === null ? (folio ?? '') : String(turno))

/** Turns whose rare buttons are shown. */
let opened: ReadonlySet<string | undefined> = new Set()

const drawn = new WeakMap<HTMLElement, string>()

/** A row that says the same stays the same element: what is pressed on it meanwhile is not lost. */
export function place(list: HTMLElement, turns: readonly Turn[], buttonsOf: (turn: Turn) => Button[]): void {
  const known = new Map([...list.children].map((one) => [drawn.get(one as HTMLElement), one as HTMLElement]))
  const rows = turns.map((turn) => {
    const says = JSON.stringify(turn)
    const row = known.get(says) ?? rowOf(turn, buttonsOf(turn))
    drawn.set(row, says)
    return row
  })
  if (rows.length !== list.children.length || rows.some((one, at) => one !== list.children[at])) list.replaceChildren(...rows)
}

/** What has the focus keeps it, though its row is drawn again. */
export function draw(counter: Counter, buttonsOf: (turn: Turn) => Button[], also: (counter: Counter) => void): void {
  performance.mark('draw')
  const focused = (document.activeElement as HTMLElement | null)?.dataset.key
  opened = new Set([...document.querySelectorAll<HTMLElement>('details[data-more][open]')].map((one) => one.dataset.more))
  for (const list of LISTS) {
    const turns = counter.turnos.filter((one) => (LIST_OF[one.estado] ?? 'done') === list)
    place(element(list), turns, buttonsOf)
    element(`${list}-head`).textContent = `${HEADS[list]} (${turns.length})`
  }
  element('free').replaceChildren(...counter.libres.map(({ hora, lugares }) => item(`${hora}: ${lugares}`)))
  if (counter.libres.length === 0) element('free').replaceChildren(item('Ninguno'))
  also(counter)
  if (focused) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
  performance.clearMeasures('drawn')
  performance.measure('drawn', 'draw')
}

export function rowOf(turn: Turn, buttons: readonly Button[]): HTMLElement {
  const row = item('')
  row.className = 'turn'
  row.dataset.state = turn.estado
  row.dataset.late = turn.tarde ? 'yes' : 'no'
  row.dataset.turn = nameOf(turn)
  row.tabIndex = -1
  const number = span('number', turn.turno === null ? turn.hora : String(turn.turno))
  const names = document.createElement('div')
  names.append(
    ...turn.personas.map((one) => line(one.nombre, [one.tramite, one.acompana, ...one.respuestas, one.verificar, one.resultado])),
  )
  names.append(span('note', notes(turn).join(' · ')))
  const bar = document.createElement('div')
  bar.className = 'buttons'
  const who = `${turn.turno === null ? '' : `turno ${turn.turno}, `}${turn.personas.map((one) => one.nombre).join(', ')}`
  const draws = (rare: boolean) =>
    buttons.filter((one) => (one.rare === true) === rare).map((one) => buttonOf(nameOf(turn), who, one))
  bar.append(...draws(false), ...more(turn, who, draws(true)))
  row.append(number, names, bar)
  return row
}

const notes = ({
  turno,
  hora,
  folio,
  ventanilla,
  prioridad,
  necesita,
  por_ver: toSee,
  aviso,
  llego,
  llamado,
  tarde,
  estado,
}: Turn): string[] =>
  [
    turno === null ? '' : `lugar de las ${hora}`,
    folio,
    llego && `llegó a las ${llego}`,
    ventanilla !== null && LIST_OF[estado] === 'at-window' && `ventanilla ${ventanilla}`,
    llamado && `se llamó a las ${llamado}`,
    necesita,
    toSee,
    prioridad,
    estado === 'llegó tarde' && estado,
    aviso,
    tarde && 'ya no se le guarda el lugar',
  ].filter((one): one is string => typeof one === 'string' && one !== '')

export function line(name: string, more: readonly (string | null)[]): HTMLElement {
  const one = document.createElement('div')
  const strong = document.createElement('strong')
  strong.textContent = name
  one.append(strong, span('note', ` ${more.filter(Boolean).join('. ')}`))
  return one
}

function more(turn: Turn, who: string, buttons: readonly HTMLElement[]): HTMLElement[] {
  if (buttons.length === 0) return []
  const [more, summary] = [document.createElement('details'), document.createElement('summary')]
  more.dataset.more = nameOf(turn)
  more.open = opened.has(nameOf(turn))
  summary.textContent = 'Más'
  summary.dataset.key = `${nameOf(turn)}:Más`
  summary.setAttribute('aria-label', `Más: ${who}`)
  more.append(summary, ...buttons)
  return [more]
}

export function buttonOf(key: string, who: string, { title, main, press }: Button): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = title
  button.className = main ? 'main' : ''
  button.dataset.key = `${key}:${title}`
  // Alone, "Llamar" would say nothing to who hears the page.
  button.setAttribute('aria-label', `${title}: ${who}`)
  button.addEventListener('click', press)
  return button
}

export function span(kind: string, text: string): HTMLElement {
  const one = document.createElement('span')
  one.className = kind
  one.textContent = text
  return one
}

function item(text: string): HTMLElement {
  const one = document.createElement('li')
  one.textContent = text
  return one
}

/** Shows which row is meant, and puts the focus on its first button: Enter does what is next. */
export function pointAt(turn: string): void {
  for (const row of document.querySelectorAll<HTMLElement>('.turn')) {
    const isMeant = row.dataset.turn === turn
    row.dataset.meant = isMeant ? 'yes' : 'no'
    if (!isMeant) continue
    row.closest('details')?.setAttribute('open', '')
    row.scrollIntoView({ block: 'nearest' })
    ;(row.querySelector<HTMLElement>('button') ?? row).focus()
  }
}
