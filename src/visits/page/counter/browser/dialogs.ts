import { element } from '../../../../pages/desk/browser/elements.ts'
import { type Fields, Refused } from '../../../../pages/desk/browser/office-link.ts'

export interface Field {
  name: string
  label: string
  /** A list to choose from; else typed. The first one is empty where nothing need be chosen. */
  options?: readonly string[]
  required?: boolean
  value?: string
  /** A button for each option: one press chooses and sends. */
  taps?: true
  /** Its list and what is said of it, by what the other fields say, read again whenever one of them changes. */
  offered?: (filled: Fields) => Promise<{ options: readonly string[]; said: string }>
}

interface Asked {
  title: string
  text?: string
  yes: string
  fields: readonly Field[]
  /** Sends as it opens: there is nothing to fill in. */
  atOnce?: boolean
  /** What is done with what was filled in; undefined closes, a sentence asks for a yes to it. */
  send(filled: Fields): Promise<{ text: string; yes: string } | undefined>
}

/** Asks for what an operation needs, and says in place why it was refused. Escape leaves everything as it is. */
export function ask(asked: Asked): void {
  const [dialog, form, wrong] = [
    element<HTMLDialogElement>('dialog'),
    element<HTMLFormElement>('dialog-form'),
    element('dialog-wrong'),
  ]
  element('dialog-title').textContent = asked.title
  put(asked.text ?? '', asked.yes)
  element('dialog-fields').replaceChildren(...asked.fields.map(inputFor))
  wrong.textContent = ''
  let tapped: Fields = {}
  element('dialog-yes').hidden = asked.fields.some((one) => one.taps)
  form.onsubmit = (event) => {
    event.preventDefault()
    const by = event.submitter
    if (by instanceof HTMLButtonElement && by.name !== '') tapped = { [by.name]: by.value }
    void submit()
  }
  element('dialog-no').onclick = () => dialog.close()
  for (const field of asked.fields) if (field.offered) followOthers(field, field.offered)
  dialog.showModal()
  dialog.querySelector<HTMLElement>('input, select, button')?.focus()
  if (asked.atOnce) void submit()

  async function submit(): Promise<void> {
    wrong.textContent = ''
    mark({ fields: [], reasons: {} })
    try {
      const more = await asked.send({ ...filledIn(), ...tapped })
      element('dialog-yes').hidden = more === undefined && element('dialog-yes').hidden === true
      if (more) put(more.text, more.yes)
      else dialog.close()
    } catch (error) {
      if (!(error instanceof Refused)) {
        dialog.close()
        throw error
      }
      wrong.textContent = error.said
      mark(error)
    }
  }
}

/** Each refused field, with its own reason where there are several; the first one gets the cursor. */
function mark({ fields, reasons }: Pick<Refused, 'fields' | 'reasons'>): void {
  for (const input of inputs()) {
    input.setAttribute('aria-invalid', String(fields.includes(input.name)))
    const why = input.closest('label')?.querySelector('.wrong')
    if (why) why.textContent = reasons[input.name] ?? ''
  }
  inputs()
    .find(({ name }) => fields.includes(name))
    ?.focus()
}

function put(text: string, yes: string): void {
  element('dialog-text').textContent = text
  element('dialog-yes').textContent = yes
}

const inputs = (): (HTMLInputElement | HTMLSelectElement)[] => [
  ...element('dialog-fields').querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'),
]

const filledIn = (): Fields => Object.fromEntries(inputs().flatMap((one) => (one.value === '' ? [] : [[one.name, one.value]])))

/** Only the latest answer counts; what was chosen stays chosen while it is offered. */
function followOthers({ name, options = [] }: Field, offered: NonNullable<Field['offered']>): void {
  const select = element('dialog-fields').querySelector<HTMLSelectElement>(`select[name="${name}"]`)
  const told = document.createElement('p')
  told.setAttribute('role', 'status')
  select?.closest('label')?.after(told)
  let latest = 0
  const look = async () => {
    const turn = ++latest
    const { [name]: chosen = '', ...others } = filledIn()
    const found = await offered(others)
    if (turn !== latest || !select) return
    select.replaceChildren(...[...options, ...found.options].map(optionOf))
    if (found.options.includes(chosen)) select.value = chosen
    told.textContent = found.said
  }
  for (const input of inputs()) if (input !== select) input.addEventListener('change', () => void look())
  void look()
}

const optionOf = (one: string) => new Option(one === '' ? '—' : one, one)

function tapsFor({ name, label, options = [] }: Field): HTMLElement {
  const group = document.createElement('fieldset')
  group.className = 'taps'
  const legend = document.createElement('legend')
  legend.textContent = label
  const buttons = options.map((value) => Object.assign(document.createElement('button'), { name, value, textContent: value }))
  group.append(legend, ...buttons)
  return group
}

function inputFor(field: Field): HTMLElement {
  const { name, label, options, required = false, value = '' } = field
  if (field.taps) return tapsFor(field)
  const input = document.createElement(options ? 'select' : 'input')
  input.name = name
  input.required = required
  if (options && input instanceof HTMLSelectElement) input.append(...options.map(optionOf))
  if (value !== '') input.value = value
  const line = document.createElement('label')
  const why = document.createElement('span')
  why.className = 'wrong'
  line.append(label, input, why)
  return line
}
