import { type Doors, Refused } from './doors.ts'

/** The keys of an office's people. */
export interface Staff {
  /** Of clerks, one a window. */
  windows: readonly string[]
  manager: string
}

/** Hands out keys through the administration. */
export async function employStaff(doors: Pick<Doors, 'ask'>, office: string, also: string): Promise<Staff> {
  async function employ(nombre: string, rol: string, where: Record<string, string>): Promise<string> {
    const { codigo_de_un_uso: code } = await doors.ask('/admin/accesos', { nombre, rol, ...where })
    const { clave: key } = await doors.ask('/admin/accesos/canjear', {}, String(code))
    return String(key)
  }
  const both = { oficina: office, tambien: also }
  const windows: string[] = []
  for (const nth of [1, 2, 3]) windows.push(await employ(`Ventanilla ${nth}`, 'ventanilla', both))
  await employ('Contraloría', 'contraloría', { oficina: 'todas' })
  return { windows, manager: await employ(`Encargada de ${office}`, 'encargado', both) }
}

/** Proposes and confirms. False when it is refused. */
export async function decide(
  doors: Pick<Doors, 'ask'>,
  path: string,
  form: Record<string, string>,
  key?: string,
): Promise<boolean> {
  const proposed = await attempt(doors, path, form, key)
  if (typeof proposed?.clave !== 'string') return false
  return (await attempt(doors, path, { ...form, clave: proposed.clave }, key)) !== undefined
}

/** Undefined when it is refused. */
export async function attempt(doors: Pick<Doors, 'ask'>, path: string, form: Record<string, string>, key?: string) {
  try {
    return await doors.ask(path, form, key)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return undefined
  }
}
