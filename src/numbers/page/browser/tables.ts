export type Line = { renglon: string } & Record<string, number | string | null>

export const made = (tag: string, text = '', more: Record<string, string> = {}): HTMLElement => {
  const element = document.createElement(tag)
  element.textContent = text
  for (const [name, value] of Object.entries(more)) element.setAttribute(name, value)
  return element
}

/** What is not shown is a dash, which a screen reader says in words. */
export const shown = (value: number | string | null | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('es-MX') : typeof value === 'string' ? dayText(value) : '–'

const DAY = new Intl.DateTimeFormat('es-MX', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })

/** Days as people write them; what is no day stays. */
export const dayText = (text: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(text) ? DAY.format(new Date(text)).replace(/,/, '').replace(' de ', ' ') : text

const cell = (value: number | string | null | undefined): HTMLElement =>
  made('td', shown(value), value === null ? { 'aria-label': 'no se muestra' } : {})

export function fillTable(
  table: HTMLElement,
  head: string,
  columns: readonly { name: string; title: string }[],
  lines: readonly (Line & { isTotal?: boolean })[],
): void {
  const top = made('tr')
  top.append(...[head, ...columns.map(({ title }) => title)].map((title) => made('th', title, { scope: 'col' })))
  const rows = lines.map((line) => {
    const row = made('tr', '', line.isTotal ? { 'data-total': '' } : {})
    row.append(made('th', dayText(line.renglon), { scope: 'row' }), ...columns.map(({ name }) => cell(line[name])))
    return row
  })
  put(table, top, rows)
}

function put(table: HTMLElement, top: HTMLElement, rows: readonly HTMLElement[]): void {
  const [head, body] = [made('thead'), made('tbody')]
  head.append(top)
  body.append(...rows)
  table.replaceChildren(head, body)
  // A table that is wider than its place is moved with the arrow keys.
  if (table.parentElement) table.parentElement.tabIndex = 0
}

export interface OfficeDays {
  oficina: string
  primera_fecha_libre: string | null
  dias: { dia: string; lugares_publicados: number; libres: number }[]
}

const FEW = 0.2
const HALF = 0.6

const left = ({ lugares_publicados: places, libres: free }: OfficeDays['dias'][number]): string =>
  places === 0 ? '' : free === 0 ? 'none' : free < places * FEW ? 'few' : free < places * HALF ? 'half' : 'all'

/** Its numbers say what its colours say. */
export function fillHeat(table: HTMLElement, offices: readonly OfficeDays[]): void {
  const top = made('tr')
  const days = offices[0]?.dias.map(({ dia }) => made('th', dayText(dia), { scope: 'col' })) ?? []
  top.append(made('th', 'Oficina', { scope: 'col' }), ...days)
  const rows = offices.map(({ oficina, dias }) => {
    const row = made('tr')
    row.append(
      made('th', oficina, { scope: 'row' }),
      ...dias.map((one) => made('td', one.lugares_publicados === 0 ? '–' : String(one.libres), { 'data-left': left(one) })),
    )
    return row
  })
  put(table, top, rows)
}
