import type { WorklistPart } from '../../admin/worklist.ts'
import { awaitedConsents } from '../consents.ts'

export const worklist: WorklistPart[] = [
  {
    shownBy: '/admin/citas/preguntadas',
    count({ db, offices, now }) {
      const { size } = awaitedConsents(
        db,
        offices.map(({ id }) => id),
        now,
      )
      return [
        {
          what: 'consents',
          many: size,
          said: ['persona no ha dicho si acepta un cambio', 'personas no han dicho si aceptan un cambio'],
          theirs: true,
        },
      ]
    },
  },
]
