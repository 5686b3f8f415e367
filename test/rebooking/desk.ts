import { MINUTE } from '../../src/clock.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

export const LUIS = { nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07', telefono: '' }

/** A desk at which Rosa, who has a telephone, is given this visit; `before` is done first. */
export async function withRosa(
  visit: { dia: string; hora: string },
  before?: (desk: ReturnType<typeof openDesk>) => Promise<void>,
) {
  const desk = openDesk()
  const rosa = desk.phone('5215500000001', 'Rosa')
  await before?.(desk)
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, ...visit })
  await rosa.write('Hola')
  rosa.read()
  const pass = async (ms: number) => {
    desk.clock.advance(ms)
    await desk.settle()
  }
  return { ...desk, rosa, pass }
}

/** Of three windows on Thursdays two are taken at ten: Luis asked first, then Rosa. */
export async function atTen() {
  const at = { dia: '3/12/2026', hora: '10:00' }
  return await withRosa(at, async (desk) => {
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, ...at, ...LUIS })
    desk.clock.advance(MINUTE)
  })
}
