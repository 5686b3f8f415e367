import { z } from 'zod'
import { APART, ofEach } from '../../admin/audit.ts'
import { OFFICE_REFUSALS, officesMeant } from '../../admin/choices.ts'
import { instant, officeOrAll, summaryField } from '../../admin/fields.ts'
import { nameOfClerk } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { isoAt } from '../../admin/parse.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { DAY } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { ASKED_IN_CHAT, type Consent, consentsOf } from '../consents.ts'
import { groupOf } from '../views.ts'

const SHOWN_FOR_MS = 7 * DAY

const CHANGES = { cancel: 'cancelarla', move: 'cambiarla de día u hora' } as const
const ANSWERS = {
  asked: 'se le preguntó, no ha contestado',
  agreed: 'dijo que sí, y se hizo',
  denied: 'dijo que no lo pidió',
  void: 'algo cambió antes y no se hizo',
  replaced: 'se le preguntó otra cosa después',
  expired: 'no contestó a tiempo',
} as const satisfies Record<Consent['state'], string>

export const consents = operation({
  method: 'GET',
  path: '/admin/citas/preguntadas',
  tag: 'Citas',
  rank: 105,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Ver lo que se preguntó en el chat',
  explanation:
    'Los cambios que su clave no podía hacer sola y que la persona tiene que confirmar en su chat, de los últimos siete días. Se pregunta así donde hay menos de tres claves en uso; si no, los autoriza otra clave. Si la persona dice que no lo pidió, no cambia nada y se abre un caso.',
  query: z.object({ oficina: officeOrAll }),
  answer: z.object({
    resumen: summaryField,
    preguntas: z.array(
      z.object({
        folio: z.string(),
        cambio: z.enum(CHANGES),
        contesto: z.enum(ANSWERS).meta({ title: 'Qué contestó' }),
        lo_pidio: z.string().meta({ title: 'Lo pidió' }),
        hasta: instant,
      }),
    ),
  }),
  example: {
    resumen: 'Falta 1 respuesta.',
    preguntas: [
      {
        ...{ folio: 'K7M-4QX', cambio: CHANGES.cancel, contesto: ANSWERS.asked },
        ...{ lo_pidio: 'Ventanilla 2', hasta: '2026-12-03T09:30:00-06:00' },
      },
    ],
  },
  refusals: OFFICE_REFUSALS,
  deed: {
    name: ASKED_IN_CHAT,
    attends: true,
    ofFolio: true,
    said: 'Preguntó a la persona en su chat antes de cambiar su cita',
    members: {
      appointments: APART,
      change: { words: 'para', said: ofEach<Consent['change']>((code) => CHANGES[code]) },
      answer: { words: 'contestó', said: ofEach<'yes' | 'no'>((code) => (code === 'yes' ? ANSWERS.agreed : ANSWERS.denied)) },
    },
  },
  run({ deps, caller, query, now, seen }) {
    const offices = officesMeant(deps, caller, query.oficina).map(({ id }) => id)
    seen.asked({ named: false })
    const found = consentsOf(deps.db, offices, now - SHOWN_FOR_MS)
    const open = found.filter(({ state }) => state === 'asked').length
    return {
      resumen:
        open === 0
          ? 'No falta ninguna respuesta.'
          : `${open === 1 ? 'Falta' : 'Faltan'} ${count(open, 'respuesta', 'respuestas')}.`,
      preguntas: found.map((one) => ({
        folio: groupOf(deps.db, deps.vault, one.groupId)[0]?.folio ?? '',
        cambio: CHANGES[one.change],
        contesto: ANSWERS[one.state],
        lo_pidio: nameOfClerk(deps.db, { keyId: one.keyId }),
        hasta: isoAt(one.endsAt, theOffice(deps.db, one.officeId).zone),
      })),
    }
  },
})
