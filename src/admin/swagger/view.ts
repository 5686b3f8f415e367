/**
 * What is seen of the answers. Each is remembered by what was asked, a method and a path, because Swagger UI makes new objects of
 * the same answer as often as it draws it. A new answer is brought into view once; opening a task closes what was answered before.
 */

/** A task, by what it asks: `post /admin/citas`. */
type Task = string
/** `new` is to be brought into view; `read` stands where it stands; `closed` is one line. */
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
/** Answers that wait for a yes. */
const proposals = new Set<Task>()
const listeners = new Set<() => void>()
/** How many tasks were opened so far, and how many when a task was asked. */
let openings = 0
const openingsWhenAsked = new Map<Task, number>()

export const taskOf = (method: string, path: string): Task => `${method.toLowerCase()} ${path}`

export const standingOf = (task: Task): Standing => standings.get(task) ?? 'read'

/** Calls back whenever an answer is opened or closed, until the returned function is called. */
export function whenStandingChanges(then: () => void): () => void {
  listeners.add(then)
  return () => void listeners.delete(then)
}

function stand(task: Task, standing: Standing): void {
  if (standings.get(task) === standing) return
  standings.set(task, standing)
  for (const listener of listeners) listener()
}

/** Shows an answer again that was closed. It grows below the button that was pressed: nothing moves. */
export const readAgain = (task: Task): void => stand(task, 'read')

/**
 * To be called when a task is asked, and before its answer is awaited. What another task has proposed is no longer offered: one
 * deed at a time, and no stray press does another one.
 */
export function noteAsked(task: Task): void {
  openingsWhenAsked.set(task, openings)
  for (const other of proposals) if (other !== task) stand(other, 'closed')
}

/** An answer has come. It does not push itself before somebody who has opened another task since it was asked for. */
function noteAnswered(task: Task, isProposal: boolean): void {
  if (isProposal) proposals.add(task)
  else proposals.delete(task)
  stand(task, openingsWhenAsked.get(task) === openings ? 'new' : 'closed')
}

/** Its own answer, if that was read, is still there when a task is opened again. */
function noteOpened(opened: Task | undefined): void {
  openings += 1
  for (const task of standings.keys()) if (task !== opened || proposals.has(task)) stand(task, 'closed')
}

/** Swagger UI's own actions, each with what it means for the answers on the page. `isProposal` knows a text that waits for a yes. */
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

/** Swagger UI names a task's element so. */
const headOf = (thing: string[]) => document.getElementById(CSS.escape(thing.join('-').trim().replace(/\s/g, '_')))

function taskIn(head: HTMLElement | null): Task | undefined {
  const path = head?.querySelector<HTMLElement>('[data-path]')?.dataset.path
  return path === undefined ? undefined : taskOf(head?.querySelector('.opblock-summary-method')?.textContent ?? '', path)
}

/** Long answers that close above what was pressed would pull it out of sight: the browser's own anchor may lie in one of them. */
function keepInPlace(pressed: HTMLElement | null, change: () => void): void {
  const before = pressed?.getBoundingClientRect().top
  change()
  requestAnimationFrame(() => {
    if (pressed && before !== undefined) scrollBy({ top: pressed.getBoundingClientRect().top - before, behavior: 'instant' })
  })
}

/**
 * Pushes the page up until a new answer is seen, as far as its beginning can stay, and the name of its task where that is near:
 * under a long form it would come below the screen, and whoever pressed the button would think that nothing happened. Once an
 * answer: drawing it again moves nothing.
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
/** A name that is at most this part of the screen above its answer stays in sight with it. */
const NEAR = 0.5
