import type { System } from './answer.ts'
import { isRecord, valueIn } from './forms.ts'
import type { Document } from './permitted.ts'

interface TextField {
  schema?: { get?(name: string): unknown }
  onChange(value: string): void
}

interface Offered {
  hours: readonly string[]
  sentence: string
}

/**
 * Beside a field whose hours an operation knows (`x-offers`), a list of them, asked with what the same form says and again when a field of
 * it was left. Typing stays possible.
 */
export const offersPlugin = (token: () => string, spec: Document) => () => ({
  wrapComponents: {
    JsonSchema_string: (Original: unknown, { React }: System) => {
      const h = React.createElement
      const Offering = (props: TextField & { offers: Offers }) => {
        const { path, hours: known = [] } = props.offers
        const ref = React.useRef(null)
        const [{ hours, sentence }, tell] = React.useState<Offered>({ hours: known, sentence: '' })
        React.useEffect(() => followForm(ref.current, spec, path, askFor(token, path, tell)), [])
        const onChange = ({ target }: { target: HTMLSelectElement }) => props.onChange(target.value)
        const label = path === undefined ? 'Elegir una hora' : 'Elegir una hora libre'
        const first = h('option', { value: '' }, path === undefined ? 'Horas' : `Horas libres: ${hours.length}`)
        const options = hours.map((hour) => h('option', { value: hour, key: hour }, hour))
        return h(
          'div',
          { className: 'offers', ref },
          h(Original, props),
          hours.length > 0 && h('select', { 'aria-label': label, 'data-own-name': 'yes', value: '', onChange }, first, ...options),
          h('p', { role: 'status' }, sentence),
        )
      }
      return (props: TextField) => {
        const offers = offersOf(props, spec)
        return offers ? h(Offering, { ...props, offers }) : h(Original, props)
      }
    },
  },
})

/** Hours, or the operation that knows them, if this key may ask it. */
interface Offers {
  path?: string
  hours?: readonly string[]
}

function offersOf({ schema }: TextField, spec: Document): Offers | undefined {
  const offers = schema?.get?.('x-offers')
  if (typeof offers === 'string') return spec.paths[offers] ? { path: offers } : undefined
  const hours = (offers as { toJS?(): string[] } | undefined)?.toJS?.() ?? []
  return hours.length > 0 ? { hours } : undefined
}

/** What it is asked with: an hour is what it answers. */
const namesIn = (spec: Document, path: string): string[] =>
  ((spec.paths[path]?.get?.parameters ?? []) as { name: string }[]).flatMap(({ name }) => (name === 'hora' ? [] : name))

/** Calls `ask` now and when a field was left with other values than before, until the returned function is called. */
function followForm(
  within: HTMLElement | null,
  spec: Document,
  path: string | undefined,
  ask: (asked: string) => void,
): () => void {
  const task = within?.closest('.opblock')
  if (!task || path === undefined) return () => {}
  const names = namesIn(spec, path)
  let last = ''
  const look = () => {
    const asked = new URLSearchParams(
      names.flatMap((name) => {
        const value = valueIn(task, name)
        return value === '' ? [] : [[name, value]]
      }),
    ).toString()
    if (asked !== last) ask(asked)
    last = asked
  }
  look()
  for (const event of ['focusout', 'change']) task.addEventListener(event, look)
  return () => {
    for (const event of ['focusout', 'change']) task.removeEventListener(event, look)
  }
}

/** Only the latest question is answered. */
function askFor(token: () => string, path: string | undefined, tell: (offered: Offered) => void): (asked: string) => void {
  let latest = ''
  return async (asked) => {
    latest = asked
    const answer = await fetch(`${path}?${asked}`, { headers: { authorization: `Bearer ${token()}` } }).catch(() => undefined)
    if (!answer || latest !== asked) return
    const told = (await answer.json()) as Record<string, unknown>
    // A form that is only begun is no mistake.
    const sentence = told.codigo === 'faltan_datos' ? '' : String(told.resumen ?? told.que_paso ?? '')
    const rows = Object.values(told).flatMap((one) => (Array.isArray(one) ? one.filter(isRecord) : []))
    // The next ones stand with their day.
    const hours = rows.flatMap(({ hora, dia }) => (hora !== undefined && dia === undefined ? String(hora) : []))
    tell({ hours: [...new Set(hours)], sentence })
  }
}
