import { HOUR, MINUTE } from '../../src/clock.ts'
import type { AgencyLaw } from './agency-law.ts'
import type { Computer } from './computer.ts'
import type { Agency } from './plans.ts'
import { CARD, DANCE, DRIVING } from './questions.ts'
import { ask, propose, type StaffDeps } from './staff.ts'

/** The same computer as the administrators of one agency use it: whatever it answers them is held to what they may see. */
export function deskOf(computer: Computer, agency: Agency, law: AgencyLaw, own?: string): Computer {
  const heard = <A extends Awaited<ReturnType<Computer['ask']>>>(path: string, form: Record<string, string>, answer: A): A => {
    if (answer) law.answered(agency, path, form, answer)
    return answer
  }
  return {
    ...computer,
    ask: async (path, form, key = own) => heard(path, form, await computer.ask(path, form, key)),
    read: async (path, query, key = own) => heard(path, query, await computer.read(path, query, key)),
  }
}

const DRAFT = DANCE.name
const PUBLISH = { tramite: DRAFT, se_excluye: 'como está ahora' }
/** What a draft needs before it may be offered, task by task. */
const TASKS: readonly (readonly [path: string, form: Record<string, string>])[] = [
  [
    '/admin/tramites/nuevo',
    {
      ...{ nombre: DRAFT, nombre_ingles: 'dance permit', para: 'todas', edad_minima: '0' },
      ...{ se_identifica_con: 'solo el nombre', tabla_de_precios: 'bailes' },
    },
  ],
  ['/admin/tramites/oficina', { oficina: 'Lerma', tramite: DRAFT }],
  ['/admin/precios', { tabla: 'bailes', anios: '0', pesos: '50', fuente: 'Ley de ingresos' }],
]

/** An administrator who sets a procedure up, and tries to publish it after each task. */
export function publishInHaste(deps: StaffDeps): void {
  const { timeline, chance, computer, count } = deps
  const next = (nth: number) => timeline.after(chance.between(20, 90) * MINUTE, () => work(nth))
  next(0)

  async function work(nth: number): Promise<void> {
    const [path, form] = TASKS[nth] ?? []
    if (!path || !form) return
    if (!computer.isOn()) return next(nth)
    await carryOut(path, form)
    const isOffered = await carryOut('/admin/tramites/publicar', PUBLISH)
    count(isOffered ? 'a draft published' : 'a draft not published')
    next(nth + 1)
  }

  async function carryOut(path: string, form: Record<string, string>): Promise<boolean> {
    const confirmed = await propose(deps, path, form)
    return confirmed !== undefined && (await ask(deps, path, confirmed))?.body.hecho === true
  }
}

const TIMES = 6
const WITHIN_MS = 30 * HOUR

/** An administrator who takes a record back for some hours, while people ask for it. */
export function withdrawRecords({ timeline, chance, computer, count }: StaffDeps, law: AgencyLaw): void {
  for (let nth = 0; nth < TIMES; nth++) timeline.after(WITHIN_MS * chance.next(), () => withdraw(chance.pick([DRIVING, CARD])))

  async function withdraw({ id }: { id: string }): Promise<void> {
    if (!(await offer(id, false))) return
    law.withdrawn(id, computer.clock.now())
    count('a record withdrawn')
    timeline.after(chance.between(20, 240) * MINUTE, () => again(id))
  }

  async function again(id: string): Promise<void> {
    law.published(id)
    if (!(await offer(id, true))) timeline.after(20 * MINUTE, () => again(id))
  }

  const offer = async (id: string, active: boolean): Promise<boolean> =>
    (await computer.work(async ({ writer }) => {
      await writer.submit('simulation.offer', (tx) =>
        tx.client.query('update procedures set active = ? where id = ?').run(active ? 1 : 0, id),
      )
      return true
    })) === true
}
