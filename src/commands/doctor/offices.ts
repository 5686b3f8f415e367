import type { Db } from '../../../db/open.ts'
import { broken, type Finding, ok, warn } from '../finding.ts'

interface Row {
  name: string
  procedures: number
  hours: number
}

/** Can appointments be had anywhere? Without an office everything else is well, and the chat has nothing to offer. */
export function checkOffices(db: Db): Finding[] {
  const offices = db.client
    .query<Row, []>(
      `select name,
         exists (select 1 from office_procedures d join procedures p on p.id = d.procedure_id and p.active = 1
                 where d.office_id = offices.id) as procedures,
         exists (select 1 from office_hours h where h.office_id = offices.id) as hours
       from offices where active = 1 order by id`,
    )
    .all()
  if (offices.length === 0)
    return [
      broken(
        'No hay ninguna oficina abierta: a la gente se le dice que no hay trámites.',
        'En la página de administración, en Ajustes: «Dar de alta una oficina».',
      ),
    ]
  const idle = offices.filter((office) => !office.procedures || !office.hours)
  return idle.length === 0 ? [ok('Hay oficinas que dan citas.')] : idle.map(whatItLacks)
}

const whatItLacks = ({ name, procedures }: Row): Finding =>
  procedures
    ? warn(`${name} no da citas: no tiene horario.`, 'En Cerrar y abrir: «Cambiar el horario de siempre».')
    : warn(`${name} no da citas: no se ha dicho qué trámites hace.`, 'En Ajustes: «Decir qué trámites hace una oficina».')
