import { z } from 'zod'
import type { Db } from '../../../../db/open.ts'
import { plainText } from '../../../agenda/names.ts'
import { audit } from '../../../staff/audit.ts'
import { listRules, setRule } from '../../../staff/settings.ts'
import { count, refusal } from '../../../texts/admin.ts'
import { groupOfRule, inGroups } from '../../../texts/admin-rules.ts'
import { choice, summaryField } from '../fields.ts'
import { operation } from '../operation.ts'

const card = z.object({ grupo: z.string(), regla: z.string(), valor: z.number().int(), unidad: z.string() })
const EXAMPLE = {
  grupo: 'Límites de un teléfono',
  regla: 'CURP distintas que puede escribir un mismo teléfono en un día',
  valor: 8,
  unidad: 'CURP',
}

export const rules = operation({
  method: 'GET',
  path: '/admin/reglas',
  tag: 'Ajustes',
  least: 'reader',
  summary: 'Ver las reglas',
  explanation:
    'Los números que la institución puede cambiar, por temas: límites de un teléfono, lugares apartados, recordatorios, lista de espera y otros.',
  answer: z.object({ resumen: summaryField, reglas: z.array(card) }),
  example: { resumen: 'Hay 1 regla.', reglas: [EXAMPLE] },
  refusals: [],
  run({ rooms }) {
    const cards = rulesInGroups(rooms.db).map(({ name, meaning, value, unit }) => ({
      grupo: groupOfRule(name),
      regla: meaning,
      valor: value,
      unidad: unit,
    }))
    return { resumen: `Hay ${count(cards.length, 'regla', 'reglas')}.`, reglas: cards }
  },
})

/** Every rule, in the order in which the page shows them. */
export const rulesInGroups = (db: Db) => inGroups(listRules(db))

export const changeRule = operation({
  method: 'POST',
  path: '/admin/reglas',
  tag: 'Ajustes',
  least: 'administrator',
  summary: 'Cambiar una regla',
  explanation: 'El número nuevo vale desde este momento para lo que se haga después. Lo que ya se hizo no cambia.',
  body: z.object({
    regla: choice('rules', 'Qué número cambia.'),
    valor: z.coerce.number().int().min(0).max(1_000_000).describe('El número nuevo. El de ahora está en «Ver las reglas».'),
    motivo: z.string().trim().max(200).optional().describe('Por qué.'),
  }),
  answer: z.object({ resumen: summaryField, antes: z.number().int(), ahora: z.number().int() }),
  example: {
    resumen: 'Antes: 8. Ahora: 6 (CURP). Regla: CURP distintas que puede escribir un mismo teléfono en un día.',
    antes: 8,
    ahora: 6,
  },
  refusals: ['regla_no_existe'],
  async run({ rooms, caller, body }) {
    const {
      meaning,
      unit,
      value: antes,
    } = await rooms.writer.submit('settings.rule', (tx, now) => {
      const found = listRules(tx).find((one) => one.name === body.regla || plainText(one.meaning) === plainText(body.regla))
      if (!found) throw refusal('regla_no_existe', 'regla')
      setRule(tx, found.name, body.valor)
      const detail = { rule: found.name, was: found.value, becomes: body.valor }
      audit(tx, caller, { operation: 'cambiar_regla', detail, ...(body.motivo && { reason: body.motivo }) }, now)
      return found
    })
    const resumen = `Antes: ${antes.toLocaleString('es-MX')}. Ahora: ${body.valor.toLocaleString('es-MX')} (${unit}). Regla: ${meaning}.`
    return { resumen, antes, ahora: body.valor }
  },
})
