import { z } from 'zod'
import { summaryField } from '../../admin/fields.ts'
import { fileAnswer, operation } from '../../admin/operation.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { monthFile, monthsShown } from '../month-file.ts'

const REFUSALS = refusals({
  not_shown: [
    'reparto_sin_archivo',
    'not_found',
    'De ese mes no hay archivo: se entrega desde 30 días después de que termina, mientras sus ofertas se guardan.',
    'Deje el mes en blanco: se entrega el más nuevo que se puede.',
  ],
})

/** For an auditor, who checks it on a computer of their own (`npm run recompute`). */
export const takeMonth = operation({
  method: 'GET',
  path: '/admin/reparto',
  tag: 'Números',
  rank: 40,
  least: 'administrator',
  also: ['auditor'],
  ofEachAgency: true,
  summary: 'Sacar cómo se repartieron los lugares',
  explanation:
    'De un mes de la lista de espera: cada lugar ofrecido, quién iba antes y por qué se le saltó, sin nombres. Se revisa en otra computadora con «npm run recompute -- ARCHIVO». No cambia nada.',
  query: z.object({
    mes: z
      .string()
      .trim()
      .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
      .optional()
      .describe('Así: 2026-10. En blanco: el más nuevo que se puede.')
      .meta({ example: '' }),
    formato: z.enum(['pantalla', 'archivo']).default('archivo').describe('Cómo lo quiere.'),
  }),
  answer: z.object({
    resumen: summaryField,
    mes: z.string(),
    ofertas: z.number().int(),
    huella: z.string().describe('Compárela con la de otra persona que sacó el mismo mes.'),
  }),
  otherAnswers: ['text/plain'],
  example: { resumen: 'Reparto de 2026-10: 412 ofertas de la lista de espera.', mes: '2026-10', ofertas: 412, huella: 'a41f09c2' },
  refusals: REFUSALS,
  run({ deps, caller, query, now }) {
    const zone = institutionZone(deps.db)
    const months = monthsShown(zone, now)
    const month = query.mes ?? months[0]
    if (month === undefined || !months.includes(month)) throw refuse(REFUSALS.not_shown, 'mes')
    const { text, hash, offers } = monthFile(deps, { agencyId: caller.agencyId, month, zone, now })
    const resumen = `Reparto de ${month}: ${count(offers, 'oferta', 'ofertas')} de la lista de espera.`
    if (query.formato === 'archivo')
      return fileAnswer({ text, type: 'text/plain', name: `reparto-${month}.jsonl`, summary: `${resumen} Huella: ${hash}` })
    return { resumen, mes: month, ofertas: offers, huella: hash }
  },
})
