import { fieldsThatAre } from './fields.ts'
import { writeInto } from './typing.ts'

const taken = new Map<string, string>()
/** Where something else was typed since the last number was taken: the field of a task, by the task's id. */
const typed = new Set<string>()

/** What can be taken from an answer into the other tasks: nobody has to copy it by hand. */
export const isCarried = (field: string, value: string): boolean =>
  fieldsThatAre('carried').has(field) && /^[0-9A-Z]+-[0-9A-Z]+$/.test(value)

export const isTaken = (field: string, value: string): boolean => taken.get(field) === value

/** Writes this number into every task that asks for one, and into those that are opened later. */
export function take(field: string, value: string): void {
  taken.set(field, value)
  typed.clear()
  for (const input of inputsOf(field, document)) writeInto(input, value)
}

/**
 * Writes what was taken into the forms as they are opened, also over what stood there before: a task that was used for one person
 * must not keep her number when another's was taken. What somebody typed since then stays.
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

const taskOf = (input: HTMLInputElement): string => input.closest('.opblock')?.id ?? ''

const inputsOf = (field: string, within: ParentNode): HTMLInputElement[] => [
  ...within.querySelectorAll<HTMLInputElement>(`tr[data-property-name="${field}"] input, tr[data-param-name="${field}"] input`),
]
