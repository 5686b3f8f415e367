import { answerPlugin } from './answer.ts'
import { speakSpanish } from './dictionary.ts'
import { type Document, type Me, onlyMine } from './mine.ts'

declare const SwaggerUIBundle: (options: object) => void

/** The key lives as long as the window: not in a cookie, not on the disk. */
const STORED = 'ventanilla.clave'

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T
const token = (): string => sessionStorage.getItem(STORED) ?? ''

async function begin(): Promise<void> {
  element('enter').addEventListener('submit', (event) => {
    event.preventDefault()
    void enter(element<HTMLInputElement>('token').value.trim())
  })
  element('leave').addEventListener('click', leave)
  await offerDemonstration()
  if (token() === '' || !(await open())) element('enter').hidden = false
}

async function enter(key: string): Promise<void> {
  sessionStorage.setItem(STORED, key)
  element('wrong').textContent = ''
  if (await open()) element('enter').hidden = true
  else {
    sessionStorage.removeItem(STORED)
    element('wrong').textContent = 'Esa clave no es válida o ya venció.'
  }
}

function leave(): void {
  sessionStorage.removeItem(STORED)
  location.reload()
}

/** Only a demonstration gives its key away. */
async function offerDemonstration(): Promise<void> {
  const answer = await fetch('/swagger/demo')
  if (!answer.ok) return
  const { clave } = (await answer.json()) as { clave: string }
  const button = element('demo')
  button.hidden = false
  button.addEventListener('click', () => void enter(clave))
}

/** Draws what this key may do; false when the key is not valid. */
async function open(): Promise<boolean> {
  const answer = await fetch('/admin/yo', { headers: { authorization: `Bearer ${token()}` } })
  if (!answer.ok) return false
  const me = (await answer.json()) as Me
  const spec = onlyMine((await (await fetch('/swagger/json')).json()) as Document, me)
  element('who').textContent = me.nombre
  element('leave').hidden = false
  drawTasks(spec)
  speakSpanish(element('ui'))
  SwaggerUIBundle({
    spec,
    domNode: element('ui'),
    tryItOutEnabled: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    deepLinking: false,
    validatorUrl: null,
    syntaxHighlight: false,
    plugins: [answerPlugin(token)],
    requestInterceptor(request: { headers: Record<string, string> }) {
      request.headers.authorization = `Bearer ${token()}`
      return request
    },
  })
  return true
}

function drawTasks(spec: Document): void {
  const buttons = spec.tags.map(({ name }) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = name
    button.addEventListener('click', () => document.querySelector(`[data-tag="${name}"]`)?.scrollIntoView({ behavior: 'smooth' }))
    return button
  })
  element('tasks').replaceChildren(...buttons)
}

void begin()
