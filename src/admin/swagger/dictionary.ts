import { labelOf } from './forms.ts'

/** Exact texts of Swagger UI, nothing else. */
const WORDS: Record<string, string> = {
  Authorize: 'Entrar',
  'Try it out': 'Usar',
  'Try it out ': 'Usar',
  Cancel: 'Cancelar',
  Reset: 'Volver a empezar',
  Execute: 'Continuar',
  Clear: 'Limpiar',
  Parameters: 'Datos',
  'No parameters': 'No hace falta ningún dato.',
  'Request body': 'Datos',
  Responses: 'Respuestas posibles',
  'Server response': 'Respuesta del sistema',
  'Response body': 'Contenido',
  'Response headers': 'Encabezados',
  'Request URL': 'Dirección',
  Code: 'Código',
  Details: 'Detalle',
  Description: 'Descripción',
  Links: 'Enlaces',
  'No links': 'Sin enlaces',
  Name: 'Nombre',
  'Media type': 'Tipo de contenido',
  'Media Type': 'Tipo de contenido',
  'Request content type': 'Tipo de contenido',
  'Controls ': 'Decide el encabezado ',
  'Example Value': 'Ejemplo',
  Schema: 'Forma',
  'Send empty value': 'Enviar vacío',
  Download: 'Descargar',
  'Download file': 'Descargar el archivo',
  'Loading...': 'Cargando…',
  'Failed to fetch.': 'No se pudo llegar al sistema.',
  'Please correct the following validation errors and try again.': 'Corrija lo siguiente y continúe:',
  'Required field is not provided': 'Falta este dato',
  'Copy to clipboard': 'Copiar',
  'No operations defined in spec!': 'Su clave no permite ninguna operación.',
  Undocumented: 'Sin descripción',
}

/** Keeps the page in Spanish while Swagger UI redraws it. Reads only what changed: a day's open tasks are a long page. */
export function speakSpanish(root: HTMLElement): void {
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') translateText(target)
      else for (const node of addedNodes) translate(node)
    }
  }).observe(root, { subtree: true, childList: true, characterData: true })
  translate(root)
}

function translate(added: Node): void {
  if (!(added instanceof Element)) return translateText(added)
  const walker = document.createTreeWalker(added, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) translateText(node)
  const row = added.closest('tr') ?? added // A field that is drawn anew is called as its row is.
  for (const name of row.querySelectorAll<HTMLElement>('.parameter__name')) labelField(name)
  translateAttributes(added)
  for (const element of added.querySelectorAll('[title], [placeholder], [aria-label]')) translateAttributes(element)
}

function translateText(node: Node): void {
  const text = node.nodeValue ?? ''
  const word = WORDS[text] ?? WORDS[text.trim()]
  if (word !== undefined && word !== text && !isOurs(node)) node.nodeValue = word
}

/** Tables and sentences of an answer are personal data: never translated. */
const isOurs = (node: Node): boolean =>
  node.parentElement?.closest('.answer') !== null && node.parentElement?.closest('.technical') === null

function labelField(element: HTMLElement): void {
  const first = element.firstChild
  if (!first?.nodeValue) return
  if (!element.dataset.spanish) first.nodeValue = labelOf(first.nodeValue.trim())
  element.dataset.spanish = 'yes'
  const row = element.closest('tr')
  for (const input of row?.querySelectorAll(':is(input, select, textarea):not([data-own-name])') ?? [])
    input.setAttribute('aria-label', first.nodeValue)
}

function translateAttributes(element: Element): void {
  for (const name of ['title', 'placeholder', 'aria-label']) {
    const word = WORDS[element.getAttribute(name) ?? '']
    if (word !== undefined) element.setAttribute(name, word)
  }
}
