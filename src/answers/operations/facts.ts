import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { ALL, chosenOfficeOrAll, chosenProcedure, OFFICE_REFUSALS, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { choice, OFFICES_OR_ALL, refuseNothing } from '../../admin/fields.ts'
import { proposal } from '../../admin/proposal.ts'
import type { Touched, Worked } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only } from '../../admin/refusals.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import type { OfficeFact } from '../../reading/acts.ts'
import { count } from '../../texts/admin.ts'
import { FACT_QUESTIONS, READY_WORDS, readyFor } from '../facts.ts'
import { keepAnswer, type NotKept, type Wanted } from '../kept-answers.ts'
import { listAnswers } from '../own-answers.ts'
import { KEPT_REFUSALS, OF_PROCEDURE } from './own-answers.ts'

/** By the name of its field. */
const FORM = {
  llegar_tarde: { fact: 'late', title: 'Llegar tarde' },
  duracion: { fact: 'duration', title: 'Duración' },
  entrega: { fact: 'delivery', title: 'Entrega' },
  acompanantes: { fact: 'companion', title: 'Acompañantes' },
  estacionamiento: { fact: 'parking', title: 'Estacionamiento' },
  copias: { fact: 'copies', title: 'Copias' },
  fotos: { fact: 'pictures', title: 'Fotos' },
  tarjeta: { fact: 'cards', title: 'Tarjeta' },
  rampa_o_elevador: { fact: 'access', title: 'Rampa o elevador' },
  banos: { fact: 'toilets', title: 'Baños' },
} as const satisfies Record<string, { fact: OfficeFact; title: string }>

function fieldOf({ fact, title }: { fact: OfficeFact; title: string }): z.ZodType<string | undefined> {
  const ready = READY_WORDS[fact]
  const words = ready ? z.enum(ready.map(({ es }) => es)) : z.string().trim().min(2).max(300)
  return words.optional().meta({ title })
}

const FIELDS: z.ZodRawShape = Object.fromEntries(Object.entries(FORM).map(([name, one]) => [name, fieldOf(one)]))

const REFUSED = ['money', 'account', 'same_words', 'too_many_answers'] as const satisfies readonly NotKept[]
type Refused = (typeof REFUSED)[number]
const isRefused = (why: NotKept): why is Refused => REFUSED.some((one) => one === why)

type Said = Omit<Wanted, 'question' | 'answer' | 'answerEn' | 'replaces'>

/** Each as an answer of its own, in place of the one that was there. */
function keepFacts(
  tx: Tx,
  said: [OfficeFact, string][],
  of: Said,
  keyId: number | null,
  at: Instant,
): Worked<{ waiting: number }, Refused> {
  const touched: Touched[] = []
  let waiting = 0
  for (const [fact, answer] of said) {
    const before = listAnswers(tx).find(
      (one) =>
        one.replaces === fact && one.agencyId === of.agencyId && one.officeId === of.officeId && one.procedureId === of.procedureId,
    )
    const answerEn = readyFor(fact, answer)?.en ?? null
    const kept = keepAnswer(tx, before?.id, { ...of, replaces: fact, question: FACT_QUESTIONS[fact], answer, answerEn }, keyId, at)
    if (!kept.ok && isRefused(kept.why)) return { ok: false, why: kept.why }
    if (!kept.ok) throw new Error(`a fact was refused as ${kept.why}`)
    touched.push(...kept.touched)
    waiting += kept.impact.risk ? 1 : 0
  }
  return { ok: true, touched, impact: { waiting } }
}

export const tellFacts = proposal({
  path: '/admin/respuestas/lo-que-preguntan',
  tag: 'Lo que dice el chat',
  rank: 55,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Contestar lo que más preguntan',
  explanation: 'Con frases cortas. Lo que deje en blanco no cambia.',
  form: z.object({
    oficina: choice(OFFICES_OR_ALL, 'De qué oficina, o todas.').default(ALL),
    tramite: OF_PROCEDURE,
    ...FIELDS,
  }),
  refusals: {
    ...OFFICE_REFUSALS,
    ...PROCEDURE_REFUSALS,
    ...only(COMMON_REFUSALS, 'no_changes'),
    ...only(KEPT_REFUSALS, 'money', 'account', 'same_words', 'too_many_answers'),
  },
  example: { resumen: 'El chat contestaría 3 preguntas más, en Toluca.' },
  deed: { name: 'contestar_lo_que_preguntan', said: 'Contestó lo que más preguntan', members: { answers: 'respuestas' } },
  plan({ deps, caller, body, now }) {
    const { oficina, tramite, clave, ...typed } = body as { oficina: string; tramite?: string; clave?: string } & Record<
      string,
      string | undefined
    >
    refuseNothing(typed)
    const office = chosenOfficeOrAll(deps, caller, oficina)
    const procedure = tramite === undefined ? undefined : chosenProcedure(deps, caller, tramite)
    const said = Object.entries(FORM).flatMap(([name, { fact }]): [OfficeFact, string][] => {
      const answer = typed[name]
      return answer === undefined ? [] : [[fact, answer]]
    })
    const of: Said = {
      ...{ agencyId: caller.agencyId, officeId: office?.id ?? null, procedureId: procedure?.id ?? null },
      ...{ otherWords: '', fromDay: dayOf(now, institutionZone(deps.db)), untilDay: null },
    }
    const what = `${count(said.length, 'pregunta', 'preguntas')}, en ${office?.name ?? 'todas las oficinas'}`
    const until = (waiting: number) =>
      waiting === 0 ? '' : ` De ellas, ${waiting} no se dirán hasta que las autorice un administrador con otra clave.`
    return {
      work: (tx, at) => keepFacts(tx, said, of, caller.keyId, at),
      deed: () => ({ officeId: office?.id, detail: { answers: said.length } }),
      would: ({ waiting }) => `El chat contestaría ${what}.${until(waiting)}`,
      did: ({ waiting }) => `El chat contesta ${what}.${until(waiting)}`,
    }
  },
})
