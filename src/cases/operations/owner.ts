import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { identificationSeen, requireIdentification, summaryField } from '../../admin/fields.ts'
import { called, operation } from '../../admin/operation.ts'
import { isOwn, ofAgencyOf, ofOffice, ownOf } from '../../admin/owners.ts'
import { parsePhone, TYPED_REFUSALS } from '../../admin/parse.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { SECOND_KEY_REFUSALS, withSecondKey } from '../../admin/second-key.ts'
import { appointmentCard, toCard, visitWords } from '../../booking/operations/cards.ts'
import { FOLIO_REFUSALS } from '../../booking/operations/find.ts'
import { giveAppointment } from '../../booking/operations/give.ts'
import { PERSON_REFUSALS } from '../../booking/operations/people.ts'
import { curpIndex } from '../../booking/people.ts'
import { passToOwner } from '../../booking/staff-changes.ts'
import { findByCurp } from '../../booking/views.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { judgeCurp } from '../../catalogue/curp.ts'
import { institutionZone } from '../../catalogue/institution.ts'

const REFUSALS = refusals({
  no_appointment: [
    'curp_sin_cita',
    'not_found',
    'Nadie tiene una cita con esa CURP.',
    `Dele una con ${called(giveAppointment)}. Si lo que está ocupado es su lugar en la lista de espera, use «Sacar a una persona de la lista de espera».`,
    'of a person',
  ],
  phone_needed: [
    'falta_el_telefono',
    'invalid',
    'La cita es de otra oficina: sin un teléfono no se puede pasar.',
    'Escriba los 10 dígitos de su WhatsApp: ahí verá el día y la oficina, y la puede cambiar.',
    'of a person',
  ],
})

/** A CURP is no secret: a stranger can block one by booking with it under an invented name, and that place is its owner's. */
export const passToCurpOwner = operation({
  method: 'POST',
  path: '/admin/citas/duenio',
  tag: 'Mostrador',
  rank: 15,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'Who stands there showed an identification; both telephones are told, and the place stays with the same CURP.',
  summary: 'Pasar una cita a quien es de esa CURP',
  explanation:
    'Para quien viene porque otra persona sacó una cita con su CURP. Vea su identificación oficial y, si la CURP es de un menor, también su acta. La cita queda con el nombre que ahí dice y en su teléfono; de un folio de varias personas sale con uno propio. A quien la hizo se le avisa, con el nombre que puso. Sirve también si la cita es en otra oficina.',
  body: z.object({
    curp: z.string().trim().max(30).describe('Los 18 caracteres, como en su identificación.').meta({ page: 'of-one' }),
    nombre: z.string().trim().min(3).max(80).describe('El nombre completo, como está ahí.').meta({ page: 'of-one' }),
    telefono: z
      .string()
      .trim()
      .max(25)
      .optional()
      .describe('Los 10 dígitos de su WhatsApp. En blanco: sin teléfono.')
      .meta({ page: 'of-one', example: '55 1234 5678' }),
    identificacion_vista: identificationSeen,
  }),
  answer: z.object({ resumen: summaryField, cita: appointmentCard.nullable() }),
  example: {
    resumen: 'La cita del jueves 3 de diciembre de 2026 a las 9:30 h en Toluca es ahora de Guadalupe Pérez Luna.',
    cita: null,
  },
  refusals: {
    ...only(COMMON_REFUSALS, 'no_identification'),
    ...only(PERSON_REFUSALS, 'curp_misspelt', 'another_person'),
    ...only(TYPED_REFUSALS, 'phone_misspelt'),
    ...only(FOLIO_REFUSALS, 'stale'),
    ...REFUSALS,
    ...SECOND_KEY_REFUSALS,
  },
  deed: {
    name: 'pasar_a_su_duenio',
    attends: true,
    said: 'Pasó una cita a quien es de esa CURP',
    members: { appointments: APART },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    requireIdentification(body)
    const judged = judgeCurp(body.curp, dayOf(now, institutionZone(deps.db)))
    if (!judged.ok) throw refuse(PERSON_REFUSALS.curp_misspelt, 'curp')
    const phone = body.telefono === undefined ? undefined : parsePhone(body.telefono, 'telefono')
    const passed = await deps.writer.submit('staff.curp_owner', (tx, at) => {
      const found = findByCurp(tx, deps.vault, curpIndex(deps.vault, judged.curp)).filter((one) => one.state === 'confirmed')
      const mine = ownOf(caller, found, (one) => ofAgencyOf(tx, one.office.id))
      const visit = mine.find((one) => isOwn(caller, ofOffice(one))) ?? mine[0]
      if (!visit) throw refuse(REFUSALS.no_appointment, 'curp')
      if (phone === undefined && !isOwn(caller, ofOffice(visit))) throw refuse(REFUSALS.phone_needed, 'telefono')
      const order = { name: body.nombre, phone, actor: actorOf(caller), reason: REASON }
      const worked = withSecondKey(tx, deps, { caller, group: [visit], change: 'pass' }, at, () =>
        passToOwner(tx, deps, visit, order, at),
      )
      if (!worked.ok) throw refuse(call.operation.refusals[worked.why])
      const { after, letGo } = worked.impact
      const appointments = [after, ...letGo].map(({ id }) => id)
      addAuditEntry(call, tx, { officeId: after.office.id, detail: { appointments } }, at)
      return after
    })
    const sees = isOwn(caller, ofOffice(passed))
    const where = sees ? `La cita del ${visitWords([passed])}` : 'La cita hecha con esa CURP, que es de otra oficina,'
    const told = phone === undefined ? '' : ` Se le manda a su teléfono, que termina en ${phone.slice(-4)}.`
    return { resumen: `${where} es ahora de ${passed.name}.${told}`, cita: sees ? toCard(call, passed) : null }
  },
})

const REASON = 'mostró su identificación: otra persona había usado su CURP'
