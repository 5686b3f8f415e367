import { z } from 'zod'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { folio, summaryField, yesNo } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS } from '../../booking/operations/find.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { noteProof, urgentOf } from '../urgent-visits.ts'

const REFUSALS = refusals({
  not_urgent: ['cita_sin_urgencia', 'conflict', 'Esa cita no se pidió por urgencia.', 'Atiéndala como las demás.'],
  another_day: [
    'urgencia_de_otro_dia',
    'conflict',
    'Esa cita es por urgencia y no es de hoy: el papel se ve el día de la cita. No se anotó nada.',
    'Vea de qué día es con «Ver la historia de una cita».',
  ],
})

export const noteUrgentProof = operation({
  method: 'POST',
  path: '/admin/citas/urgencia',
  tag: 'Hoy',
  rank: 42,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'What a clerk saw is noted in one press; the other answer takes it back, and nobody is told.',
  summary: 'Anotar si se vio el papel de una urgencia',
  explanation:
    'Para quien pidió en el chat un lugar de urgencia. No guarde copia. Sin papel pasa solo si hay lugar, y ese teléfono no puede pedir otro en un año. Si se equivocó, anótelo otra vez.',
  body: z.object({ folio, visto: yesNo.describe('«no»: no lo trajo.').meta({ title: '¿Se vio?', page: 'of-one', example: 'sí' }) }),
  answer: z.object({ resumen: summaryField }),
  example: { resumen: 'Anotado: se vio el papel.' },
  refusals: { ...only(FOLIO_REFUSALS, 'no_folio', 'stale'), ...REFUSALS },
  deed: {
    name: 'anotar_papel_de_urgencia',
    attends: true,
    ofFolio: true,
    said: 'Anotó si se vio el papel de una urgencia',
    members: { appointments: APART, seen: 'se vio' },
  },
  async run(call) {
    const { deps, caller, body } = call
    await deps.writer.submit('staff.urgent_proof', (tx, at) => {
      const standing = appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio).filter(
        ({ state }) => state === 'confirmed' || state === 'past',
      )
      const [first] = standing
      if (!first) throw refuse(FOLIO_REFUSALS.stale, 'folio')
      const [found] = urgentOf(tx, [first.groupId])
      if (!found) throw refuse(REFUSALS.not_urgent, 'folio')
      if (first.slot.day !== dayOf(at, first.office.zone)) throw refuse(REFUSALS.another_day, 'folio')
      noteProof(tx, found.id, body.visto ? 'seen' : 'not_seen')
      const appointments = standing.map((one) => one.id)
      addAuditEntry(call, tx, { officeId: first.office.id, detail: { appointments, seen: body.visto } }, at)
    })
    return { resumen: body.visto ? 'Anotado: se vio el papel.' : 'Anotado: sin papel. Atienda a la persona si hay lugar.' }
  },
})
