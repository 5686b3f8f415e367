import { ADMIN_TOKEN } from '../office.ts'
import type { Person } from '../simulation/invented.ts'
import type { Broker } from './broker.ts'
import type { Town } from './town.ts'

export const folioIn = (body: string): string | undefined => /Folio: ([A-Z0-9]{3}-[A-Z0-9]{3})/.exec(body)?.[1]

const PATH = '/admin/citas/corregir'

/** A clerk sees the client's identification and types what stands on it. The house decides whether that is the same person. */
export async function correctAtCounter(broker: Broker, folio: string, { curp, name }: Person): Promise<void> {
  for (const datum of [{ curp }, { nombre: name }]) {
    const form = { folio, ...datum, identificacion_vista: 'sí', motivo: 'un dato estaba mal' }
    const proposed = await ask(broker.town, PATH, form)
    if (typeof proposed.clave === 'string') await ask(broker.town, PATH, { ...form, clave: proposed.clave })
    const why = `counter: ${proposed.codigo ?? 'done'}`
    broker.refused[why] = (broker.refused[why] ?? 0) + 1
  }
}

/** Asks for a task as its page does. */
export async function ask(
  { office }: Town,
  path: string,
  form: Record<string, string>,
  token = ADMIN_TOKEN,
): Promise<Record<string, unknown>> {
  const answer = office.house.officeApp.handle(
    new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(form),
    }),
  )
  return (await (await answer).json()) as Record<string, unknown>
}
