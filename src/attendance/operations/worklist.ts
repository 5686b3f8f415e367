import type { WorklistPart } from '../../admin/worklist.ts'
import { countToDecide } from '../to-decide.ts'

export const worklist: WorklistPart[] = [
  {
    shownBy: '/admin/asistencia',
    count({ db, offices }) {
      const { came, reviews } = countToDecide(
        db,
        offices.map(({ id }) => id),
      )
      return [
        {
          what: 'said_came',
          many: came,
          said: ['persona dice que sí llegó a su cita', 'personas dicen que sí llegaron a su cita'],
        },
        {
          what: 'in_person',
          many: reviews,
          said: ['teléfono por revisar: su siguiente cita es en persona', 'teléfonos por revisar: su siguiente cita es en persona'],
        },
      ]
    },
  },
]
