import { z } from 'zod'
import type { Finding, StatePart } from '../../admin/overview.ts'
import { isSeldomSeen, seenOf, villageTelephonesOf } from '../telephones.ts'

/** A village's telephone of whose people few come: a person looks at it, and nothing is taken away for that. */
export const state: StatePart = {
  rank: 13,
  fields: { telefonos_de_comunidad: z.number().int().meta({ title: 'Teléfonos de comunidades' }) },
  example: { telefonos_de_comunidad: 0 },
  read({ db, agencyId, now }) {
    const all = villageTelephonesOf(db, agencyId)
    const mend = all.flatMap((one): Finding[] => {
      const seen = seenOf(db, one, now)
      if (!isSeldomSeen(seen)) return []
      return [
        {
          rank: 45,
          que: `Del teléfono de ${one.village} llegaron ${seen.seen} de ${seen.known} personas con cita.`,
          hacer:
            'Pregunte a quien lo lleva qué pasa. Si no se puede arreglar, termine su registro: «Ver los teléfonos de comunidades».',
        },
      ]
    })
    return { answer: { telefonos_de_comunidad: all.length }, ...(mend.length > 0 && { mend }) }
  },
}
