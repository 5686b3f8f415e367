import { z } from 'zod'
import type { StatePart } from '../../admin/overview.ts'
import { count } from '../../texts/admin.ts'
import { listAnswers } from '../own-answers.ts'

export const state: StatePart = {
  rank: 40,
  fields: { respuestas_por_autorizar: z.number().int() },
  example: { respuestas_por_autorizar: 0 },
  read({ db, agencyId }) {
    const waiting = listAnswers(db).filter((one) => one.waits === 1 && one.agencyId === agencyId).length
    const mend = {
      rank: 60,
      que: `Hay ${count(waiting, 'respuesta de la oficina que espera', 'respuestas de la oficina que esperan')} que un administrador la autorice: no se dice todavía.`,
      hacer: 'Véalas en «Ver las respuestas de la oficina». Use «Autorizar una respuesta de la oficina», o quítela.',
    }
    return { answer: { respuestas_por_autorizar: waiting }, ...(waiting > 0 && { mend: [mend] }) }
  },
}
