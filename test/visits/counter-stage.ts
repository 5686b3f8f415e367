// An office's day at the counter: Rosa, Luis and Eva have appointments today, one after the other.

import { brokenInvariants } from '../../db/invariants.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { openDesk, ROSA_IN_PERSON } from '../http/desk.ts'
import { ADMIN_TOKEN } from '../office.ts'

const AT = '/admin/mostrador'

export const PEOPLE = {
  rosa: { nombre: 'Rosa Pérez Ruiz', curp: 'PERR850417MDFRZS04', telefono: '55 0000 0001' },
  luis: { nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07' },
  eva: { nombre: 'Eva Sol Gil', nacimiento: '1/2/1990', curp: '' },
} as const

export interface Turn {
  turno: number | null
  estado: string
  ventanilla: number | null
  version: number
  prioridad: string | null
  personas: { nombre: string; resultado: string | null }[]
}

export async function openCounter(
  hours: Partial<Record<keyof typeof PEOPLE, string>> = { rosa: '12:00', luis: '12:30', eva: '13:00' },
) {
  const desk = openDesk()
  const folios = {} as Record<keyof typeof PEOPLE, string>
  for (const [who, hora] of Object.entries(hours) as [keyof typeof PEOPLE, string][]) {
    const { body } = await desk.doIt('/admin/citas', { ...ROSA_IN_PERSON, ...PEOPLE[who], dia: 'hoy', hora })
    folios[who] = (body.cita as { folio: string }).folio
  }
  const { clock, db } = desk
  const day = (hour: number, minute = 0) => clock.set(Date.parse('2026-11-24T06:00:00Z') + hour * HOUR + minute * MINUTE)
  const step = async (what: string, form: Record<string, string>, token?: string) => {
    const { body } = await desk.post(`${AT}/${what}`, form, token)
    return { ...body, said: String(body.resumen ?? body.que_paso), codigo: body.codigo, turn: body.turno as Turn | undefined }
  }
  return {
    ...desk,
    folios,
    raw: (path: string) =>
      desk.house.officeApp.handle(new Request(`http://localhost${path}`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } })),
    /** At that hour in Toluca. */
    at: day,
    arrive: (who: keyof typeof PEOPLE, more: Record<string, string> = {}) =>
      desk.post('/admin/citas/llegada', { folio: folios[who], ...more }),
    step,
    call: (ventanilla: string, more: Record<string, string> = {}) => step('llamar', { ventanilla, oficina: 'Toluca', ...more }),
    /** By its number or folio. */
    turn: (what: string, turno: string, more: Record<string, string> = {}) =>
      step(what, { turno_o_folio: turno, oficina: 'Toluca', ...more }),
    broken: () => brokenInvariants(db),
    story: async (who: keyof typeof PEOPLE) =>
      ((await desk.post('/admin/citas/historia', { folio: folios[who] })).body.historia as { que: string }[]).map((one) => one.que),
  }
}
