import { z } from 'zod'
import { dayOf } from '../../../agenda/calendar.ts'
import { judgeCurp } from '../../../agenda/curp.ts'
import { institutionZone } from '../../../agenda/institution.ts'
import { audit } from '../../../staff/audit.ts'
import { heldAboutCurp, heldAboutPhone } from '../../../staff/held-data.ts'
import { refusal } from '../../../texts/admin.ts'
import { reason, summaryField, yesNo } from '../fields.ts'
import { operation } from '../operation.ts'
import { understandPhone } from '../understand.ts'

/** By POST, so that no CURP or telephone stands in an address. Whoever sees offices only has no right to what belongs to all. */
export const copyOfData = operation({
  method: 'POST',
  path: '/admin/personas/copia',
  tag: 'Casos',
  least: 'manager',
  summary: 'Sacar la copia de los datos de una persona',
  explanation:
    'Todo lo que se guarda con una CURP o con un teléfono, para entregarlo a su dueño cuando lo pidió y mostró su identificación. Por CURP salen solo los datos de esa persona; por teléfono, lo que se escribió y se hizo desde él. Queda anotado en la bitácora que se sacó, sin los datos.',
  body: z.object({
    curp_o_telefono: z.string().trim().min(10).max(30).describe('Los 18 caracteres de la CURP, o los 10 dígitos del teléfono.'),
    identificacion_vista: yesNo.default('no').describe('Elija «sí» solo si la vio usted.'),
    motivo: reason('pidió ver sus datos, caso C-K7M4QX'),
  }),
  answer: z.object({ resumen: summaryField, datos: z.record(z.string(), z.unknown()) }),
  example: {
    resumen: 'Copia de los datos que se guardan. Entréguela solo a su dueño.',
    datos: { appointments: [{ folio: 'K7M-4QX', name: 'Guadalupe Pérez Luna' }] },
  },
  refusals: ['falta_identificacion', 'telefono_mal_escrito', 'copia_de_todas', 'nadie_con_ese_dato'],
  async run({ rooms, caller, body, now }) {
    if (caller.officeIds !== undefined) throw refusal('copia_de_todas')
    if (body.identificacion_vista !== 'sí') throw refusal('falta_identificacion', 'identificacion_vista')
    const judged = judgeCurp(body.curp_o_telefono, dayOf(now, institutionZone(rooms.db)))
    const datos = judged.ok
      ? heldAboutCurp(rooms, judged.curp)
      : heldAboutPhone(rooms, understandPhone(body.curp_o_telefono, 'curp_o_telefono'))
    if (!datos) throw refusal('nadie_con_ese_dato', 'curp_o_telefono')
    await rooms.writer.submit('staff.copy_of_data', (tx, at) => {
      const detail = { by: judged.ok ? 'curp' : 'phone' }
      audit(tx, caller, { operation: 'copia_de_datos', detail, reason: body.motivo }, at)
    })
    return { resumen: 'Copia de los datos que se guardan. Entréguela solo a su dueño.', datos }
  },
})
