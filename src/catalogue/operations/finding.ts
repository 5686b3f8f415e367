import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { procedures as table } from '../../../db/schema.ts'
import { amongAllProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { choice, EVERY_PROCEDURE } from '../../admin/fields.ts'
import { compared, proposal, SETTING } from '../../admin/proposal.ts'
import { labels, record } from '../../admin/record.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { changesText, listed } from '../../texts/admin-answers.ts'
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

/** What is kept under each member. */
const WORDS = {
  otros_nombres: { language: 'es', kind: 'name' },
  otros_nombres_ingles: { language: 'en', kind: 'name' },
  frases: { language: 'es', kind: 'example' },
  frases_ingles: { language: 'en', kind: 'example' },
} as const
const MEMBERS = Object.keys(WORDS) as (keyof typeof WORDS)[]

const said = (member: keyof typeof WORDS, form: ReturnType<typeof several>, example: string) => ({
  form,
  card: z.string().meta({ ...labels(form.meta()), example }),
  show: ({ id }: ProcedureRow, db: Db) =>
    listWords(db, id)
      .filter(({ language, kind }) => language === WORDS[member].language && kind === WORDS[member].kind)
      .map(({ text }) => text)
      .join('; '),
})

const FOUND = record(table, ({ column, typed }) => ({
  otros_nombres: said(
    'otros_nombres',
    several('Cómo más le dicen. Por ejemplo: licencia de manejo; permiso para manejar.'),
    'licencia de manejo',
  ),
  otros_nombres_ingles: said(
    'otros_nombres_ingles',
    several('Lo mismo en inglés.').meta({ title: 'Otros nombres en inglés' }),
    'driving permit',
  ),
  frases: said(
    'frases',
    several('Qué escribe quien lo quiere. Por ejemplo: se me venció la licencia; quiero manejar.'),
    'se me venció la licencia',
  ),
  frases_ingles: said('frases_ingles', several('Lo mismo en inglés.').meta({ title: 'Frases en inglés' }), 'my licence expired'),
  tema: column(
    'subject',
    one(60, 'De qué es: junta los trámites parecidos en las listas largas. Por ejemplo Vehículos.').meta({ example: 'Vehículos' }),
  ),
  tema_ingles: typed('subjectEn', one(60, 'Lo mismo en inglés.').meta({ title: 'Tema en inglés' })),
  lo_hace: column('doneBy', one(100, 'Quién lo hace, si no se hace aquí. Por ejemplo Instituto Nacional Electoral.')),
  donde_se_hace: column('doneWhere', one(160, 'Dónde se hace: dirección o teléfono.')),
  enlace: column(
    'doneLink',
    z
      .union([z.literal(NONE).transform(() => null), z.url({ protocol: /^https?$/ }).max(200)])
      .optional()
      .describe(`Su página. Para quitarlo: ${NONE}.`),
  ),
}))

export const sayHowFound = proposal({
  ...SETTING,
  path: '/admin/tramites/como-se-pide',
  rank: 85,
  summary: 'Decir cómo se pide un trámite',
  explanation:
    'Con qué palabras lo pide la gente: el chat lo encuentra por su nombre, por estos otros y por frases parecidas. Aquí también se dice quién lo hace, si no se hace aquí: entonces el chat lo cuenta y no saca cita. Lo que deje en blanco no cambia.',
  form: z.object({ tramite: choice(EVERY_PROCEDURE), ...FOUND.change }),
  answer: { tramite: FOUND.card },
  example: { resumen: 'Cambiaría cómo se pide sacar licencia de conducir: Otros nombres: «licencia de manejo».' },
  refusals: { ...PROCEDURE_REFUSALS, ...only(COMMON_REFUSALS, 'no_changes'), ...FINDING_REFUSALS },
  deed: { name: 'como_se_pide', said: 'Dijo cómo se pide un trámite', members: { procedure: PROCEDURE } },
  plan({ deps, body, caller }) {
    const { tramite, ...typed } = body
    const chosen = amongAllProcedures(deps, caller, tramite)
    const changes = FOUND.changes(typed)
    const told = ({ before, after }: Record<'before' | 'after', { titled: object }>) =>
      `cómo se pide ${chosen.name}: ${changesText(before.titled, after.titled) || 'nada'}`
    return {
      work(tx) {
        const offices = changes.doneBy ? officesThatDo(tx, chosen.id) : []
        if (offices.length > 0) throw refuse(FINDING_REFUSALS.done_here, 'lo_hace', listed(offices))
        const read = () => readProcedure(tx, chosen.id) ?? chosen
        const doneBy = changes.doneBy === undefined ? read().doneBy : changes.doneBy
        if (!doneBy && (changes.doneWhere || changes.doneLink)) throw refuse(FINDING_REFUSALS.nobody_named, 'lo_hace')
        return compared(
          'procedure_words',
          () => ({ card: FOUND.toCard({ db: tx }, read()), titled: FOUND.titled({ db: tx }, read()) }),
          () => {
            changeProcedure(tx, chosen.id, { ...changes, ...(!doneBy && { doneWhere: null, doneLink: null }) })
            for (const member of MEMBERS) {
              const texts = body[member]
              if (texts) setWords(tx, { procedureId: chosen.id, ...WORDS[member] }, texts)
            }
          },
        )
      },
      deed: () => ({ detail: { procedure: chosen.id } }),
      would: (change) => `Cambiaría ${told(change)}`,
      did: (change) => `Se guardó ${told(change)}`,
      more: ({ after }) => ({ tramite: after.card }),
    }
  },
})
