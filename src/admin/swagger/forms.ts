type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** As typing or choosing and leaving the field would: React notices no value that is only set. */
function writeInto(field: Element, value: string): void {
  if (!isField(field)) return
  const kind =
    field instanceof HTMLInputElement
      ? HTMLInputElement
      : field instanceof HTMLSelectElement
        ? HTMLSelectElement
        : HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  settle(field)
}

/** Swagger UI takes a value over after a pause or on leaving: this forces it. */
const settle = (field: Element): void => void field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))

/**
 * Before a task's button acts, its fields' values are taken over, however fast they were typed or scanned. While an answer is awaited
 * nothing is sent twice.
 */
export function settleBeforeSending(root: HTMLElement): void {
  const sent = new Map<string, string>()
  const send = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest('.execute') : null
    const task = button?.closest('.opblock')
    if (!button || !task) return
    const fields = [...task.querySelectorAll('.opblock-section :is(input, textarea, select)')].filter(isField)
    for (const field of fields) settle(field)
    const values = JSON.stringify(fields.map((field) => field.value))
    if (button.closest('[data-busy="true"]') && sent.get(task.id) === values) event.stopImmediatePropagation()
    sent.set(task.id, values)
  }
  root.addEventListener('click', send, { capture: true })
}

const isField = (field: Element): field is Field => field.matches('input, textarea, select')

/**
 * The document's labels (`title`) and uses (`x-page`) by field. carried: a number that can be copied from an answer into other forms;
 * of-one: belongs to one person or task, and is emptied once done; said: already in the answer's sentence; qr: an address, drawn as a code.
 */
type Use = 'carried' | 'of-one' | 'said' | 'qr'

const labels = new Map<string, string>()
const uses = new Map<Use, Set<string>>()

export function learnFields(value: unknown): void {
  if (Array.isArray(value)) for (const one of value) learnFields(one)
  if (!isRecord(value)) return
  if (value.in === 'query') learn(String(value.name), value.schema)
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'properties' && isRecord(inner)) for (const [name, field] of Object.entries(inner)) learn(name, field)
    learnFields(inner)
  }
}

function learn(name: string, field: unknown): void {
  if (!isRecord(field)) return
  if (typeof field.title === 'string') labels.set(name, field.title)
  const use = field['x-page'] as Use | undefined
  if (use !== undefined) uses.set(use, (uses.get(use) ?? new Set()).add(name))
}

/** Without a label: the name with blanks and a capital. */
export function labelOf(field: string): string {
  const words = labels.get(field) ?? field.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const fieldsThatAre = (use: Use): ReadonlySet<string> => uses.get(use) ?? new Set()

const taken = new Map<string, string>()
/** Fields, by task id, with something typed since the last copied number. */
const typed = new Set<string>()

export const isCarried = (field: string, value: string): boolean =>
  fieldsThatAre('carried').has(field) && /^[0-9A-Z]+-[0-9A-Z]+$/.test(value)

export const isTaken = (field: string, value: string): boolean => taken.get(field) === value

/** Copies this number into every task that asks for one, also when opened later. */
export function take(field: string, value: string): void {
  taken.set(field, value)
  typed.clear()
  for (const input of inputsOf(field, document)) writeInto(input, value)
}

/**
 * Writes the copied number into forms as they open, over older content: a task used for one person must not keep that number for another.
 * What was typed since stays.
 */
export function carryInto(root: HTMLElement): void {
  root.addEventListener('input', ({ target, isTrusted }) => {
    if (isTrusted && target instanceof HTMLInputElement) typed.add(taskOf(target))
  })
  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node instanceof HTMLElement)
    for (const [field, value] of taken)
      for (const input of added.flatMap((node) => inputsOf(field, node)))
        if (input.value === '' || !typed.has(taskOf(input))) writeInto(input, value)
  }).observe(root, { subtree: true, childList: true })
}

/** What a task's field says now. */
export const valueIn = (task: Element, field: string): string =>
  rowOf(task, field)?.querySelector<Field>('input, textarea, select')?.value ?? ''

const taskOf = (input: HTMLInputElement): string => input.closest('.opblock')?.id ?? ''

const inputsOf = (field: string, within: ParentNode): HTMLInputElement[] => [
  ...within.querySelectorAll<HTMLInputElement>(`tr[data-property-name="${field}"] input, tr[data-param-name="${field}"] input`),
]

/** The hint stands beside each missing field (words in page.css), is read aloud, and the first one gets the cursor. */
export function pointOutMissing(root: HTMLElement): void {
  new MutationObserver((changes) => {
    const fields = changes.map((change) => change.target).filter((target) => target instanceof HTMLElement)
    for (const field of fields) mark(field)
    fields.find((field) => field.classList.contains('invalid'))?.focus()
  }).observe(root, { subtree: true, attributes: true, attributeFilter: ['class'] })
}

const WORDS = 'Falta este dato.'

function mark(field: HTMLElement): void {
  if (!field.matches('input, select, textarea')) return
  if (field.classList.contains('invalid')) {
    field.setAttribute('aria-invalid', 'true')
    field.setAttribute('aria-description', WORDS)
    field.title = WORDS
  } else if (field.hasAttribute('aria-invalid')) {
    field.removeAttribute('aria-invalid')
    field.removeAttribute('aria-description')
    field.title = ''
  }
}

/** Says beside each refused field of a task why (page.css), for the eye and aloud, until it is changed; the first one gets the cursor. False: there is none. */
export function markRefused(task: Element | null, reasons: Readonly<Record<string, string>>): boolean {
  for (const row of task?.querySelectorAll<HTMLElement>('[data-refused]') ?? []) unmark(row)
  const marked = Object.entries(reasons).flatMap(([name, reason]) => {
    const row = rowOf(task, name)
    const field = row?.querySelector<Field>('input, textarea, select')
    if (!row || !field) return []
    row.dataset.refused = reason
    field.setAttribute('aria-invalid', 'true')
    field.setAttribute('aria-description', reason)
    for (const event of ['input', 'change']) row.addEventListener(event, () => unmark(row), { once: true })
    return field
  })
  const inOrder = (a: Node, b: Node) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)
  marked.toSorted(inOrder)[0]?.focus()
  return marked.length > 0
}

function unmark(row: HTMLElement): void {
  delete row.dataset.refused
  for (const field of row.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid')
    field.removeAttribute('aria-description')
  }
}

const rowOf = (task: Element | null, field: string): HTMLElement | null =>
  task?.querySelector<HTMLElement>(
    `tr:is([data-property-name="${field}"], [data-param-name="${field}"]) .parameters-col_description`,
  ) ?? null

/**
 * Empties what belonged to one person or task; office, procedure, day and copied numbers stay: a leftover telephone would tell the next
 * appointment to a stranger. `within` is anything in the task.
 */
export function beginAnew(within: Element): void {
  const task = within.closest('.opblock')
  for (const name of fieldsThatAre('of-one'))
    for (const field of task?.querySelectorAll(`tr[data-property-name="${name}"] :is(input, textarea, select)`) ?? [])
      writeInto(field, '')
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
