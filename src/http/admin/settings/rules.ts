import { z } from 'zod'
import { audit } from '../../../staff/audit.ts'
import { listRules, setRule } from '../../../staff/settings.ts'
import { count, refusal } from '../../../texts/admin.ts'
import { choice, summaryField } from '../fields.ts'
import { operation } from '../operation.ts'

const card = z.object({ regla: z.string(), significa: z.string(), valor: z.number().int(), unidad: z.string() })
const EXAMPLE = {
  regla: 'curps_a_day',
  significa: 'CURP distintas que puede escribir un mismo teléfono en un día',
  valor: 8,
  unidad: 'CURP',
}

export const rules = operation({
  method: 'GET',
  path: '/admin/reglas',
  tag: 'Ajustes',
  least: 'reader',
  summary: 'Ver las reglas',
  explanation: 'Los números que la institución puede cambiar: límites por teléfono, edades y tiempos.',
  answer: z.object({ resumen: summaryField, reglas: z.array(card) }),
  example: { resumen: 'Hay 1 regla.', reglas: [EXAMPLE] },
  refusals: [],
  run({ rooms }) {
    const cards = listRules(rooms.db).map((row) => ({
      regla: row.name,
      significa: row.meaning,
      valor: row.value,
      unidad: row.unit,
    }))
    return { resumen: `Hay ${count(cards.length, 'regla', 'reglas')}.`, reglas: cards }
  },
})

export const changeRule = operation({
  method: 'POST',
  path: '/admin/reglas',
  tag: 'Ajustes',
  least: 'administrator',
  summary: 'Cambiar una regla',
  explanation: 'El número nuevo vale desde este momento para lo que se haga después. Lea antes qué significa en «Ver las reglas».',
  body: z.object({
    regla: choice('rules'),
    valor: z.coerce.number().int().min(0).max(1_000_000).describe('El número nuevo.'),
    motivo: z.string().trim().max(200).optional().describe('Por qué.'),
  }),
  answer: z.object({ resumen: summaryField, antes: z.number().int(), ahora: z.number().int() }),
  example: { resumen: 'La regla cambió de 8 a 6.', antes: 8, ahora: 6 },
  refusals: ['regla_no_existe'],
  async run({ rooms, caller, body }) {
    const before = await rooms.writer.submit('settings.rule', (tx, now) => {
      const was = setRule(tx, body.regla, body.valor)
      if (was === undefined) throw refusal('regla_no_existe', 'regla')
      const detail = { rule: body.regla, was, becomes: body.valor }
      audit(tx, caller, { operation: 'cambiar_regla', detail, ...(body.motivo && { reason: body.motivo }) }, now)
      return was
    })
    return { resumen: `La regla cambió de ${before} a ${body.valor}.`, antes: before, ahora: body.valor }
  },
})
