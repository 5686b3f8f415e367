import { HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { CALM_AFTER_MS, START } from './setting.ts'
import { isOfficeHour, type StaffDeps } from './staff.ts'

/** A case that somebody has to answer. */
export interface OpenCase {
  number: string
  kind: string
  /** Whose chat it has at this moment. */
  talks: number
}

type Task = 'take' | 'answer' | 'note' | 'release' | 'close' | 'nothing'

const PATHS: Record<Exclude<Task, 'nothing'>, string> = {
  take: '/admin/casos/tomar',
  answer: '/admin/casos/contestar',
  note: '/admin/casos/anotar',
  release: '/admin/casos/soltar',
  close: '/admin/casos/cerrar',
}
/** How a request about somebody's own data may end. */
const ABOUT_DATA = ['concedido', 'concedido', 'concedido', 'no procede'] as const
const ROUNDS_EACH_MS = 90 * MINUTE

/** Clerks look at the open cases now and then, in office hours: they take, answer, note, give the chat back, close; some wait long. */
export function attendCases(deps: StaffDeps & { cases(): OpenCase[] }): void {
  const { timeline, chance } = deps
  const round = () => {
    if (timeline.now() > START + 2 * CALM_AFTER_MS) return
    timeline.after(ROUNDS_EACH_MS * (0.5 + chance.next()), round)
    if (!isOfficeHour(timeline.now())) return
    for (const one of deps.cases()) {
      const close = one.kind === 'rights' ? 4 : 1
      const task = chance.weigh<Task>({ take: 1, answer: 4, note: 0.5, release: one.talks === 1 ? 1 : 0.1, close, nothing: 8 })
      if (task !== 'nothing') timeline.after(chance.between(1, 1_500) * SECOND, () => attend(deps, one, task))
    }
  }
  timeline.after(HOUR / 4, round)
}

async function attend(deps: StaffDeps, one: OpenCase, task: Exclude<Task, 'nothing'>): Promise<void> {
  const { chance, timeline, computer } = deps
  const form = {
    caso: one.number,
    ...(task === 'answer' && { respuesta: chance.pick(['Sí, puede venir.', 'Traiga el acta original.', 'Ya lo revisamos.']) }),
    ...(task === 'note' && { nota: 'llamó por teléfono' }),
    ...(task === 'close' && { resultado: one.kind === 'rights' ? chance.pick(ABOUT_DATA) : 'resuelto' }),
  }
  const answer = await computer.ask(PATHS[task], form)
  if (answer && answer.status >= 500 && answer.status !== 503) deps.wrong(`${PATHS[task]} answered ${answer.status}`)
  const key = answer?.body.clave
  if (answer?.status !== 200 || typeof key !== 'string') return
  timeline.after(chance.between(1, 60) * SECOND, async () => {
    const done = await computer.ask(PATHS[task], { ...form, clave: key })
    if (done && done.status >= 500 && done.status !== 503) deps.wrong(`${PATHS[task]} answered ${done.status}`)
    if (done?.status === 200) deps.count(`case: ${task}`)
  })
}
