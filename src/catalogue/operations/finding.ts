import { z } from 'zod'
import { amongAllProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { choice, EVERY_PROCEDURE, key, proposalAnswer, refuseNothing } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { changesText, listed } from '../../texts/admin-answers.ts'
import { institutionZone } from '../institution.ts'
import { changeProcedure, listWords, officesThatDo, type ProcedureRow, readProcedure, setWords } from '../settings.ts'
import { PROCEDURE } from './procedures.ts'

export const FINDING_REFUSALS = refusals({
  done_here: [
    'tramite_se_hace_aqui',
    'conflict',
    'Ese trámite se hace en sus oficinas.',
    'Quítelo primero de cada oficina con «Decir qué trámites hace una oficina».',
  ],
  nobody_named: [
    'falta_quien_lo_hace',
    'invalid',
    'Falta decir quién hace el trámite.',
    'Escriba quién lo hace; sin eso no se guarda dónde ni el enlace.',
  ],
})

/** Said to take away what stands there; blank leaves it. */
const NONE = 'ninguno'

const MOST_WORDS = 30
const LONGEST = 120
const several = (description: string) =>
  z
    .string()
    .trim()
    .max(2_000)
    .transform((text) =>
      text === NONE
        ? []
        : [
            ...new Set(
              text
                .split(';')
                .map((one) => one.trim())
                .filter(Boolean),
            ),
          ],
    )
    .pipe(z.array(z.string().max(LONGEST)).max(MOST_WORDS))
    .describe(`${description} Separe con punto y coma. Para quitar todo: ${NONE}.`)
    .optional()
const one = (most: number, description: string) =>
  z
    .string()
    .trim()
    .min(2)
    .max(most)
    .transform((text) => (text === NONE ? null : text))
    .describe(`${description} Para quitarlo: ${NONE}.`)
    .optional()

const card = z.object({
  tema: z.string().nullable(),
  otros_nombres: z.string(),
  otros_nombres_ingles: z.string().meta({ title: 'Otros nombres en inglés' }),
  frases: z.string(),
  frases_ingles: z.string().meta({ title: 'Frases en inglés' }),
  lo_hace: z.string().nullable(),
  donde_se_hace: z.string().nullable(),
  enlace: z.string().nullable(),
})

/** What is kept under each member. */
const WORDS = {
  otros_nombres: { language: 'es', kind: 'name' },
  otros_nombres_ingles: { language: 'en', kind: 'name' },
  frases: { language: 'es', kind: 'example' },
  frases_ingles: { language: 'en', kind: 'example' },
} as const
const MEMBERS = Object.keys(WORDS) as (keyof typeof WORDS)[]

const toCard = (row: ProcedureRow, words: ReturnType<typeof listWords>): z.output<typeof card> => {
  const said = (member: keyof typeof WORDS): string =>
    words
      .filter((one) => one.language === WORDS[member].language && one.kind === WORDS[member].kind)
      .map((one) => one.text)
      .join('; ')
  return {
    tema: row.subject,
    otros_nombres: said('otros_nombres'),
    otros_nombres_ingles: said('otros_nombres_ingles'),
    frases: said('frases'),
    frases_ingles: said('frases_ingles'),
    lo_hace: row.doneBy,
    donde_se_hace: row.doneWhere,
    enlace: row.doneLink,
  }
}

export const sayHowFound = operation({
  method: 'POST',
  path: '/admin/tramites/como-se-pide',
  tag: 'Ajustes',
  rank: 85,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Decir cómo se pide un trámite',
  explanation:
    'Con qué palabras lo pide la gente: el chat lo encuentra por su nombre, por estos otros y por frases parecidas. Aquí también se dice quién lo hace, si no se hace aquí: entonces el chat lo cuenta y no saca cita. Lo que deje en blanco no cambia.',
  body: z.object({
    tramite: choice(EVERY_PROCEDURE),
    otros_nombres: several('Cómo más le dicen. Por ejemplo: licencia de manejo; permiso para manejar.'),
    otros_nombres_ingles: several('Lo mismo en inglés.').meta({ title: 'Otros nombres en inglés' }),
    frases: several('Qué escribe quien lo quiere. Por ejemplo: se me venció la licencia; quiero manejar.'),
    frases_ingles: several('Lo mismo en inglés.').meta({ title: 'Frases en inglés' }),
    tema: one(60, 'De qué es: junta los trámites parecidos en las listas largas. Por ejemplo Vehículos.').meta({
      example: 'Pasaportes',
    }),
    tema_ingles: one(60, 'Lo mismo en inglés.').meta({ title: 'Tema en inglés' }),
    lo_hace: one(100, 'Quién lo hace, si no se hace aquí. Por ejemplo Instituto Nacional Electoral.'),
    donde_se_hace: one(160, 'Dónde se hace: dirección o teléfono.'),
    enlace: z
      .union([z.literal(NONE).transform(() => null), z.url({ protocol: /^https?$/ }).max(200)])
      .optional()
      .describe(`Su página. Para quitarlo: ${NONE}.`),
    clave: key,
  }),
  answer: proposalAnswer({ tramite: card }),
  example: {
    resumen: 'Cambiaría cómo se pide renovar pasaporte: otros nombres: nada pasa a «pasaporte vencido».',
    tramite: {
      tema: 'Pasaportes',
      otros_nombres: 'pasaporte vencido',
      otros_nombres_ingles: 'expired passport',
      frases: 'ya se me venció el pasaporte',
      frases_ingles: 'my passport expired',
      lo_hace: null,
      donde_se_hace: null,
      enlace: null,
    },
  },
  refusals: { ...PROCEDURE_REFUSALS, ...only(COMMON_REFUSALS, 'no_changes'), ...FINDING_REFUSALS, ...KEY_REFUSALS },
  deed: { name: 'como_se_pide', said: 'Dijo cómo se pide un trámite', members: { procedure: PROCEDURE } },
  async run(call) {
    const { deps, body, caller } = call
    const chosen = amongAllProcedures(deps, caller, body.tramite)
    const { tramite, clave, ...changes } = body
    refuseNothing(changes)
    const outcome = await propose(call, (tx) => {
      if (body.lo_hace) {
        const offices = officesThatDo(tx, chosen.id)
        if (offices.length > 0) throw refuse(FINDING_REFUSALS.done_here, 'lo_hace', listed(offices))
      }
      const doneBy = body.lo_hace === undefined ? readProcedure(tx, chosen.id)?.doneBy : body.lo_hace
      if (!doneBy && (body.donde_se_hace || body.enlace)) throw refuse(FINDING_REFUSALS.nobody_named, 'lo_hace')
      return {
        work: (inner) => {
          const read = () => toCard(readProcedure(inner, chosen.id) ?? chosen, listWords(inner, chosen.id))
          const before = read()
          changeProcedure(inner, chosen.id, {
            subject: body.tema,
            subjectEn: body.tema_ingles,
            doneBy: body.lo_hace,
            doneWhere: doneBy ? body.donde_se_hace : null,
            doneLink: doneBy ? body.enlace : null,
          })
          for (const member of MEMBERS) {
            const texts = body[member]
            if (texts) setWords(inner, { procedureId: chosen.id, ...WORDS[member] }, texts)
          }
          return { ok: true, touched: [touchRecord('procedure_words', [before])], impact: { before, after: read() } }
        },
        deed: () => ({ detail: { procedure: chosen.id } }),
      }
    })
    const { before, after } = outcome.impact
    const told = changesText(before, after) || 'nada'
    return answerProposal(outcome, institutionZone(deps.db), {
      would: () => `Cambiaría cómo se pide ${chosen.name}: ${told}`,
      did: () => `Se guardó cómo se pide ${chosen.name}: ${told}`,
      more: () => ({ tramite: after }),
    })
  },
})
