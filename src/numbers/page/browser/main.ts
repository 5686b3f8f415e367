import { element } from '../../../pages/desk/browser/elements.ts'
import { entrance, lockWhenIdle } from '../../../pages/desk/browser/entrance.ts'
import { type Fields, Refused, read, readText, WrongKey } from '../../../pages/desk/browser/office-link.ts'
import type { FigureName } from '../../figures.ts'
import { clearPlots, draw } from './plots.ts'
import { dayText, fillHeat, fillTable, type Line, made, type OfficeDays, shown } from './tables.ts'

interface Numbers {
  resumen: string
  total: Line
  renglones: Line[]
  juntos: Line | null
  como_les_fue: Record<keyof typeof OPINIONS, number> | null
  definiciones: { cifra: string; nombre: string; que_es: string }[]
}

type Shown = FigureName | 'primera_fecha_libre'

interface Figure {
  title: string
  bars?: FigureName
  lines: readonly FigureName[]
}

const FIGURES: readonly Figure[] = [
  { title: 'Lugares y citas', bars: 'lugares_publicados', lines: ['citas', 'llegaron', 'sin_cita'] },
  { title: 'De dónde vienen las citas', lines: ['citas_chat', 'citas_lista', 'citas_mostrador', 'citas_telefono'] },
  {
    title: 'Quién no llegó y qué se canceló',
    lines: ['llegaron_tarde', 'no_vinieron', 'no_se_sabe', 'canceladas_persona', 'canceladas_oficina'],
  },
  { title: 'Minutos de espera en la oficina', lines: ['espera_mitad', 'espera_nueve_de_diez'] },
  { title: 'Días hasta la cita', lines: ['dias_mitad', 'dias_nueve_de_diez'] },
]
const OPINIONS = { bien: 'Les fue bien', mal: 'Les fue mal', dinero: 'Les pidieron dinero' } as const
const TOTALS: Shown[] = [
  'citas',
  'llegaron',
  'no_vinieron',
  'sin_cita',
  'espera_mitad',
  'espera_nueve_de_diez',
  'dias_mitad',
  'primera_fecha_libre',
]
const OF_OFFICE: Shown[] = [
  'lugares_publicados',
  'citas',
  'llegaron',
  'no_vinieron',
  'no_se_sabe',
  'sin_cita',
  'espera_mitad',
  'espera_nueve_de_diez',
  'dias_mitad',
  'dias_nueve_de_diez',
  'primera_fecha_libre',
]

const field = (id: string) => element<HTMLInputElement | HTMLSelectElement>(id).value

function asked(): Fields {
  const all = {
    oficina: field('office'),
    tramite: field('procedure'),
    desde_dia: field('from'),
    hasta_dia: field('until'),
    por: field('by'),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

function begin(): void {
  const inDays = (days: number) => {
    const date = new Date()
    date.setDate(date.getDate() + days)
    return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
  }
  // The past, so that days in which nobody could come yet stand beside no full ones; the table of free places tells of the next weeks.
  element<HTMLInputElement>('from').value = inDays(-27)
  element<HTMLInputElement>('until').value = inDays(0)
  element('ask').addEventListener('submit', (event) => {
    event.preventDefault()
    void attempt(show)
  })
  element('csv').addEventListener('click', () => void attempt(save))
  element('print').addEventListener('click', () => print())
  element('lock').addEventListener('click', () => lock(''))
  lockWhenIdle(lock)
}

async function open(): Promise<void> {
  const { oficinas } = await read<{ oficinas: OfficeDays[] }>('/admin/numeros/proximos-dias')
  const all = new Option('Todas las mías', '')
  element('office').replaceChildren(...(oficinas.length > 1 ? [all] : []), ...oficinas.map(({ oficina }) => new Option(oficina)))
  element('offices').hidden = oficinas.length < 2
  fillHeat(element('days'), oficinas)
  const { renglones } = await read<Numbers>('/admin/numeros', { ...asked(), por: 'trámite' })
  element('procedure').replaceChildren(new Option('Todos', ''), ...renglones.map(({ renglon }) => new Option(renglon)))
}

/** Numbers leave the screen with the key. */
function lock(why: string): void {
  asking += 1
  clearPlots()
  for (const place of ['totals', 'figures', 'offices-table', 'days', 'definitions', 'office', 'procedure'])
    element(place).replaceChildren()
  say('', 'good')
  door.close(why)
}

const door = entrance('numbers', async () => {
  await open()
  // The place of a drawing has a width once it is shown.
  requestAnimationFrame(() => void attempt(show))
})

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof WrongKey) return lock('Su clave ya no es válida. Escríbala otra vez.')
    say(error instanceof Refused ? error.said : 'No hubo respuesta. Vea si hay conexión y repítalo.', 'bad')
  }
}

