import { z } from 'zod'
import type { StatePart } from '../../admin/overview.ts'
import { count } from '../../texts/admin.ts'
import { countCalls } from '../calls.ts'

export const state: StatePart = {
  rank: 12,
  fields: { por_llamar: z.number().int() },
  example: { por_llamar: 0 },
  read({ db, agencyId }) {
    const waiting = countCalls(db, agencyId)
    const mend = {
      rank: 38,
      que: `Hay ${count(waiting, 'persona', 'personas')} por llamar: no se les puede avisar por mensaje.`,
      hacer: 'Véalas con «Ver a quién llamar» y anote cada llamada con «Ya le llamé».',
    }
    return { answer: { por_llamar: waiting }, ...(waiting > 0 && { mend: [mend] }) }
  },
}
