/**
 * Which answers are visible. Keyed by method and path, because Swagger UI makes new objects of the same answer at each drawing. A new
 * answer is scrolled into view once; opening a task collapses earlier answers.
 */

/** `post /admin/citas`. */
type Task = string
/** `new`: to be scrolled into view; `read`: stays; `closed`: one line. */
type Standing = 'new' | 'read' | 'closed'

interface SpecRequest {
  pathName: string
  method: string
}
interface Answer {
  text?: string
}
type Action<Given extends unknown[]> = (...given: Given) => unknown

const standings = new Map<Task, Standing>()
const proposals = new Set<Task>()
const listeners = new Set<() => void>()
/** Tasks opened so far, and that count when a task was asked. */
let openings = 0
const openingsWhenAsked = new Map<Task, number>()

export const taskOf = (method: string, path: string): Task => `${method.toLowerCase()} ${path}`

export const standingOf = (task: Task): Standing => standings.get(task) ?? 'read'

/** Until the returned function is called. */
export function whenStandingChanges(then: () => void): () => void {
  listeners.add(then)
  return () => void listeners.delete(then)
}

function stand(task: Task, standing: Standing): void {
  if (standings.get(task) === standing) return
  standings.set(task, standing)
  for (const listener of listeners) listener()
}

/** It grows below the pressed button: nothing moves. */
export const readAgain = (task: Task): void => stand(task, 'read')

/**
 * To be called before the answer is awaited. Another task's proposal is no longer offered: one change at a time, and no stray press does
 * another.
 */
export function noteAsked(task: Task): void {
  openingsWhenAsked.set(task, openings)
  for (const other of proposals) if (other !== task) stand(other, 'closed')
}

/** It does not come into view if another task was opened since. */
function noteAnswered(task: Task, isProposal: boolean): void {
  if (isProposal) proposals.add(task)
  else proposals.delete(task)
  stand(task, openingsWhenAsked.get(task) === openings ? 'new' : 'closed')
}

/** A task opened again still has its own answer, if that was read. */
function noteOpened(opened: Task | undefined): void {
  openings += 1
  for (const task of standings.keys()) if (task !== opened || proposals.has(task)) stand(task, 'closed')
}

/** Swagger UI's actions, with their effect on answers. `isProposal`: a text that waits for a yes. */
export const viewPlugin = (isProposal: (text: string) => boolean) => () => ({
  statePlugins: {
    layout: {
      wrapActions: {
        show: (original: Action<[string[], boolean]>) => (thing: string[], isShown: boolean) => {
          const pressed = headOf(thing)
          if (isShown && thing[0] === 'operations') keepInPlace(pressed, () => noteOpened(taskIn(pressed)))
          return original(thing, isShown)
        },
      },
    },
    spec: {
      wrapActions: {
        executeRequest: (original: Action<[SpecRequest]>) => (request: SpecRequest) => {
          noteAsked(taskOf(request.method, request.pathName))
          return original(request)
        },
        setResponse: (original: Action<[string, string, Answer]>) => (path: string, method: string, answer: Answer) => {
          const put = original(path, method, answer)
          noteAnswered(taskOf(method, path), isProposal(String(answer.text ?? '')))
          return put
        },
      },
    },
  },
})

/** As Swagger UI names a task's element. */
const headOf = (thing: string[]) => document.getElementById(CSS.escape(thing.join('-').trim().replace(/\s/g, '_')))

function taskIn(head: HTMLElement | null): Task | undefined {
  const path = head?.querySelector<HTMLElement>('[data-path]')?.dataset.path
  return path === undefined ? undefined : taskOf(head?.querySelector('.opblock-summary-method')?.textContent ?? '', path)
}

/** Long answers collapsing above the pressed element would move it out of sight: the browser's own anchor may lie in one of them. */
function keepInPlace(pressed: HTMLElement | null, change: () => void): void {
  const before = pressed?.getBoundingClientRect().top
  change()
  requestAnimationFrame(() => {
    if (pressed && before !== undefined) scrollBy({ top: pressed.getBoundingClientRect().top - before, behavior: 'instant' })
  })
}

/**
 * Scrolls until a new answer is seen, as far as its beginning can stay, with its task's name if near: below a long form it would be off the
 * screen. Once an answer: redrawing moves nothing.
 */
export function bringIntoView(answer: HTMLElement | null, task: Task): void {
  if (!answer || standingOf(task) !== 'new') return
  stand(task, 'read')
  const { top, bottom } = answer.getBoundingClientRect()
  const head = answer.closest('.opblock')?.getBoundingClientRect().top ?? top
  const begin = top - head < innerHeight * NEAR ? head : top
  const bar = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0
  const way = Math.min(bottom + GAP - innerHeight, begin - GAP - Math.max(bar, 0))
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (way > 0) scrollBy({ top: way, behavior: calm ? 'auto' : 'smooth' })
}

const GAP = 12
/** Up to this part of the screen the task's name stays in sight. */
const NEAR = 0.5
