import { z } from 'zod'
import type { Finding, StatePart } from '../../admin/overview.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { activeOffices, agencyIdOf } from '../../catalogue/offices.ts'
import { OFFICE_FACTS } from '../../reading/acts.ts'
import { count, someOf } from '../../texts/admin.ts'
import { TEXTS } from '../../texts/texts.ts'
import { answersOn, listAnswers } from '../own-answers.ts'

export const state: StatePart = {
  rank: 40,
  fields: { respuestas_por_autorizar: z.number().int() },
  example: { respuestas_por_autorizar: 0 },
  read(asked) {
    const waiting = listAnswers(asked.db).filter((one) => one.waits === 1 && one.agencyId === asked.agencyId).length
    const toAllow: Finding[] =
      waiting === 0
        ? []
        : [
            {
              rank: 60,
              que: `Hay ${count(waiting, 'respuesta de la oficina que espera', 'respuestas de la oficina que esperan')} que un administrador la autorice: no se dice todavía.`,
              hacer: 'Véalas en «Ver las respuestas de la oficina». Use «Autorizar una respuesta de la oficina», o quítela.',
            },
          ]
    return { answer: { respuestas_por_autorizar: waiting }, mend: [...toAllow, ...unsaid(asked)] }
  },
}

/** One line, however much is missing. */
function unsaid({ db, agencyId, now }: Parameters<StatePart['read']>[0]): Finding[] {
  const day = dayOf(now, institutionZone(db))
  const offices = activeOffices(db).filter(({ id }) => agencyIdOf(db, id) === agencyId)
  const lacking = offices.flatMap(({ id, name }) => {
    const said = new Set(answersOn(db, day, { offices: [id], procedures: [], agencyId }).map(({ replaces }) => replaces))
    const facts = OFFICE_FACTS.filter((fact) => !said.has(fact))
    return facts.length > 0 ? [{ name, facts }] : []
  })
  if (lacking.length === 0) return []
  const facts = [...new Set(lacking.flatMap((one) => one.facts))].map((fact) => TEXTS['es-MX'].facts[fact])
  const where = lacking.length === offices.length ? '' : ` De: ${someOf(lacking.map(({ name }) => name))}.`
  return [
    {
      rank: 95,
      que: `Si alguien pregunta esto, el chat no lo sabe: ${someOf(facts)}.${where}`,
      hacer: 'Use «Contestar lo que más preguntan».',
    },
  ]
}
