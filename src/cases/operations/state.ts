import { z } from 'zod'
import type { Finding, StatePart } from '../../admin/overview.ts'
import type { Figures } from '../../capability.ts'
import { count } from '../../texts/admin.ts'
import { type Hearer, whoHears } from '../complaints.ts'
import { countCases } from '../views.ts'

export const state: StatePart = {
  rank: 10,
  fields: {
    casos_abiertos: z.number().int(),
    esperan_a_una_persona: z.number().int().meta({ title: 'Esperan a una persona en el chat' }),
    casos_vencidos: z.number().int(),
  },
  example: { casos_abiertos: 3, esperan_a_una_persona: 1, casos_vencidos: 0 },
  alerts: {
    codes: ['person_waits', 'case_overdue'],
    told(db, agencyId, now) {
      const { waiting, overdue } = countCases(db, now, agencyId)
      return [...(waiting > 0 ? ['person_waits'] : []), ...(overdue > 0 ? ['case_overdue'] : [])]
    },
  },
  read({ db, agencyId, known, now }) {
    const { open, waiting, overdue } = countCases(db, now, agencyId)
    const isKnown = known.alerts.some((alert) => alert.code === 'case_overdue')
    const mend = {
      rank: 40,
      que: `Hay ${count(overdue, 'caso con el plazo vencido', 'casos con el plazo vencido')}.`,
      hacer: 'Véalos en «Casos», con «vencidos».',
    }
    return {
      answer: { casos_abiertos: open, esperan_a_una_persona: waiting, casos_vencidos: overdue },
      ...(waiting > 0 && {
        first: `${count(waiting, 'persona espera que le contesten', 'personas esperan que les contesten')} en «Casos».`,
      }),
      mend: [...(overdue > 0 && !isKnown ? [mend] : []), ...unheard(whoHears(db, now, agencyId))],
    }
  },
}

/** While people may report something, and no one from outside reads it. */
function unheard(hearer: Hearer): Finding[] {
  if (hearer === 'comptroller') return []
  const reads = hearer === 'nobody' ? 'no las lee nadie' : 'solo las lee un administrador que no atiende a nadie'
  return [
    {
      rank: 47,
      que: `Nadie tiene clave de contraloría: las denuncias ${reads}.`,
      hacer: 'Dé una con «Dar una clave de acceso» a alguien de fuera de las oficinas.',
    },
  ]
}

export const figures: Figures = {
  family: 'trouble',
  read(db, now) {
    const { waiting, overdue } = countCases(db, now)
    return { waiting_for_person: waiting, cases_overdue: overdue }
  },
}