function say(words: string, tone: 'good' | 'bad'): void {
  element('said').textContent = words
  element('said').dataset.tone = tone
}

/** An answer that was overtaken by a later question is not shown. */
let asking = 0

async function show(): Promise<void> {
  asking += 1
  const mine = asking
  const told = await read<Numbers>('/admin/numeros', asked())
  if (mine !== asking) return
  say(told.resumen, 'good')
  const titles = new Map(told.definiciones.map(({ cifra, nombre }) => [cifra, nombre]))
  const column = (name: string) => ({ name, title: titles.get(name) ?? name })
  const card = (title: string, value: string) => {
    const one = made('div')
    one.append(made('dt', title), made('dd', value))
    return one
  }
  const said = Object.entries(told.como_les_fue ?? {}) as [keyof typeof OPINIONS, number][]
  element('totals').replaceChildren(
    ...TOTALS.map((name) => card(column(name).title, shown(told.total[name]))),
    ...said.map(([name, many]) => card(OPINIONS[name], shown(many))),
  )
  clearPlots()
  element('figures').replaceChildren(...FIGURES.map((one) => figureOf(one, told, column)))
  for (const [nth, one] of FIGURES.entries()) drawFigure(one, element('figures').children[nth], told, column)
  element('definitions').replaceChildren(
    ...told.definiciones.flatMap(({ nombre, que_es }) => [made('dt', nombre), made('dd', que_es)]),
  )
  if (element('offices').hidden) return
  const { por: _, oficina: __, ...rest } = asked()
  const offices = await read<Numbers>('/admin/numeros', { ...rest, por: 'oficina' })
  if (mine === asking) fillTable(element('offices-table'), 'Oficina', OF_OFFICE.map(column), linesOf(offices))
}

type Column = (name: string) => { name: string; title: string }

const linesOf = ({ renglones, juntos, total }: Numbers) => [
  ...renglones,
  ...(juntos ? [juntos] : []),
  { ...total, isTotal: true } as Line & { isTotal: boolean },
]

const namesOf = ({ bars, lines }: Figure): string[] => [...(bars ? [bars] : []), ...lines]

function figureOf(figure: Figure, told: Numbers, column: Column): HTMLElement {
  const section = made('section', '', { class: 'figure', 'aria-label': figure.title })
  const [wide, table] = [made('div', '', { class: 'wide' }), made('table')]
  wide.append(table)
  const head = field('by')
  fillTable(table, head.charAt(0).toUpperCase() + head.slice(1), namesOf(figure).map(column), linesOf(told))
  const plot = made('div', '', { class: 'plot', role: 'img', 'aria-label': `Dibujo de: ${figure.title}. La tabla dice lo mismo.` })
  section.append(made('h2', figure.title), plot, wide)
  return section
}

function drawFigure(figure: Figure, section: Element | undefined, told: Numbers, column: Column): void {
  const plot = section?.querySelector<HTMLElement>('.plot')
  if (!plot) return
  const values = (name: string) => told.renglones.map((line) => line[name] as number | null)
  const series = namesOf(figure).map((name) => ({ title: column(name).title, values: values(name), bars: name === figure.bars }))
  draw(
    plot,
    told.renglones.map(({ renglon }) => dayText(renglon)),
    series,
  )
}

async function save(): Promise<void> {
  const text = await readText('/admin/numeros', { ...asked(), formato: 'excel' })
  const address = URL.createObjectURL(new Blob([`\uFEFF${text.replace(/^\uFEFF/, '')}`], { type: 'text/csv;charset=utf-8' }))
  const link = made('a', '', { href: address, download: `numeros-${field('from')}-${field('until')}.csv` })
  link.click()
  URL.revokeObjectURL(address)
}

begin()
