import { z } from 'zod'
import { APART } from '../../admin/audit.ts'
import { folio, key, proposalAnswer } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { ofAgencyOf, ownOf } from '../../admin/owners.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { type Change, maySayYes, sayYes } from '../../admin/second-key.ts'
import { spanishDates } from '../../texts/dates.ts'
import { readFolio } from '../folio-letters.ts'
import { findByFolio } from '../views.ts'
import { FOLIO_REFUSALS } from './find.ts'

const REFUSALS = refusals({
  not_for_this_key: [
    'segunda_clave_ajena',
    'forbidden',
    'Su clave no puede autorizar este cambio.',
    'Lo autoriza un administrador, contraloría o una clave de otra oficina que no le haya escrito a la persona.',
  ],
})

const CHANGES = {
  cancel: 'cancelarla',
  move: 'cambiarla de día u hora',
  correct: 'corregir un dato',
  pass: 'pasarla a otro teléfono',
} as const satisfies Record<Change, string>

export const secondKey = operation({
  method: 'POST',
  path: '/admin/citas/segunda-clave',
  tag: 'Citas',
  rank: 100,
  least: 'clerk',
  ofEachAgency: true,
  comptroller: true,
  summary: 'Autorizar el cambio de una cita',
  explanation:
    'Algunos cambios no los puede hacer una oficina sola: los de una cita de cada diez, por sorteo, y los de una persona con quien esa misma clave conversó en el chat. Entonces los autoriza contraloría, un administrador, o una clave de otra oficina; nunca quien le escribió a la persona. Antes de autorizar, pregunte por qué, o pregúntele a la persona. Vale un día y para un solo cambio. Aquí no se ve de quién es la cita.',
  body: z.object({
    folio,
    cambio: z.enum(CHANGES).describe('Lo que la oficina podrá hacer con ella, una vez.'),
    clave: key,
  }),
  answer: proposalAnswer({ folio: z.string() }),
  example: {
    resumen: 'Toluca podría cancelarla, una vez y durante un día: la cita K7M-4QX del jueves 3 de diciembre de 2026 a las 9:30 h.',
    folio: 'K7M-4QX',
  },
  refusals: { ...only(FOLIO_REFUSALS, 'no_folio'), ...REFUSALS, ...KEY_REFUSALS },
  deed: { name: 'autorizar_cambio', said: 'Autorizó el cambio de una cita', members: { appointments: APART } },
  async run(call) {
    const { caller, body, deps } = call
    const change = codeOf(CHANGES, body.cambio)
    const wanted = readFolio(body.folio)
    const found = wanted === undefined ? [] : findByFolio(deps.db, deps.vault, wanted)
    const ours = ownOf(caller, found, (one) => ofAgencyOf(deps.db, one.office.id))
    const group = ours.filter((one) => one.state === 'confirmed')
    const [first] = group
    if (!first) throw refuse(FOLIO_REFUSALS.no_folio, 'folio')
    if (!maySayYes(deps.db, caller, group, call.now)) throw refuse(REFUSALS.not_for_this_key)
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => sayYes(inner, caller, { groupId: first.groupId, change }, at),
      deed: () => ({ officeId: first.office.id, detail: { appointments: group.map((one) => one.id) } }),
    }))
    const what = `${body.cambio}, una vez y durante un día: la cita ${first.folio} del ${spanishDates.long(first.slot.day)} a las ${spanishDates.hour(first.slot.minute)}.`
    return answerProposal(outcome, first.office.zone, {
      would: () => `${first.office.name} podría ${what}`,
      did: () => `Autorizado: ${first.office.name} puede ${what}`,
      more: () => ({ folio: first.folio ?? '' }),
    })
  },
})
