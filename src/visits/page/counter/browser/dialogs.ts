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
}

interface Asked {
  title: string
  text?: string
  yes: string
  fields: readonly Field[]
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
  dialog.showModal()
  dialog.querySelector<HTMLElement>('input, select, button')?.focus()

  async function submit(): Promise<void> {
    wrong.textContent = ''
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
      for (const input of inputs()) input.setAttribute('aria-invalid', String(error.fields.includes(input.name)))
    }
  }
}

function put(text: string, yes: string): void {
  element('dialog-text').textContent = text
  element('dialog-yes').textContent = yes
}

const inputs = (): (HTMLInputElement | HTMLSelectElement)[] => [
  ...element('dialog-fields').querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'),
]

const filledIn = (): Fields => Object.fromEntries(inputs().flatMap((one) => (one.value === '' ? [] : [[one.name, one.value]])))

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
  if (options && input instanceof HTMLSelectElement) input.append(...options.map((one) => new Option(one === '' ? '—' : one, one)))
  if (value !== '') input.value = value
  const line = document.createElement('label')
  line.append(label, input)
  return line
}
