import { z } from 'zod'
import { addAuditEntry } from '../../admin/audit.ts'
import type { CopyPart } from '../../admin/data-subjects.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { identificationSeen, reason, requireIdentification, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { parsePhone, TYPED_REFUSALS } from '../../admin/parse.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { SOUGHT_BY } from '../../booking/operations/find.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { judgeCurp } from '../../catalogue/curp.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { KEPT_REFUSALS, readCopy } from './kept-data.ts'

const REFUSALS = refusals({
  all_offices: [
    'copia_de_todas',
    'forbidden',
    'Esta copia junta datos de todas las oficinas, y su clave es solo para algunas.',
    'Pídala a quien tenga acceso a todas las oficinas.',
  ],
})

/** By POST, so that no CURP or telephone is part of an address. For keys of all offices: the copy covers all. */
export const copyOfData = (parts: readonly CopyPart[]) =>
  operation({
    method: 'POST',
    path: '/admin/personas/copia',
    tag: 'Casos',
    rank: 80,
    least: 'manager',
    ofEachAgency: true,
    atOnce: 'It changes nothing: it reads, and says so in the log-book.',
    summary: 'Sacar la copia de los datos de una persona',
    explanation:
      'Todo lo que su dependencia guarda con una CURP o con un teléfono, para entregarlo a su dueño cuando lo pidió y mostró su identificación. Por CURP salen solo los datos de esa persona; por teléfono, lo que se escribió y se hizo desde él. Queda anotado en la bitácora que se sacó, sin los datos.',
    body: z.object({
      curp_o_telefono: z
        .string()
        .trim()
        .min(10)
        .max(30)
        .describe('Los 18 caracteres de la CURP, o los 10 dígitos del teléfono.')
        .meta({ record: 'person' }),
      identificacion_vista: identificationSeen,
      motivo: reason('pidió ver sus datos, caso C-K7M4QX'),
    }),
    answer: z.object({ resumen: summaryField, ...Object.assign({}, ...parts.map((one) => one.fields)) }),
    example: {
      resumen: 'Copia de lo que se guarda de ese teléfono: ninguna cita. Entréguela solo a su dueño.',
      ...Object.assign({}, ...parts.map((one) => one.example ?? one.empty)),
    },
    ofAllOffices: REFUSALS.all_offices,
    refusals: { ...only(COMMON_REFUSALS, 'no_identification'), ...only(TYPED_REFUSALS, 'phone_misspelt'), ...KEPT_REFUSALS },
    deed: { name: 'copia_de_datos', said: 'Sacó una copia de los datos de una persona', members: { by: SOUGHT_BY } },
    async run(call) {
      const { deps, body, now, seen } = call
      requireIdentification(body)
      const judged = judgeCurp(body.curp_o_telefono, dayOf(now, institutionZone(deps.db)))
      const contactId = judged.ok ? undefined : contactOf(deps, body.curp_o_telefono)
      const held = judged.ok
        ? readCopy(call, parts, { curp: judged.curp })
        : contactId === undefined
          ? undefined
          : readCopy(call, parts, { contactId })
      if (!held) throw refuse(KEPT_REFUSALS.nothing_kept, 'curp_o_telefono')
      seen.person('held')
      await deps.writer.submit('staff.copy_of_data', (tx, at) => {
        const detail = { by: judged.ok ? 'curp' : 'phone' }
        addAuditEntry(call, tx, { detail, reason: body.motivo }, at)
      })
      const whose = judged.ok ? 'esa CURP' : 'ese teléfono'
      const visits = count(held.citas.length, 'cita', 'citas', 'ninguna cita')
      return {
        resumen: `Copia de lo que se guarda de ${whose}: ${visits}. Entréguela solo a su dueño.`,
        ...held,
      }
    },
  })

const contactOf = ({ db, citizens }: AdminDeps, typed: string): number | undefined =>
  citizens.findContact(db, parsePhone(typed, 'curp_o_telefono'))
