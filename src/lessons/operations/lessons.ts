import { z } from 'zod'
import { ALL, namedOffices } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { instant, key, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { type Contributions, type Operation, operation } from '../../admin/operation.ts'
import { isOwn, ownerOfShared, own as ownRecord } from '../../admin/owners.ts'
import { isoAt } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { forgetLearnt, keepLearnt, listLessons, removeLesson, type Scope, taughtHere } from '../lessons.ts'
import { titleCalled } from './buttons.ts'

const REFUSALS = refusals({
  no_lesson: [
    'leccion_no_existe',
    'not_found',
    'Ninguna lección que su clave pueda quitar tiene ese número.',
    'Vea «Lo que se ha enseñado».',
  ],
})

const card = z.object({
  leccion: z.number().int().meta({ title: 'Número de la lección', example: 3, page: 'carried' }),
  palabras: z.string().meta({ example: 'mi compadre dice que ahí pesos' }),
  boton: z.string().meta({ title: 'Botón', example: 'Cuánto cuesta' }),
  cuando: instant.meta({ title: 'Cuándo', example: '2026-12-03T09:00:00-06:00' }),
  oficina: z.string().meta({ example: 'todas' }),
  se_usa: z.string().meta({ title: 'Se usa', example: 'sí' }),
})

export const lessonOperations = ({ own }: Contributions): readonly Operation[] => [
  operation({
    method: 'GET',
    path: '/admin/lecciones',
    tag: 'Lo que dice el chat',
    rank: 30,
    least: 'manager',
    summary: 'Lo que se ha enseñado',
    explanation:
      'Las lecciones de esta oficina: qué palabras llevan a qué botón. Una que ya no se usa chocaba con una versión nueva del sistema.',
    answer: z.object({ resumen: summaryField, lecciones: z.array(card) }),
    example: { resumen: 'Hay 1 lección.' },
    refusals: {},
    run({ deps, caller }) {
      const zone = institutionZone(deps.db)
      const names = new Map(namedOffices(deps.db).map((one) => [one.id, one.name]))
      const shown = listLessons(deps.db).filter((one) => one.officeId === null || isOwn(caller, ownerOfShared(caller, one)))
      const lecciones = shown.map(({ id, words, wish, state, at, officeId }) => ({
        leccion: id,
        palabras: words,
        boton: titleCalled(deps.db, own, caller.agencyId, wish),
        cuando: isoAt(at, zone),
        oficina: officeId === null ? ALL : (names.get(officeId) ?? ALL),
        se_usa: state === 'used' ? 'sí' : 'no: choca con lo que el sistema ya entiende',
      }))
      return { resumen: `Hay ${count(lecciones.length, 'lección', 'lecciones')}.`, lecciones }
    },
  }),
  operation({
    method: 'POST',
    path: '/admin/lecciones/quitar',
    tag: 'Lo que dice el chat',
    rank: 40,
    least: 'manager',
    summary: 'Quitar una lección',
    explanation:
      'Primero dice cuál es. Cuando usted confirma, el chat olvida esa lección y vuelve a lo de antes. No cambia ninguna cita ni ninguna plática. Tarda unos segundos.',
    body: z.object({
      leccion: z.coerce
        .number()
        .int()
        .positive()
        .describe('El número de la lección.')
        .meta({ title: 'Número de la lección', record: 'lesson' }),
      clave: key,
    }),
    answer: proposalAnswer({ palabras: z.string().meta({ example: 'mi compadre dice que ahí pesos' }) }),
    example: { resumen: 'Se quitaría la lección «mi compadre dice que ahí pesos» → [Cuánto cuesta].' },
    refusals: { ...REFUSALS, ...KEY_REFUSALS },
    deed: {
      name: 'quitar_leccion',
      said: 'Quitó algo que se había enseñado al chat',
      members: { words: 'palabras', button: 'botón' },
    },
    async run(call) {
      const { deps, caller, body } = call
      const outcome = await propose(call, (tx) => {
        const found = listLessons(tx).find((one) => one.id === body.leccion)
        const lesson = ownRecord(caller, found, (one) => ownerOfShared(caller, one))
        if (!lesson) throw refuse(REFUSALS.no_lesson, 'leccion')
        const button = titleCalled(tx, own, caller.agencyId, lesson.wish)
        return {
          work: (inner) => removeLesson(inner, lesson),
          deed: () => ({ officeId: lesson.officeId ?? undefined, detail: { words: lesson.words, button } }),
        }
      })
      if (outcome.kind === 'done') await learnWhatIsLeft(deps, own, outcome.impact)
      const { length } = listLessons(deps.db)
      return answerProposal(outcome, institutionZone(deps.db), {
        would: ({ words, wish }) => `Se quitaría la lección «${words}» → [${titleCalled(deps.db, own, caller.agencyId, wish)}].`,
        did: () => `Se quitó la lección; ${length === 1 ? 'queda 1' : `quedan ${length}`}.`,
        more: ({ words }) => ({ palabras: words }),
      })
    },
  }),
]

/** At once; otherwise by the job of each minute. */
async function learnWhatIsLeft(deps: AdminDeps, own: Contributions['own'], scope: Scope): Promise<void> {
  const left = taughtHere(deps.db, own, scope)
  const learnt = left.lessons.length + left.own.length > 0 ? await deps.learn(left) : undefined
  await deps.writer.submit('lessons.learn', (tx, at) => {
    if (!learnt) forgetLearnt(tx, scope)
    else if (JSON.stringify(taughtHere(tx, own, scope)) === JSON.stringify(left)) keepLearnt(tx, own, learnt, scope, at)
  })
}
