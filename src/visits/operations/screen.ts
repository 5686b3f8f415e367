import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { row, statement } from '../../../db/statements.ts'
import { OFFICE_REFUSALS } from '../../admin/choices.ts'
import { officeOrAll, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { only } from '../../admin/refusals.ts'
import { listed } from '../../texts/admin-answers.ts'
import type { VisitState } from '../visits.ts'
import { officeOfTurn, STATES, TURN_REFUSALS, todayAt } from './turn.ts'

interface Called {
  number: number
  atWindow: number
  state: VisitState
  calls: number
}

const CALLED = statement(
  `select number, at_window as atWindow, state, calls from visits
   where office_id = +? and day = +? and state in ('called', 'serving') order by called_at desc, number desc`,
  {
    row: row<Called>({ number: 'int!', atWindow: 'int!', state: 'text', calls: 'int' }),
    params: ['int', 'text'],
    uses: 'visits_day',
    because: 'an office has few windows',
  },
)

const calledNow = (db: Db, { officeId, day }: { officeId: number; day: string }): Called[] => CALLED.all(db, officeId, day)

export const screen = operation({
  method: 'GET',
  path: '/admin/pantalla',
  tag: 'Mostrador',
  rank: 7,
  least: 'clerk',
  also: ['screen'],
  ofEachAgency: true,
  summary: 'Ver los turnos llamados',
  explanation:
    'Qué turno pasa a qué ventanilla, primero el último que se llamó. Sin nombres ni folios. La página /pantalla lo pide cada pocos segundos.',
  query: z.object({ oficina: officeOrAll.describe('En blanco: la de su clave.') }),
  answer: z.object({
    resumen: summaryField,
    oficina: z.string(),
    turnos: z.array(
      z.object({
        turno: z.number().int(),
        ventanilla: z.number().int(),
        estado: z.enum([STATES.called, STATES.serving]),
        llamadas: z.number().int().describe('Cuántas veces se ha llamado.'),
      }),
    ),
  }),
  example: {
    resumen: 'Turno 14, a la ventanilla 3.',
    oficina: 'Toluca',
    turnos: [{ turno: 14, ventanilla: 3, estado: 'llamado', llamadas: 1 }],
  },
  refusals: { ...only(TURN_REFUSALS, 'which_office'), ...OFFICE_REFUSALS },
  run({ deps, caller, query, now }) {
    const where = officeOfTurn(deps, caller, query.oficina)
    const called = calledNow(deps.db, todayAt(where, now))
    return {
      resumen:
        called.length === 0
          ? 'No hay ningún turno llamado.'
          : `${listed(called.map(({ number, atWindow }) => `Turno ${number}, a la ventanilla ${atWindow}`))}.`,
      oficina: where.name,
      turnos: called.map(({ number, atWindow, state, calls }) => ({
        turno: number,
        ventanilla: atWindow,
        estado: STATES[state],
        llamadas: calls,
      })),
    }
  },
})
