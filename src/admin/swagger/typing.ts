type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** As typing or choosing and leaving the field would: React hears nothing of a value that is only set, and waits while somebody types. */
export function writeInto(field: Element, value: string): void {
  if (!isField(field)) return
  const kind =
    field instanceof HTMLInputElement
      ? HTMLInputElement
      : field instanceof HTMLSelectElement
        ? HTMLSelectElement
        : HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
}

const isField = (field: Element): field is Field => field.matches('input, textarea, select')
