import { z } from 'zod'
import { addAuditEntry } from '../../admin/audit.ts'
import { instant, summaryField } from '../../admin/fields.ts'
import { type Operation, operation } from '../../admin/operation.ts'
import { isoAt } from '../../admin/parse.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import type { Contributions } from '../../capability.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { forgetLearnt, keepLearnt, listLessons, removeLesson, taughtHere } from '../lessons.ts'
import { titleCalled } from './buttons.ts'

const REFUSALS = refusals({
  no_lesson: ['leccion_no_existe', 'not_found', 'No hay una lección con ese número.', 'Vea «Lo que se ha enseñado».'],
})

const card = z.object({
  leccion: z.number().int().meta({ title: 'Número de la lección', example: 3, page: 'carried' }),
  palabras: z.string().meta({ example: 'mi compadre dice que ahí pesos' }),
  boton: z.string().meta({ title: 'Botón', example: 'Cuánto cuesta' }),
  cuando: instant.meta({ title: 'Cuándo', example: '2026-12-03T09:00:00-06:00' }),
  se_usa: z.string().meta({ title: 'Se usa', example: 'sí' }),
})

/** What was taught, and taking it back. */
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
    run({ deps }) {
      const zone = institutionZone(deps.db)
      const lecciones = listLessons(deps.db).map(({ id, words, wish, state, at }) => ({
        leccion: id,
        palabras: words,
        boton: titleCalled(deps.db, own, wish),
        cuando: isoAt(at, zone),
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
      'El chat olvida esa lección y vuelve a lo de antes. No cambia ninguna cita ni ninguna plática. Tarda unos segundos.',
    body: z.object({
      leccion: z.coerce.number().int().positive().describe('El número de la lección.').meta({ title: 'Número de la lección' }),
    }),
    answer: z.object({ resumen: summaryField, palabras: z.string().meta({ example: 'mi compadre dice que ahí pesos' }) }),
    example: { resumen: 'Se quitó la lección; quedan 2.' },
    refusals: REFUSALS,
    deed: {
      name: 'quitar_leccion',
      said: 'Quitó algo que se había enseñado al chat',
      members: { words: 'palabras', button: 'botón' },
    },
    async run(call) {
      const { deps, body } = call
      const gone = await deps.writer.submit('lessons.remove', (tx, at) => {
        const removed = removeLesson(tx, body.leccion)
        if (!removed) throw refuse(REFUSALS.no_lesson, 'leccion')
        addAuditEntry(call, tx, { detail: { words: removed.words, button: titleCalled(tx, own, removed.wish) } }, at)
        return removed
      })
      const left = taughtHere(deps.db, own)
      // What is left is learnt at once; the job of each minute does it where this fails.
      const learnt = left.lessons.length + left.own.length > 0 ? await deps.learn(left) : undefined
      await deps.writer.submit('lessons.learn', (tx, at) => {
        if (!learnt) forgetLearnt(tx)
        else if (JSON.stringify(taughtHere(tx, own)) === JSON.stringify(left)) keepLearnt(tx, own, learnt, at)
      })
      const { length } = listLessons(deps.db)
      return { resumen: `Se quitó la lección; ${length === 1 ? 'queda 1' : `quedan ${length}`}.`, palabras: gone.words }
    },
  }),
]
