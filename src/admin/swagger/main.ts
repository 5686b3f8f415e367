import { element } from '../../pages/desk/browser/elements.ts'
import { CodeRefused, codeInAddress, keyFrom, showOwnKey } from '../../pages/desk/browser/own-key.ts'
import { followWorklist, WORKLIST } from '../../pages/desk/browser/worklist.ts'
import type { Me } from '../operations/me.ts'
import { answerPlugin, waitsForYes } from './answer.ts'
import { speakSpanish } from './dictionary.ts'
import { carryInto, learnFields, pointOutMissing, settleBeforeSending } from './forms.ts'
import { groupsPlugin } from './groups.ts'
import { maskPlugin } from './mask.ts'
import { offersPlugin } from './offers.ts'
import { type Document, onlyMine } from './permitted.ts'
import { showTechnical, technicalPlugin } from './technical.ts'
import { viewPlugin } from './view.ts'

interface Ui {
  specActions: { updateJsonSpec(document: Document): void }
}
interface Request {
  method: string
  url: string
  headers: Record<string, string>
  responseInterceptor?: (response: { ok: boolean }) => object
}
declare const SwaggerUIBundle: (options: object) => Ui

/** The key lives as long as the window: no cookie, not on the disk. */
const STORED = 'ventanilla.clave'
/** The last office stays chosen; it is no secret. */
const OFFICE = 'ventanilla.oficina'

const token = (): string => sessionStorage.getItem(STORED) ?? ''

async function begin(): Promise<void> {
  element('enter').addEventListener('submit', (event) => {
    event.preventDefault()
    void enter(element<HTMLInputElement>('token').value.trim())
  })
  element('leave').addEventListener('click', leave)
  element('ui').addEventListener('keydown', sendOnEnter)
  settleBeforeSending(element('ui'))
  element('technical').addEventListener('change', ({ target }) => showTechnical((target as HTMLInputElement).checked))
  await offerDemonstration()
  const code = codeInAddress()
  if (code) await enter(code)
  else if (token() === '' || !(await open())) element('enter').hidden = false
}

async function enter(typed: string): Promise<void> {
  element('wrong').textContent = ''
  try {
    const { key, isNew } = await keyFrom(typed)
    sessionStorage.setItem(STORED, key)
    if (isNew) showOwnKey(key)
    if (await open()) {
      element('enter').hidden = true
      element<HTMLInputElement>('token').value = ''
      return
    }
    element('wrong').textContent = 'Esa clave no es válida o ya venció.'
  } catch (error) {
    element('wrong').textContent =
      error instanceof CodeRefused
        ? error.message
        : 'No hubo respuesta del sistema. Vea si está encendido y conectado, e intente de nuevo.'
  }
  element('enter').hidden = false
  sessionStorage.removeItem(STORED)
}

function leave(): void {
  sessionStorage.removeItem(STORED)
  location.reload()
}

async function offerDemonstration(): Promise<void> {
  const answer = await fetch('/swagger/demo')
  if (!answer.ok) return
  const { clave } = (await answer.json()) as { clave: string }
  const button = element('demo')
  button.hidden = false
  button.addEventListener('click', () => void enter(clave))
}

/** False when the key is not valid. */
async function open(): Promise<boolean> {
  const now = await ask()
  if (!now) return false
  const { me, document } = now
  element('who').textContent = me.nombre
  element('leave').hidden = false
  element('technical').hidden = false
  speakSpanish(element('ui'))
  pointOutMissing(element('ui'))
  carryInto(element('ui'))
  offerOffices(me, () => draw(document, me))
  if (me.operaciones.includes(`GET ${WORKLIST}`)) followWorklist(token, ({ se_ve_en: tag }) => goTo(tag))
  draw(document, me)
  return true
}

/** Undefined when the key is not valid. */
async function ask(): Promise<{ me: Me; document: Document; isNew: boolean } | undefined> {
  const headers = { authorization: `Bearer ${token()}` }
  const answer = await fetch('/admin/yo', { headers })
  if (!answer.ok) return undefined
  const text = await (await fetch('/swagger/json', { headers })).text()
  const isNew = text !== known
  known = text
  const document = JSON.parse(text) as Document
  learnFields(document)
  return { me: (await answer.json()) as Me, document, isNew }
}

let known = ''

/** Updates the lists of other tasks after a change; typed text stays. */
async function renewLists(ui: Ui): Promise<void> {
  const now = await ask()
  if (now?.isNew) ui.specActions.updateJsonSpec(mine(now.document, now.me)) // Drawing it again makes the answer blink.
}

const mine = (document: Document, me: Me): Document =>
  onlyMine(document, { ...me, oficina: localStorage.getItem(OFFICE) ?? undefined })

const changesLists = (spec: Document, { method, url }: Pick<Request, 'method' | 'url'>): boolean =>
  method === 'POST' && spec.paths[new URL(url, location.href).pathname]?.post?.['x-changes-lists'] === true

/** One drawing after the other: a slow first one must not end over the second with another office. */
function draw(document: Document, me: Me): void {
  drawn = drawn.then(() => new Promise<void>((resolve) => drawNow(document, me, resolve)))
}

/** Two megabytes, loaded while the key is typed. */
const library = new Promise<void>((resolve) => {
  if ('SwaggerUIBundle' in window) resolve()
  else element('library').addEventListener('load', () => resolve())
})
let drawn = library

function drawNow(document: Document, me: Me, onComplete: () => void): void {
  const spec = mine(document, me)
  drawTasks(spec)
  const ui = SwaggerUIBundle({
    onComplete,
    spec,
    domNode: element('ui'),
    tryItOutEnabled: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    deepLinking: false,
    validatorUrl: null,
    syntaxHighlight: false,
    plugins: [
      answerPlugin(
        token,
        leave,
        (task) => changesLists(spec, { method: task.method.toUpperCase(), url: task.path }) && void renewLists(ui),
      ),
      groupsPlugin,
      viewPlugin(waitsForYes),
      technicalPlugin,
      maskPlugin,
      offersPlugin(token, spec),
    ],
    requestInterceptor(request: Request) {
      request.headers.authorization = `Bearer ${token()}`
      if (changesLists(spec, request))
        request.responseInterceptor = (response) => {
          if (response.ok) void renewLists(ui)
          return response
        }
      return request
    },
  })
}

/** With several offices, every form begins with the one chosen here. */
function offerOffices(me: Me, changed: () => void): void {
  const select = element<HTMLSelectElement>('office')
  const options = me.oficinas.map((name) => new Option(name, name, false, name === localStorage.getItem(OFFICE)))
  select.replaceChildren(...options)
  select.hidden = options.length < 2
  select.addEventListener('change', () => {
    localStorage.setItem(OFFICE, select.value)
    changed()
  })
}

/** Enter in a field presses its button. */
function sendOnEnter(event: KeyboardEvent): void {
  const field = event.target
  if (event.key !== 'Enter' || !(field instanceof HTMLInputElement)) return
  field.closest('.opblock')?.querySelector<HTMLElement>('.execute')?.click()
}

/** Rarely needed, and the bar has one line. */
const AT_THE_END = 'Sistema'

function drawTasks(spec: Document): void {
  const daily = spec.tags.filter(({ name }) => name !== AT_THE_END)
  const buttons = daily.map(({ name }) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = name
    button.addEventListener('click', () => goTo(name))
    return button
  })
  element('tasks').replaceChildren(...buttons)
}

const goTo = (tag: string): void => document.querySelector(`[data-tag="${tag}"]`)?.scrollIntoView({ behavior: 'smooth' })

void begin()
