import { dayOf } from '../../catalogue/calendar.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { type Caller, isPlaced, mayDo, type Role } from '../access.ts'
import type { NamedOffice } from '../choices.ts'
import { parseDay, TYPED_REFUSALS } from '../parse.ts'
import { refusals, refuse } from '../refusals.ts'

/** At most so many: who stands at a door changes often. */
export const GUARD_DAYS = 30

export const KEY_RULES = refusals({
  name_in_use: [
    'nombre_de_acceso_ocupado',
    'conflict',
    'Ya hay una clave vigente con ese nombre.',
    'Use otro nombre, quite primero la que existe, o dé otro código para ella.',
  ],
  administrator_of_all: [
    'administrador_de_todas',
    'invalid',
    'Un administrador ve y cambia todas las oficinas.',
    'Para una sola oficina elija «encargado». Si de verdad será administrador, elija «todas».',
  ],
  reads_all: [
    'contraloria_de_todas',
    'invalid',
    'Contraloría y auditoría no son de ninguna oficina: leen lo de todas.',
    'En la oficina elija «todas».',
  ],
  of_one_place: [
    'clave_de_una_oficina',
    'invalid',
    'Una clave de guardia o de pantalla no es de todas las oficinas.',
    'Elija la oficina de esa puerta o de esa pantalla.',
  ],
  screen_of_one: [
    'pantalla_de_una_oficina',
    'invalid',
    'Una pantalla muestra los turnos de una sola oficina.',
    'Dé otra clave para la pantalla de la otra oficina.',
  ],
  guard_too_long: [
    'guardia_por_mas_dias',
    'invalid',
    'Una clave de guardia sirve 30 días cuando más.',
    'Elija un día más cercano; después se le da otra.',
  ],
  beyond_own: [
    'clave_de_mas',
    'forbidden',
    'Un encargado da y quita claves de lector, ventanilla, guardia y pantalla, de sus oficinas.',
    'Pida a un administrador que dé o quite esta.',
  ],
  names_for_all: [
    'nombres_solo_lector',
    'invalid',
    'Solo un lector trabaja con nombres o sin ellos. Una pantalla nunca los ve; los demás los necesitan para atender.',
    'Deje en blanco si ve los nombres.',
  ],
  no_access: ['acceso_no_existe', 'not_found', 'No hay una clave vigente con ese nombre.', 'Revise la lista de accesos.'],
})

/** What a manager gives and takes away. */
export const BELOW_MANAGER: ReadonlySet<Role> = new Set<Role>(['reader', 'clerk', 'guard', 'screen'])

export function checkRole(caller: Caller, role: Role, office: NamedOffice | undefined): void {
  if (role === 'administrator' && office) throw refuse(KEY_RULES.administrator_of_all, 'oficina')
  if ((role === 'comptroller' || role === 'auditor') && office) throw refuse(KEY_RULES.reads_all, 'oficina')
  if (isPlaced(role) && !office) throw refuse(KEY_RULES.of_one_place, 'oficina')
  if (!givesAll(caller) && (!BELOW_MANAGER.has(role) || !office)) throw refuse(KEY_RULES.beyond_own, 'rol')
}

export const givesAll = (caller: Caller): boolean => mayDo(caller, { least: 'administrator' })

export function lastDay(day: string | undefined, zone: string, now: number, role: Role): LocalDay {
  const today = Temporal.PlainDate.from(dayOf(now, zone))
  const longest = (role === 'guard' ? today.add({ days: GUARD_DAYS }) : today.add({ years: 1 })).toString()
  const last = day === undefined ? longest : parseDay(day, 'vence', zone, now)
  if (last < today.toString()) throw refuse(TYPED_REFUSALS.day_over, 'vence')
  if (role === 'guard' && last > longest) throw refuse(KEY_RULES.guard_too_long, 'vence')
  return last
}
