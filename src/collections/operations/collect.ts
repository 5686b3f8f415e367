import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { folio, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS } from '../../booking/operations/find.ts'
import type { AppointmentDetail } from '../../booking/views.ts'
import type { Instant } from '../../clock.ts'
import { isMuted, readContact } from '../../messaging/contacts.ts'
import { enqueue, WINDOW_MS } from '../../messaging/outbox.ts'
import { listed } from '../../texts/admin-answers.ts'
import { TEXTS } from '../../texts/texts.ts'
import { collectionWords } from '../chat/is-it-ready.ts'
import { type Collection, neededToCollect, noteCollection } from '../collections.ts'

const STATES = { ready: 'listo para recoger', missing: 'falta un papel' } as const

const REFUSALS = refusals({
  nothing_to_collect: [
    'nada_que_recoger',
    'conflict',
    'Después de ese trámite no se recoge nada.',
    'Si se recoge, agregue qué llevar «al recoger».',
  ],
  which_paper: ['falta_el_papel', 'invalid', 'No dice qué papel falta.', 'Escríbalo: la persona lo lee.'],
})

export const noteCollected = operation({
  method: 'POST',
  path: '/admin/citas/recoger',
  tag: 'Citas',
  rank: 59,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'What is ready is told at once; the next note takes its place.',
  summary: 'Anotar si ya se puede recoger',
  explanation: 'Se lo dice el chat cuando pregunta, o luego si escribió hoy.',
  body: z.object({
    folio,
    estado: z.enum(Object.values(STATES)).default(STATES.ready),
    papel: z.string().trim().min(3).max(90).optional().describe('Qué papel falta.'),
  }),
  answer: z.object({ resumen: summaryField }),
  example: { resumen: 'Listo para recoger: Guadalupe Pérez Luna. Se le avisa en su chat.' },
  refusals: { ...only(FOLIO_REFUSALS, 'no_folio', 'stale'), ...REFUSALS },
  deed: {
    name: 'anotar_recoger',
    attends: true,
    ofFolio: true,
    said: 'Anotó si ya se puede recoger',
    members: { appointments: APART },
  },
  async run(call) {
    const { deps, caller, body } = call
    if (body.estado === STATES.missing && body.papel === undefined) throw refuse(REFUSALS.which_paper, 'papel')
    const noted: Collection = body.estado === STATES.missing ? { state: 'missing', paper: body.papel ?? '' } : { state: 'ready' }
    const { names, told } = await deps.writer.submit('staff.collect', (tx, at) => {
      const over = appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio).filter(
        ({ state, slot }) => state === 'past' || (state === 'confirmed' && slot.startsAt < at),
      )
      const [first] = over
      if (!first) throw refuse(FOLIO_REFUSALS.stale, 'folio')
      const meant = over.filter((one) => neededToCollect(tx, one).length > 0)
      if (meant.length === 0) throw refuse(REFUSALS.nothing_to_collect, 'folio')
      for (const one of meant) noteCollection(tx, one.id, noted, caller.keyId, at)
      addAuditEntry(call, tx, { officeId: first.office.id, detail: { appointments: meant.map((one) => one.id) } }, at)
      return { names: meant.map((one) => one.name), told: tell(tx, deps, meant, noted, at) }
    })
    const said = noted.state === 'ready' ? 'Listo para recoger' : 'Falta un papel'
    const after = told ? 'Se le avisa en su chat.' : 'No escribió hoy: lo lee cuando pregunte en el chat.'
    return { resumen: `${said}: ${listed(names)}. ${after}` }
  },
})

/** Only inside the 24 hours of the last message, so that it costs nothing and needs no template. */
function tell(
  tx: Tx,
  { messaging }: Pick<AdminDeps, 'messaging'>,
  meant: readonly AppointmentDetail[],
  noted: Collection,
  now: Instant,
): boolean {
  const [first] = meant
  const contact = first?.contactId === undefined ? undefined : readContact(tx, messaging, first.contactId)
  if (!first || !contact || now - contact.lastInboundAt >= WINDOW_MS || isMuted(tx, contact.id)) return false
  const t = TEXTS[contact.language]
  const body = meant.map((one) => collectionWords(tx, t, contact.language, one, noted)).join('\n\n')
  const key = `collect:${first.groupId}:${now}`
  return enqueue(tx, messaging, { contactId: contact.id, key, reply: { kind: 'text', body, asks: false } }, now) !== undefined
}
