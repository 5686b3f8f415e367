import { z } from 'zod'
import { addAuditEntry } from '../../admin/audit.ts'
import { ALL, chosenOfficeOrAll, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { choice, instant, OFFICES_OR_ALL, summaryField } from '../../admin/fields.ts'
import { type Contributions, called, type Operation, operation } from '../../admin/operation.ts'
import { isoAt } from '../../admin/parse.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { rule } from '../../catalogue/rules.ts'
import { likelyLabels } from '../../chat/classifier/shipped.ts'
import { count } from '../../texts/admin.ts'
import { addLesson, learntTable, taughtHere, whyNotTaught } from '../lessons.ts'
import { shortened, withoutMarks } from '../mask.ts'
import { missedSentences, settleMissed } from '../missed.ts'
import { buttonField, NONE, titleCalled, wishCalled } from './buttons.ts'

const REFUSALS = refusals({
  gone: [
    'frase_no_esta',
    'not_found',
    'No hay una frase con ese número.',
    'Vea la lista otra vez: lo que no se entendió se borra solo, y lo que ya se decidió también.',
  ],
  not_shorter: [
    'palabras_de_otra_frase',
    'invalid',
    'Solo se pueden quitar palabras de la frase; no se enseñó nada.',
    'Escriba algunas de sus palabras, en el mismo orden, o deje el campo en blanco.',
  ],
  no_button: ['boton_no_existe', 'invalid', 'Ningún botón del chat dice eso.', 'Elija uno de la lista.'],
  no_words: ['frase_sin_palabras', 'invalid', 'De esa frase no quedan palabras que enseñar.', `Elija [${NONE}].`],
  delicate: [
    'frase_delicada',
    'conflict',
    'Esas palabras se acercan a una queja, al miedo, a los derechos o a la salud. Eso no se enseña.',
    `Elija [${NONE}]. Lo delicado siempre se contesta igual en todas las oficinas.`,
  ],
  protected: [
    'no_se_desaprende',
    'conflict',
    'Esas palabras pueden pedir una persona, una cancelación, una queja o un derecho. Eso no se puede cambiar por otro botón.',
    'Acórtelas para que digan solo lo otro, o elija el botón que ya tienen.',
  ],
  taught: [
    'ya_se_enseno',
    'conflict',
    'Esas mismas palabras ya se enseñaron.',
    'Para cambiarlas, quite primero la lección en «Quitar una lección».',
  ],
  too_many: [
    'demasiadas_lecciones',
    'conflict',
    'Ya hay tantas lecciones como caben.',
    'Quite las que ya no sirvan en «Quitar una lección».',
  ],
  breaks: [
    'rompe_lo_que_ya_entiende',
    'conflict',
    'Con esa lección el chat dejaría de entender otra frase; no se enseñó nada.',
    'Acorte las palabras o elija otro botón.',
  ],
  idle: [
    'no_cambia_nada',
    'conflict',
    'Con esas palabras el chat seguiría proponiendo otra cosa; no se enseñó nada.',
    'Deje más palabras de la frase.',
  ],
  changed: ['lecciones_cambiaron', 'conflict', 'Alguien más enseñó algo al mismo tiempo; no se hizo nada.', 'Hágalo otra vez.'],
})

/** By the name of the question. */
const MOMENTS: Record<string, string> = {
  menu: 'en el menú',
  place: 'al decir dónde',
  office: 'al elegir oficina',
  curp: 'al dar la CURP',
  noCurp: 'al dar la CURP',
  name: 'al dar el nombre',
  slot: 'al elegir hora',
  summary: 'antes de confirmar',
  appointments: 'con una cita',
  moving: 'al cambiar la cita',
  cancelling: 'antes de cancelar',
  reminder: 'después de un recordatorio',
  waitOffer: 'con un lugar ofrecido',
  waitingList: 'en la lista de espera',
}

const MOST_SHOWN = 50

const card = z.object({
  frase: z.number().int().meta({ title: 'Número de la frase', example: 12, page: 'carried' }),
  palabras: z.string().meta({ example: 'mi compadre dice que ahí [cifra] pesos' }),
  donde: z.string().meta({ title: 'Dónde estaba', example: 'en el menú' }),
  cuando: instant.meta({ title: 'Cuándo', example: '2026-12-03T09:00:00-06:00' }),
  veces: z.number().int().meta({ title: 'Cuántos lo escribieron', example: 1 }),
  propone: z.array(z.string()).meta({ title: 'Lo que propone hoy', example: ['Cuánto cuesta'] }),
})

export const missedOperations = ({ own }: Contributions): readonly Operation[] => {
  const list = operation({
    method: 'GET',
    path: '/admin/no-entendido',
    tag: 'Lo que dice el chat',
    rank: 10,
    least: 'manager',
    summary: 'Lo que no se entendió',
    explanation:
      'Frases que el chat no entendió, con los datos tapados: [cifra], [CURP] y […] están donde había otra cosa. Se borran solas en pocos días. Lo que se acerca a una queja, al miedo, a los derechos o a la salud nunca aparece aquí.',
    answer: z.object({ resumen: summaryField, frases: z.array(card) }),
    example: { resumen: 'Hay 1 frase. Cada una se borra a las 72 horas.' },
    refusals: {},
    run({ deps, caller, now }) {
      const found = missedSentences(deps.db, deps.vault, now)
      const table = learntTable(deps.db, caller.agencyId, caller.officeIds)
      const zone = institutionZone(deps.db)
      const frases = found.slice(0, MOST_SHOWN).map(({ id, words, question, at, times }) => ({
        frase: id,
        palabras: words,
        donde: MOMENTS[question] ?? 'en otra pregunta',
        cuando: isoAt(at, zone),
        veces: times,
        propone: likelyLabels(withoutMarks(words), table)
          .slice(0, 2)
          .map(({ label }) => titleCalled(deps.db, own, caller.agencyId, label)),
      }))
      const shown = found.length > MOST_SHOWN ? ` Se muestran las ${MOST_SHOWN} más nuevas.` : ''
      const resumen = `Hay ${count(found.length, 'frase', 'frases')}.${shown} Cada una se borra a las ${rule(deps.db, 'missed_hours')} horas.`
      return { resumen, frases }
    },
  })
  return [list, teach(own, list)]
}

const TAUGHT = z.object({
  resumen: summaryField,
  palabras: z.string().meta({ example: 'mi compadre dice que ahí pesos' }),
  boton: z.string().meta({ title: 'Botón', example: 'Cuánto cuesta' }),
  leccion: z.number().int().nullable().meta({ title: 'Número de la lección', example: 3 }),
})

const teach = (own: Contributions['own'], list: Operation): Operation =>
  operation({
    method: 'POST',
    path: '/admin/no-entendido',
    tag: 'Lo que dice el chat',
    rank: 20,
    least: 'manager',
    summary: 'Enseñar qué quiso decir',
    explanation:
      'Elija qué botón quiso la persona, o [Nada de esto]. Desde entonces, a quien escriba algo parecido y no se le entienda, el chat le ofrece ese botón. Nunca hace nada por sí solo. Tarda unos segundos.',
    body: z.object({
      frase: z.coerce
        .number()
        .int()
        .positive()
        .describe(`El número de la frase, de ${called(list)}.`)
        .meta({ title: 'Número de la frase', record: 'missed sentence' }),
      oficina: choice(OFFICES_OR_ALL, 'De qué oficina es la lección: solo sus claves la quitan.').default(ALL),
      significa: buttonField(own, 'El botón que quiso, con las palabras del chat.'),
      acortar: z
        .string()
        .trim()
        .max(200)
        .optional()
        .describe('Solo si sobran palabras: deje las que importan, en el mismo orden.')
        .meta({ title: 'Acortar a', page: 'of-one' }),
    }),
    answer: TAUGHT,
    example: { resumen: 'Se enseñó: a quien escriba algo parecido y no se le entienda, se le ofrece [Cuánto cuesta].' },
    refusals: { ...OFFICE_REFUSALS, ...REFUSALS },
    atOnce: 'It offers a button and does nothing by itself; it is shown what it would break, and is taken back by its number.',
    deed: {
      name: 'ensenar_al_chat',
      said: 'Dijo qué significaba una frase que el chat no entendió',
      members: { words: 'palabras', button: 'botón', lesson: 'lección' },
    },
    async run(call) {
      const { deps, body, caller, now } = call
      const officeId = chosenOfficeOrAll(deps, caller, body.oficina)?.id ?? null
      const scope = { agencyId: caller.agencyId, officeId }
      const found = missedSentences(deps.db, deps.vault, now).find(({ id }) => id === body.frase)
      if (!found) throw refuse(REFUSALS.gone, 'frase')
      if (body.significa.trim().toLowerCase() === NONE.toLowerCase()) {
        await deps.writer.submit('lessons.nothing', (tx, at) => {
          settleMissed(tx, deps.vault, found.words, at)
          addAuditEntry(call, tx, { officeId: officeId ?? undefined, detail: { words: found.words, button: NONE } }, at)
        })
        return { resumen: 'No se enseñó nada; la frase ya no aparece.', palabras: found.words, boton: NONE, leccion: null }
      }
      const wish = wishCalled(deps.db, own, caller.agencyId, body.significa)
      if (!wish) throw refuse(REFUSALS.no_button, 'significa')
      const words = body.acortar === undefined ? withoutMarks(found.words) : shortened(found.words, body.acortar)
      if (words === undefined) throw refuse(REFUSALS.not_shorter, 'acortar')
      const why = whyNotTaught(deps.db, own, { masked: words, wish, ...scope })
      if (why) throw refuse(REFUSALS[why], why === 'no_button' ? 'significa' : 'acortar')
      const before = taughtHere(deps.db, own, scope)
      const learnt = await deps.learn({ ...before, lessons: [...before.lessons, { text: words, label: wish }] })
      if (learnt.breaks) throw breaking(learnt.breaks.text)
      if (learnt.idle) throw refuse(REFUSALS.idle, 'acortar')
      const button = titleCalled(deps.db, own, caller.agencyId, wish)
      const lesson = await deps.writer.submit('lessons.teach', (tx, at) => {
        if (JSON.stringify(taughtHere(tx, own, scope)) !== JSON.stringify(before)) throw refuse(REFUSALS.changed)
        const id = addLesson(tx, own, { words, wish, keyId: caller.keyId, ...scope }, learnt, at)
        settleMissed(tx, deps.vault, found.words, at)
        addAuditEntry(call, tx, { officeId: officeId ?? undefined, detail: { words, button, lesson: id } }, at)
        return id
      })
      const resumen = `Se enseñó: a quien escriba algo parecido y no se le entienda, se le ofrece [${button}].`
      return { resumen, palabras: words, boton: button, leccion: lesson }
    },
  })

const breaking = (text: string) =>
  refuse({ ...REFUSALS.breaks, remedy: `Ya no entendería: «${text}». ${REFUSALS.breaks.remedy}` }, 'acortar')
