import { type CreateElement, drawFile, drawMember, FILES, wordsOf } from './draw.ts'
import { beginAnew, fieldsThatAre, isRecord, labelOf, markRefused } from './forms.ts'
import { withoutKeys } from './mask.ts'
import { bringIntoView, noteAsked, readAgain, standingOf, taskOf, whenStandingChanges } from './view.ts'

/** The part of Swagger UI's plugin system that this page uses. */
export interface System {
  React: {
    createElement: CreateElement
    useEffect(then: () => void, when?: unknown[]): void
    useRef(start: null): { current: HTMLElement | null }
    useState<T>(start: T): [T, (next: T) => void]
    useSyncExternalStore<T>(listen: (then: () => void) => () => void, read: () => T): T
  }
  specActions: { setResponse(path: string, method: string, response: object): void }
  specSelectors: {
    specResolvedSubtree(path: string[]): ImmutableMap | undefined
    mutatedRequestFor(path: string, method: string): ImmutableMap
    requestFor(path: string, method: string): ImmutableMap
  }
}
interface ImmutableMap {
  get(key: string): unknown
  set(key: string, value: unknown): ImmutableMap
  toJS(): Record<string, unknown>
}
interface LiveResponse {
  response: ImmutableMap
  path: string
  method: string
}

/**
 * Shows an answer's meaning before its technical details: sentence, button, tables. `isDone` reports a second press, which Swagger UI's
 * interceptors do not see.
 */
export const answerPlugin = (token: () => string, leave: () => void, isDone: (task: Task) => void) => () => ({
  wrapComponents: {
    liveResponse: (Original: unknown, system: System) => (props: LiveResponse) => {
      const h = system.React.createElement
      const ref = system.React.useRef(null)
      const task = taskOf(props.method, props.path)
      const standing = system.React.useSyncExternalStore(whenStandingChanges, () => standingOf(task))
      system.React.useEffect(() => {
        // A reason beside its field is what has to be seen.
        if (markRefused(ref.current?.closest('.opblock') ?? null, reasonsIn(props.response))) readAgain(task)
      }, [props.response])
      system.React.useEffect(() => bringIntoView(ref.current, task))
      if (standing === 'closed') return drawClosed(h, props.response, () => readAgain(task))
      const technical = h(
        'details',
        { className: 'technical' },
        h('summary', null, 'Detalles técnicos'),
        h(Original, { ...props, response: withoutSecrets(props.response, token()) }),
      )
      const drawn = h('div', null, drawAnswer(system, props, { token, leave, isDone }))
      return h('div', { className: 'answer', 'aria-live': 'polite', ref }, drawn, technical)
    },
    execute: atOnce,
    authorizeBtn: () => () => null, // The key was given at the entrance.
    authorizeOperationBtn: () => () => null,
    ParameterIncludeEmpty: () => () => null, // A field left alone means: nothing. There is no other empty.
  },
})

type Task = Pick<LiveResponse, 'method' | 'path'>

interface PageDeps {
  token: () => string
  leave: () => void
  isDone: (task: Task) => void
}

function drawAnswer(system: System, props: LiveResponse, { token, leave, isDone }: PageDeps): unknown {
  const h = system.React.createElement
  const { text, file, header } = readAnswer(props.response)
  if (file) return drawFile(h, file, text, header)
  const body = readJson(text)
  if (!body) return h('p', { className: 'summary problem', role: 'alert' }, NO_ANSWER)
  const resend: Resend = (changes, and) =>
    send(system, props, token(), { ...pageOf(text), ...changes }, { ...and, isDone: () => isDone(props) })
  const enter = h('button', { type: 'button', className: 'do-it', onClick: leave }, 'Entrar otra vez')
  return h('div', null, ...drawBody(h, body, resend), body.codigo === KEY_IS_OVER && enter)
}

/** Of each refused field. */
function reasonsIn(response: ImmutableMap): Record<string, string> {
  const { por_campo, campos, codigo, que_paso, que_hacer } = readJson(readAnswer(response).text) ?? {}
  if (isRecord(por_campo))
    return Object.fromEntries(Object.entries(por_campo).map(([field, why]) => [field, inWords(why, 'datos_no_validos', [field])]))
  return Array.isArray(campos)
    ? Object.fromEntries(campos.map((field) => [String(field), inWords(`${que_paso} ${que_hacer}`, codigo, campos)]))
    : {}
}

