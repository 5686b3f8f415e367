import type { WorklistPart } from '../../admin/worklist.ts'
import { complaintsFor } from '../complaints.ts'
import { visibleCases } from '../staff-cases.ts'
import { countListed } from '../views.ts'
import { afterWorkingDays } from '../working-days.ts'

/** A deadline is near when it ends with the next working day. */
const NEAR_DAYS = 1

export const worklist: WorklistPart[] = [
  {
    shownBy: '/admin/casos',
    count({ db, caller, officeId, now }) {
      const asked = visibleCases(caller, { list: 'open', kind: undefined, officeId })
      const { waiting, due } = countListed(db, asked, now, afterWorkingDays(db, now, NEAR_DAYS))
      return [
        { what: 'chats', many: waiting, said: ['persona espera respuesta en el chat', 'personas esperan respuesta en el chat'] },
        { what: 'cases', many: due, said: ['caso vence pronto o ya venció', 'casos vencen pronto o ya vencieron'] },
      ]
    },
  },
  {
    shownBy: '/admin/denuncias',
    count({ db, caller, now }) {
      const { due } = countListed(db, complaintsFor(db, caller, 'open', now), now, afterWorkingDays(db, now, NEAR_DAYS))
      return [
        { what: 'complaints', many: due, said: ['denuncia vence pronto o ya venció', 'denuncias vencen pronto o ya vencieron'] },
      ]
    },
  },
]
