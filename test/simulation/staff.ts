import { HOUR, SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Timeline } from '../../src/demo/lived/timeline.ts'
import type { Computer } from './computer.ts'
import type { Somebody } from './people.ts'
import type { OfficePlan } from './plans.ts'
import { CARD } from './questions.ts'
import { HOME } from './setting.ts'
import { localDay, minuteOfDay } from './zones.ts'

/** Clerks and a manager: they give and cancel appointments, close days, open windows, send again what did not arrive. */
export interface StaffDeps {
  timeline: Timeline
  chance: Chance
  computer: Computer
  /** Of another administrator. Whatever no key does alone is done with the first one's and authorized with this one. */
  secondKey: string
  offices: OfficePlan[]
  people: Somebody[]
  phones: string[]
  folios(): string[]
  /** Offices and days in which somebody holds a place at this moment. */
  held(): { oficina: string; dia: string }[]
  /** Messages that are sent again now may come after later ones. */
  resendable(): void
  wrong(what: string): void
  count(what: string): void
}

type Task = 'give' | 'cancel' | 'pass' | 'close' | 'lift' | 'widen' | 'resend' | 'retake' | 'move' | 'lapse'

/** While citizens come in a rush, the staff have their hands full too. */
const RUSH_MS = 30 * 60 * SECOND
const SUDDEN_CLOSURES = 8

/** Lets the staff do `count` things in the next days. */
export function employStaff(deps: StaffDeps, count: number, withinMs: number): void {
  const { timeline, chance } = deps
  for (let nth = 0; nth < count; nth++)
    timeline.after(chance.next() * (chance.may(0.35) ? RUSH_MS : withinMs), () =>
      perform(
        deps,
        nth,
        chance.weigh<Task>({ give: 6, cancel: 4, pass: 2, close: 2, lift: 1, widen: 1, resend: 3, retake: 1, move: 3, lapse: 1 }),
      ),
    )
  // Hours are closed under the eyes of those who hold a place in them, and opened again soon.
  for (let nth = count; nth < count + SUDDEN_CLOSURES; nth++)
    timeline.after(chance.next() * RUSH_MS, () => {
      timeline.after(2 * RUSH_MS, () => perform(deps, nth, 'lift'))
      return perform(deps, nth, 'close')
    })
}

async function perform(deps: StaffDeps, nth: number, task: Task): Promise<void> {
  const { timeline, chance, computer } = deps
  if (!computer.isOn()) return
  const order = orderFor(task, deps, nth)
  if (!order) return
  const confirmed = await propose(deps, order.path, order.form)
  if (!confirmed) return
  // Between the look and the yes, others go on.
  timeline.after(chance.between(1, 90) * SECOND, async () => {
    if (task === 'resend') deps.resendable()
    await ask(deps, order.path, confirmed)
  })
}

interface Order {
  path: string
  form: Record<string, string>
}

function orderFor(task: Task, deps: StaffDeps, nth: number): Order | undefined {
  const { chance, offices, people, phones } = deps
  const office = chance.any(offices)
  const folio = chance.any(deps.folios())
  if (!office) return undefined
  switch (task) {
    case 'give':
      return give(deps, office, chance.any(people))
    case 'cancel':
      return folio === undefined ? undefined : { path: '/admin/citas/cancelar', form: { folio, motivo: `motivo ${nth}` } }
    case 'pass':
      return folio === undefined
        ? undefined
        : {
            path: '/admin/citas/otro-telefono',
            form: {
              folio,
              telefono_nuevo: (chance.any(phones) ?? '').slice(-10),
              identificacion_vista: 'sí',
              motivo: 'cambió de teléfono',
            },
          }
    case 'close':
      return {
        path: '/admin/cierres',
        form: {
          oficina: office.name,
          dia: someDay(deps, 3),
          ...(chance.may(0.7) && chance.any(deps.held())),
          citas: chance.may(0.6) ? 'ofrecerles otra hora' : 'conservar',
          motivo: 'no hay luz',
          ...(chance.may(0.5) && { hasta: '9:30' }),
          ...(chance.may(0.3) && { ventanillas_menos: '1' }),
        },
      }
    case 'lift':
      return { path: '/admin/cierres/levantar', form: { oficina: office.name, dia: someDay(deps, 3) } }
    case 'widen':
      return widen(deps, office)
    case 'move':
      return folio === undefined ? undefined : moveTo(deps, office, folio)
    case 'lapse':
      return { path: '/admin/oficinas', form: { oficina: office.name, cancela_sin_respuesta: chance.may(0.7) ? 'sí' : 'no' } }
    case 'retake':
      return { path: '/admin/mensajes/apartados/retomar', form: {} }
    case 'resend':
      return { path: '/admin/mensajes/reenviar', form: {} }
  }
}

function give({ chance, phones }: StaffDeps, office: OfficePlan, person: Somebody | undefined): Order | undefined {
  if (!person) return undefined
  const phone = chance.may(0.6) ? chance.any(phones) : undefined
  return {
    path: '/admin/citas',
    form: {
      oficina: office.name,
      tramite: office.agency === 1 ? 'renovar pasaporte' : CARD.name,
      nombre: person.name,
      curp: person.curp,
      motivo: 'vino a la oficina',
      ...(phone && { telefono: phone.slice(-10) }),
      ...(chance.may(0.5) && { vigencia: '10' }),
    },
  }
}

/** To another hour of the same office or of this one, told or not. */
function moveTo(deps: StaffDeps, office: OfficePlan, folio: string): Order {
  const { chance } = deps
  return {
    path: '/admin/citas/mover',
    form: {
      folio,
      dia: someDay(deps, office.daysAhead),
      motivo: 'ese día no hay sistema',
      ...(chance.may(0.4) && { oficina: office.name }),
      ...(chance.may(0.3) && { hora: '9:30' }),
      ...(chance.may(0.3) && { avisar: 'no' }),
    },
  }
}

function widen(deps: StaffDeps, office: OfficePlan): Order {
  const dia = someDay(deps, office.daysAhead)
  const form = { oficina: office.name, dia, desde: '9:00', hasta: '10:00', ventanillas: '1', motivo: 'hay personal de apoyo' }
  return { path: '/admin/lugares', form }
}

const someDay = ({ timeline, chance }: StaffDeps, ahead: number): string =>
  localDay(timeline.now() + chance.between(0, ahead) * 24 * HOUR, HOME)

/** A clerk may be refused for a reason; anything else is a fault. */
export async function ask(
  { computer, wrong }: Pick<StaffDeps, 'computer' | 'wrong'>,
  path: string,
  form: Record<string, string>,
  key?: string,
): ReturnType<Computer['ask']> {
  const answer = await computer.ask(path, form, key)
  if (answer && answer.status >= 500 && answer.status !== 503) wrong(`${path} answered ${answer.status}`)
  return answer
}

/** The same form with the key that confirms it; undefined when it was refused. A proposal alone changes nothing. */
export async function propose<F extends Record<string, string>>(
  deps: Pick<StaffDeps, 'computer' | 'wrong'>,
  path: string,
  form: F,
  key?: string,
): Promise<(F & { clave: string }) | undefined> {
  const proposed = await ask(deps, path, form, key)
  const clave = proposed?.body.clave
  return proposed?.status === 200 && typeof clave === 'string' ? { ...form, clave } : undefined
}

/** Whether an office's computer that is off at night would be on now. */
export const isOfficeHour = (at: number): boolean => {
  const minute = minuteOfDay(at, HOME)
  return minute >= 8 * 60 && minute < 17 * 60
}