/** A new key or code is shown once, where it can be handed over, and not in the details. */
function withoutSecrets(response: ImmutableMap, token: string): ImmutableMap {
  const { text } = readAnswer(response)
  const body = readJson(text)
  return response.set('text', withoutKeys(text, [token, secretIn(body)]))
}

const secretIn = (body: Record<string, unknown> | undefined): string =>
  isProposal(body) ? '' : String(body?.clave ?? body?.codigo_de_un_uso ?? '')

function readAnswer(response: ImmutableMap) {
  const headers = response.get('headers') as ImmutableMap | undefined
  const header = (name: string): string => String(headers?.get(name) ?? '')
  return { text: String(response.get('text') ?? ''), file: FILES[header('content-type').split(';')[0] ?? ''], header }
}

/** One line for an answer that was there before another task was opened. Reads can be read again; a proposal has lapsed. */
function drawClosed(h: CreateElement, response: ImmutableMap, onClick: () => void): unknown {
  const { text, file, header } = readAnswer(response)
  const body = readJson(text)
  if (isProposal(body)) return h('p', { className: 'answer closed' }, LEFT_UNDONE)
  const sentence = file ? wordsOf(file, header) : String(body?.que_paso ?? body?.resumen ?? NO_ANSWER)
  const again = h('button', { type: 'button', className: 'more', onClick }, 'Ver otra vez')
  return h('div', { className: 'answer closed' }, h('p', null, sentence), again)
}

const LEFT_UNDONE = 'Esto se quedó sin hacer. Si todavía lo quiere, pulse «Continuar» otra vez.'

const KEY_IS_OVER = 'falta_clave'

const NO_ANSWER =
  'No hubo respuesta del sistema. Vea si la computadora del sistema está encendida y conectada. Antes de repetir, revise en la lista si ya se hizo.'

type Resend = (changes: Record<string, string>, and?: Afterwards) => void
interface Afterwards {
  /** What was read already stays above what comes. */
  read?: Record<string, unknown> | undefined
  done?: () => void
  isDone?: () => void
}

function drawBody(h: CreateElement, body: Record<string, unknown>, resend: Resend): unknown[] {
  const { resumen, hecho, clave, vale_hasta, va_a_leer, siguiente, que_paso, que_hacer, codigo_de_un_uso, ...others } = body
  const { type, title, status, codigo, campos, por_campo, ...rest } = others
  const isProblem = que_paso !== undefined
  const parts: unknown[] = []
  if (isProblem) {
    parts.push(h('p', { className: 'summary problem', role: 'alert', key: 'what' }, inWords(que_paso, codigo, campos)))
    parts.push(h('p', { className: 'remedy', key: 'remedy' }, String(que_hacer)))
  }
  if (resumen !== undefined) {
    const tone = isProblem || (hecho === false && clave) ? 'pending' : hecho === true ? 'done' : ''
    parts.push(h('p', { className: `summary ${tone}`, key: 'summary' }, String(resumen)))
  }
  // Above the button: it is read before it is sent.
  if (va_a_leer !== undefined) parts.push(h('section', { key: 'told' }, ...drawMember(h, 'va_a_leer', va_a_leer, {})))
  if (isProposal(body)) {
    parts.push(h('p', { className: 'todo', key: 'todo' }, 'Todavía no se ha hecho nada.'))
    const onClick = ({ currentTarget }: { currentTarget: Element }) =>
      resend({ clave: String(clave) }, { done: () => beginAnew(currentTarget) })
    parts.push(h('button', { type: 'button', className: 'do-it', key: 'do', onClick }, 'Sí, hacerlo'))
  } else if (secretIn(body) !== '') {
    parts.push(h('p', { className: 'secret', key: 'secret' }, secretIn(body)))
  }
  for (const [name, value] of Object.entries(rest).filter(([name, value]) => !fieldsThatAre('said').has(name) || isRecord(value)))
    parts.push(h('section', { key: name }, ...drawMember(h, name, value, rest)))
  if (typeof siguiente === 'string') {
    const isDeed = hecho !== undefined || isProblem
    const onClick = () => resend({ cursor: siguiente }, { read: isDeed ? undefined : body })
    parts.push(h('button', { type: 'button', className: 'more', key: 'more', onClick }, isDeed ? GO_ON : 'Ver más'))
  }
  return parts
}

const isProposal = (body: Record<string, unknown> | undefined): boolean =>
  typeof body?.clave === 'string' && typeof body.vale_hasta === 'string'

