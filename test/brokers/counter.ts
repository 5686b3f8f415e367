import { ADMIN_TOKEN } from '../office.ts'
import type { Person } from '../simulation/invented.ts'
import type { Broker } from './broker.ts'
import type { Town } from './town.ts'

export const folioIn = (body: string): string | undefined => /Folio: ([A-Z0-9]{3}-[A-Z0-9]{3})/.exec(body)?.[1]

const PATH = '/admin/citas/corregir'

/** A clerk sees the client's identification and types what stands on it. The house decides whether that is the same person. */
export async function correctAtCounter(broker: Broker, folio: string, { curp, name }: Person): Promise<void> {
  for (const datum of [{ curp }, { nombre: name }]) await correct(broker, { folio, ...datum })
}

/** The data of who pays over a place that is held on this telephone, whoever stands there. */
export const correctForMoney = (broker: Broker, telephone: string, { curp, name }: Person): Promise<boolean> =>
  correct(broker, { telefono: telephone.slice(-10), curp, nombre: name }, '/admin/apartados/corregir')

async function correct(broker: Broker, form: Record<string, string>, path = PATH): Promise<boolean> {
  const seen = { identificacion_vista: 'sí', motivo: 'un dato estaba mal' }
  const became = await doTask(broker.town, path, { ...form, ...seen })
  broker.refused[`counter: ${became}`] = (broker.refused[`counter: ${became}`] ?? 0) + 1
  return became === 'done'
}

/** Proposes, and does it. Returns `done`, or the code of the refusal. */
export async function doTask(town: Town, path: string, form: Record<string, string>, token = ADMIN_TOKEN): Promise<string> {
  const proposed = await ask(town, path, form, token)
  if (typeof proposed.clave !== 'string') return String(proposed.codigo)
  const done = await ask(town, path, { ...form, clave: proposed.clave }, token)
  return done.hecho === true ? 'done' : String(done.codigo)
}

/** Asks for a task as its page does; without a form, reads. */
export async function ask(
  { office }: Town,
  path: string,
  form: Record<string, string> | undefined,
  token = ADMIN_TOKEN,
): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = form && { method: 'POST', body: JSON.stringify(form) }
  const answer = await office.house.officeApp.handle(new Request(`http://localhost${path}`, { headers, ...body }))
  const said = (await answer.json()) as Record<string, unknown>
  if (form) await office.settle()
  return said
}
