import { z } from 'zod'
import { OWN_RULES } from '../../../db/seeds/rules.ts'
import { amongAllProcedures, chosenOffice, OFFICE_REFUSALS, ownProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { type Choices, choice, EVERY_OFFICE, EVERY_PROCEDURE, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { ownOf } from '../../admin/owners.ts'
import { changed, proposal, SETTING } from '../../admin/proposal.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { count } from '../../texts/admin.ts'
import { ruleChoice } from '../../texts/admin-rules.ts'
import { findOffice } from '../offices.ts'
import { allowedFor, listOwnRules, listRules, type OwnRule, ruleOf, setOwnRule } from '../rules.ts'
import { PROCEDURE } from './procedures.ts'
import { BEYOND, demandAllowed, RULE, ruleCalled } from './rules.ts'

const REFUSALS = refusals({
  no_own_rule: [
    'regla_sin_propia',
    'invalid',
    'Esa regla no puede ser distinta ahí.',
    'Elija una de la lista; unas son solo de una oficina.',
  ],
  of_whom: ['regla_de_quien', 'invalid', 'Falta decir de qué es la regla.', 'Elija un trámite o una oficina, no los dos.'],
})

type InForce = NonNullable<ReturnType<typeof ruleCalled>>
const isOwnRule = (one: InForce): one is InForce & { name: OwnRule } => one.name in OWN_RULES

const CHOICES: Choices = {
  name: 'own_rules',
  rows: (db) => listRules(db).flatMap((one) => (isOwnRule(one) ? ruleChoice(one.meaning, allowedFor(db, one.name)) : [])),
  beginsBlank: true,
}

const card = z.object({
  regla: z.string().meta({ example: 'Personas con cita vigente que puede tener un mismo teléfono' }),
  de: z.string().meta({ example: 'inscribir a la escuela' }),
  valor: z.number().int().meta({ example: 6 }),
})

export const ownRules = operation({
  ...SETTING,
  method: 'GET',
  path: '/admin/reglas/propias',
  rank: 240,
  least: 'reader',
  summary: 'Ver las reglas propias',
  explanation:
    'Las que un trámite o una oficina tiene distintas. Vale la del trámite; si no tiene, la de su oficina; si no, la general.',
  answer: z.object({ resumen: summaryField, reglas: z.array(card) }),
  example: { resumen: 'Hay 1 regla propia.' },
  refusals: {},
  run({ deps: { db }, caller }) {
    const meanings = new Map<string, string>(listRules(db).map(({ name, meaning }) => [name, meaning]))
    const mine = new Map(ownProcedures(db, caller).map(({ id, name }) => [id, name]))
    const offices = ownOf(caller, listOwnRules(db), ({ officeId }) => ({ office: officeId ?? 0 }))
    const reglas = [...listOwnRules(db).filter(({ procedureId }) => procedureId !== null && mine.has(procedureId)), ...offices].map(
      ({ name, procedureId, officeId, value }) => ({
        regla: meanings.get(name) ?? name,
        de: mine.get(procedureId ?? '') ?? findOffice(db, officeId ?? 0)?.name ?? '',
        valor: value,
      }),
    )
    return { resumen: `Hay ${count(reglas.length, 'regla propia', 'reglas propias')}.`, reglas }
  },
})

export const setRuleOf = proposal({
  ...SETTING,
  path: '/admin/reglas/propias',
  rank: 250,
  summary: 'Poner una regla propia',
  explanation:
    'Una regla distinta para un trámite o para una oficina. Primero dice cómo estaba y cómo quedaría; vale desde que usted confirma, para lo que se haga después.',
  form: z.object({
    regla: choice(CHOICES, 'Cuál.').meta({ example: 'live_people_a_phone' }),
    tramite: choice(EVERY_PROCEDURE, 'En blanco: es de una oficina.').optional(),
    oficina: choice(EVERY_OFFICE, 'En blanco: es de un trámite.').optional(),
    valor: z.coerce
      .number()
      .int()
      .max(1_000_000)
      .optional()
      .describe('En blanco: se quita, y vale la general.')
      .meta({ example: 6 }),
  }),
  example: {
    resumen:
      'Para inscribir a la escuela: ahora 4, quedaría en 6 (personas). Regla: personas con cita vigente que puede tener un mismo teléfono.',
  },
  refusals: { ...OFFICE_REFUSALS, ...PROCEDURE_REFUSALS, ...REFUSALS, ...BEYOND },
  deed: {
    name: 'poner_regla_propia',
    said: 'Puso una regla propia',
    members: {
      rule: RULE,
      procedure: PROCEDURE,
      was: 'antes',
      becomes: 'ahora',
    },
  },
  plan({ deps, caller, body }) {
    const { db } = deps
    const found = ruleCalled(db, body.regla)
    if (!found || !isOwnRule(found)) throw refuse(REFUSALS.no_own_rule, 'regla')
    if ((body.tramite === undefined) === (body.oficina === undefined)) throw refuse(REFUSALS.of_whom, 'tramite', 'oficina')
    const procedure = body.tramite === undefined ? undefined : amongAllProcedures(deps, caller, body.tramite)
    const office = body.oficina === undefined ? undefined : chosenOffice(deps, caller, body.oficina)
    const kinds: readonly string[] = OWN_RULES[found.name]
    if (!kinds.includes(procedure ? 'procedure' : 'office')) throw refuse(REFUSALS.no_own_rule, 'regla')
    if (body.valor !== undefined) demandAllowed(db, found, body.valor)
    const whose = { procedureId: procedure?.id, officeId: office?.id }
    const was = ruleOf(db, found.name, whose).value
    const becomes = body.valor ?? found.value
    const name = procedure?.name ?? office?.name ?? ''
    const rest = `(${found.unit}). Regla: ${found.meaning}.`
    return {
      work: (tx) => changed('own_rule', ruleOf(tx, found.name, whose), () => setOwnRule(tx, found.name, whose, body.valor)),
      deed: () => ({
        ...(office && { officeId: office.id }),
        detail: { rule: found.name, ...(procedure && { procedure: procedure.id }), was, becomes },
      }),
      would: () => `Para ${name}: ahora ${was}, quedaría en ${becomes} ${rest}`,
      did: () => `Para ${name}: antes ${was}, ahora ${becomes} ${rest}`,
    }
  },
})
