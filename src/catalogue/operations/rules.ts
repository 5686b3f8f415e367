import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { ofEach } from '../../admin/audit.ts'
import { type Choices, choice, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { changed, proposal } from '../../admin/proposal.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { allowedText, meansRule, ruleChoice } from '../../texts/admin-rules.ts'
import { allowedFor, isAllowed, listRules, type Rule, setRule } from '../rules.ts'

const RULES: Choices = { name: 'rules', rows: (db) => ruleChoices(db), beginsBlank: true }

const REFUSALS = refusals({
  no_rule: ['regla_no_existe', 'invalid', 'No hay una regla con ese nombre.', 'Elija una regla de la lista.'],
})

export const BEYOND = refusals({
  beyond: [
    'regla_fuera_de_rango',
    'invalid',
    'Con ese número el sistema dejaría de hacer lo que promete; la regla no cambió.',
    'Vea en «Ver las reglas» entre qué números se puede elegir.',
  ],
})

const card = z
  .object({
    grupo: z.string(),
    regla: z.string(),
    valor: z.number().int(),
    unidad: z.string(),
    se_permite: z.string().describe('Entre qué números se puede elegir ahora.'),
  })
  .meta({
    example: {
      grupo: 'Límites de un teléfono',
      regla: 'CURP distintas que puede escribir un mismo teléfono en un día',
      valor: 8,
      unidad: 'CURP',
      se_permite: 'de 1 a 60',
    },
  })

export const rules = operation({
  method: 'GET',
  path: '/admin/reglas',
  tag: 'Ajustes',
  rank: 220,
  least: 'reader',
  summary: 'Ver las reglas',
  explanation:
    'Los números que la institución puede cambiar, por temas: límites de un teléfono, lugares apartados, recordatorios, lista de espera y otros. Junto a cada uno, entre cuáles se puede elegir.',
  answer: z.object({ resumen: summaryField, reglas: z.array(card) }),
  example: { resumen: 'Hay 1 regla.' },
  refusals: {},
  run({ deps }) {
    const cards = listRules(deps.db).map(({ name, group, meaning, value, unit }) => ({
      grupo: group,
      regla: meaning,
      valor: value,
      unidad: unit,
      se_permite: allowedText(allowedFor(deps.db, name)),
    }))
    return { resumen: `Hay ${count(cards.length, 'regla', 'reglas')}.`, reglas: cards }
  },
})

/** With their limits. */
export const ruleChoices = (db: Db): string[] => listRules(db).map(({ name, meaning }) => ruleChoice(meaning, allowedFor(db, name)))

/** In the log-book. */
export const RULE = {
  words: 'regla',
  said: ofEach<string>((name, { db }) => {
    const found = listRules(db).find((one) => one.name === name)
    return found && `«${found.meaning}»`
  }),
}

/** By its name, its meaning, or as in the drop-down. */
export const ruleCalled = (db: Db, words: string) =>
  listRules(db).find(({ name, meaning }) => name === words || meansRule(plainText(words), plainText(meaning)))

export function demandAllowed(db: Db, { name, unit }: { name: Rule; unit: string }, value: number): void {
  const allowed = allowedFor(db, name)
  if (isAllowed(allowed, value)) return
  throw refuse({ ...BEYOND.beyond, remedy: `Para esta regla se permite: ${allowedText(allowed)} (${unit}).` }, 'valor')
}

export const changeRule = proposal({
  path: '/admin/reglas',
  tag: 'Ajustes',
  rank: 230,
  least: 'administrator',
  summary: 'Cambiar una regla',
  changesLists: true,
  explanation:
    'Primero dice cómo estaba y cómo quedaría. Cuando usted confirma, el número nuevo vale desde ese momento para lo que se haga después. Lo que ya se hizo no cambia. Entre qué números se puede elegir está entre paréntesis, después de cada regla.',
  form: z.object({
    regla: choice(RULES, 'Qué número cambia.').meta({ example: 'hold_seconds' }),
    valor: z.coerce
      .number()
      .int()
      .max(1_000_000_000)
      .describe('El número nuevo. El de ahora está en «Ver las reglas».')
      .meta({ example: 500 }),
    motivo: z.string().trim().max(200).optional().describe('Por qué.'),
  }),
  answer: { antes: z.number().int().meta({ title: 'Como estaba' }), ahora: z.number().int() },
  example: {
    resumen: 'Ahora: 8. Quedaría en: 6 (CURP). Regla: CURP distintas que puede escribir un mismo teléfono en un día.',
    antes: 8,
    ahora: 6,
  },
  refusals: { ...REFUSALS, ...BEYOND },
  deed: { name: 'cambiar_regla', said: 'Cambió una regla', members: { rule: RULE, was: 'antes', becomes: 'ahora' } },
  plan({ body }) {
    const becomes = body.valor.toLocaleString('es-MX')
    return {
      work(tx) {
        const found = ruleCalled(tx, body.regla)
        if (!found) throw refuse(REFUSALS.no_rule, 'regla')
        demandAllowed(tx, found, body.valor)
        return { ...changed('rule', found, () => setRule(tx, found.name, body.valor)), impact: found }
      },
      deed: ({ name, value }) => ({ detail: { rule: name, was: value, becomes: body.valor }, reason: body.motivo }),
      would: ({ value, unit, meaning }) =>
        `Ahora: ${value.toLocaleString('es-MX')}. Quedaría en: ${becomes} (${unit}). Regla: ${meaning}.`,
      did: ({ value, unit, meaning }) => `Antes: ${value.toLocaleString('es-MX')}. Ahora: ${becomes} (${unit}). Regla: ${meaning}.`,
      more: ({ value }) => ({ antes: value, ahora: body.valor }),
    }
  },
})
