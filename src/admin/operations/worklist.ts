import { z } from 'zod'
import { OFFICE_REFUSALS, officesMeant, onlyOffice } from '../choices.ts'
import { officeOrAll, summaryField } from '../fields.ts'
import { operation } from '../operation.ts'
import { type WorklistPart, worklistFields, worklistOf } from '../worklist.ts'

export const worklist = (parts: readonly WorklistPart[]) =>
  operation({
    method: 'GET',
    path: '/admin/por-atender',
    tag: 'Hoy',
    rank: 5,
    least: 'clerk',
    also: ['comptroller'],
    ofEachAgency: true,
    summary: 'Ver lo que espera a la oficina',
    explanation: 'Solo cuentas: lo que dice la barra de esta página.',
    query: z.object({ oficina: officeOrAll }),
    answer: z.object({ resumen: summaryField, ...worklistFields }),
    example: { resumen: '2 personas esperan respuesta en el chat.' },
    refusals: OFFICE_REFUSALS,
    run(call) {
      const offices = officesMeant(call.deps, call.caller, call.query.oficina)
      const found = worklistOf(parts, call, offices, call.query.oficina === undefined ? undefined : onlyOffice(offices))
      const said = found.avisos.map(({ aviso }) => aviso)
      return { resumen: said.length === 0 ? 'Nada espera.' : `${said.join('; ')}.`, ...found }
    },
  })
