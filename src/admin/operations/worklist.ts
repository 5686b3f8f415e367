import { z } from 'zod'
import { OFFICE_REFUSALS, officesMeant, onlyOffice } from '../choices.ts'
import { officeOrAll, summaryField } from '../fields.ts'
import { operation } from '../operation.ts'
import { EXAMPLE_WORKLIST, type WorklistPart, worklistFields, worklistOf } from '../worklist.ts'

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
    explanation:
      'Solo cuentas: chats que esperan, casos por vencer, turnos sin ventanilla, llamadas. Es lo que dice la barra de esta página, que lo pide cada pocos segundos.',
    query: z.object({ oficina: officeOrAll }),
    answer: z.object({ resumen: summaryField, ...worklistFields }),
    example: { resumen: '2 personas esperan respuesta en el chat.', ...EXAMPLE_WORKLIST },
    refusals: OFFICE_REFUSALS,
    run(call) {
      const offices = officesMeant(call.deps, call.caller, call.query.oficina)
      const found = worklistOf(parts, call, offices, call.query.oficina === undefined ? undefined : onlyOffice(offices))
      const said = found.avisos.map(({ aviso }) => aviso)
      return { resumen: said.length === 0 ? 'Nada espera.' : `${said.join('; ')}.`, ...found }
    },
  })