export const waitsForYes = (text: string): boolean => isProposal(readJson(text))

const GO_ON = 'Seguir con los que quedan'

/** Names fields in the sentence as the page does. */
function inWords(sentence: unknown, code: unknown, fields: unknown): string {
  if (!NAMES_FIELDS.has(String(code)) || !Array.isArray(fields)) return String(sentence)
  return fields.reduce<string>(
    (text, field) => text.replace(new RegExp(`\\b${field}\\b`), `«${labelOf(String(field))}»`),
    String(sentence),
  )
}

const NAMES_FIELDS = new Set([
  'faltan_datos',
  'datos_no_validos',
  'opcion_desconocida',
  'texto_muy_largo',
  'texto_muy_corto',
  'no_es_numero',
  'numero_fuera_de_rango',
])

let sending = false
/** The page of a multi-step deed and the answer that proposed it: its key does that page and no other. */
let goingOn = { text: '', cursor: '' }
const pageOf = (text: string): Record<string, string> =>
  goingOn.cursor !== '' && text === goingOn.text ? { cursor: goingOn.cursor } : {}

/** Repeats the request with these fields changed. A second press before the answer does nothing. */
async function send(
  system: System,
  live: LiveResponse,
  token: string,
  changes: Record<string, string>,
  { read, done, isDone }: Afterwards = {},
): Promise<void> {
  if (sending) return
  sending = true
  noteAsked(taskOf(live.method, live.path))
  try {
    const answer = await sendOnce(system, live, token, changes)
    goingOn = { text: answer.text, cursor: changes.cursor ?? '' }
    if (readJson(answer.text)?.hecho === true) {
      done?.() // Its button is gone once the answer is drawn.
      isDone?.()
    }
    system.specActions.setResponse(live.path, live.method, read ? { ...answer, text: goOn(read, answer.text) } : answer)
  } catch {
    // A network error: an empty answer is drawn as what to do now.
    system.specActions.setResponse(live.path, live.method, { ok: false, status: 0, headers: {}, text: '' })
  } finally {
    sending = false
  }
}

async function sendOnce(system: System, { path, method }: LiveResponse, token: string, changes: Record<string, string>) {
  const request = (system.specSelectors.mutatedRequestFor(path, method) ?? system.specSelectors.requestFor(path, method)).toJS()
  const address = new URL(String(request.url), location.href)
  const isGet = method.toLowerCase() === 'get'
  if (isGet) for (const [name, value] of Object.entries(changes)) address.searchParams.set(name, value)
  const sent = new URLSearchParams(typeof request.body === 'string' ? request.body : '')
  for (const [name, value] of Object.entries(changes)) sent.set(name, value)
  const answer = await fetch(address, { method, headers: { authorization: `Bearer ${token}` }, ...(!isGet && { body: sent }) })
  const headers = { 'content-type': answer.headers.get('content-type') ?? '' }
  return { ok: answer.ok, status: answer.status, url: address.href, headers, text: await answer.text() }
}

/** Appends the next page's rows below those on the screen. */
function goOn(read: Record<string, unknown>, text: string): string {
  const next = readJson(text)
  if (!next || 'que_paso' in next) return text
  const whole = Object.entries(next).map(([name, value]) => {
    const above = read[name]
    return [name, Array.isArray(value) && Array.isArray(above) ? [...above, ...value] : value]
  })
  return JSON.stringify(Object.fromEntries(whole))
}

function readJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

interface Execute {
  path: string
  method: string
  operation: unknown
  /** While an answer is awaited. */
  disabled?: boolean
  specActions: { execute(what: object): void }
  onExecute?: () => void
}

/** A task that asks nothing and changes nothing answers when opened. */
const atOnce = (Original: unknown, system: System) => (props: Execute) => {
  const { path, method, operation } = props
  const resolved = system.specSelectors.specResolvedSubtree(['paths', path, method])
  const asksNothing = method === 'get' && resolved !== undefined && !resolved.get('parameters')
  system.React.useEffect(() => {
    if (!asksNothing) return
    props.onExecute?.()
    props.specActions.execute({ operation, path, method })
  }, [asksNothing])
  // Scanning the next folio meanwhile must not lose it: see settleBeforeSending.
  const busy = { className: 'send', 'data-busy': props.disabled === true }
  return system.React.createElement('span', busy, system.React.createElement(Original, { ...props, disabled: false }))
}
