/** Field by field: what is missing is said beside it (page.css shows the words), read aloud, and the first one gets the cursor. */
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
