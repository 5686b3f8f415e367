import type { System } from './answer.ts'

/** The answer schemas are for technicians, and a good part of the page, redrawn at each press: for others they are not drawn at all. */

const listeners = new Set<() => void>()
let isTechnician = false

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
