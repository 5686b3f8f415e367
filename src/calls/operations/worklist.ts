import type { WorklistPart } from '../../admin/worklist.ts'
import { countCallsOf } from '../calls.ts'

export const worklist: WorklistPart[] = [
  {
    shownBy: '/admin/llamadas',
    count({ db, offices }) {
      const many = countCallsOf(
        db,
        offices.map(({ id }) => id),
      )
      return [{ what: 'calls', many, said: ['persona por llamar', 'personas por llamar'] }]
    },
  },
]
