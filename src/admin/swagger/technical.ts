import type { System } from './answer.ts'

/**
 * What each answer of a task may look like is read by technicians alone. It is a good part of the page, drawn anew at each press of
 * a button: for everybody else it is not only hidden, it is not drawn.
 */

const listeners = new Set<() => void>()
let isTechnician = false

/** To be called when somebody says whether they want to see it. */
export function showTechnical(shown: boolean): void {
  isTechnician = shown
  document.body.classList.toggle('technician', shown)
  for (const listener of listeners) listener()
}

function whenItChanges(then: () => void): () => void {
  listeners.add(then)
  return () => void listeners.delete(then)
}

export const technicalPlugin = () => ({
  wrapComponents: {
    response:
      (Original: unknown, { React }: Pick<System, 'React'>) =>
      (props: Record<string, unknown>) =>
        React.useSyncExternalStore(whenItChanges, () => isTechnician) ? React.createElement(Original, props) : null,
  },
})
