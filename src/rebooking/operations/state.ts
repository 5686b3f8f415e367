import { z } from 'zod'
import type { StatePart } from '../../admin/overview.ts'
import { countToCall, toCallSentence } from './rebooked.ts'

/** What "¿Está todo bien?" says of people whose hour was closed and whom somebody has to call. */
export const state: StatePart = {
  rank: 12,
  fields: { por_llamar: z.number().int() },
  example: { por_llamar: 0 },
  read({ db, agencyId }) {
    const waiting = countToCall(db, agencyId)
    const mend = {
      rank: 38,
      que: toCallSentence(waiting),
      hacer: 'Véalas con «Ver a quién se le cambió la hora por un cierre» y anote cada llamada con «Ya le llamé».',
    }
    return { answer: { por_llamar: waiting }, ...(waiting > 0 && { mend: [mend] }) }
  },
}
