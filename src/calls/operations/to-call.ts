import { z } from 'zod'
import { OFFICE_REFUSALS, officesMeant, officesText, onlyOffice } from '../../admin/choices.ts'
import { nextCursor, officeOrAll, placeCursor, summaryField } from '../../admin/fields.ts'
import { operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import type { Look } from '../../admin/reads.ts'
import type { Instant } from '../../clock.ts'
import { type Call, callsToMake, placeOf } from '../calls.ts'
import { type CallPart, calledCard, partOf, RESULT_WORDS } from '../part.ts'
import { NOTE_CALL } from './note.ts'

const card = calledCard.extend({
  llamada: z.number().int().describe('Para anotar qué contestó.').meta({ title: 'Número de la llamada' }),
})

export const callList = (parts: readonly CallPart[]) =>
  operation({
    method: 'GET',
    path: '/admin/llamadas',
    tag: 'Hoy',
    rank: 34,
    least: 'clerk',
    ofEachAgency: true,
    summary: 'Ver a quién llamar',
    explanation:
      'Las personas a quienes no se les puede avisar por mensaje: se cerró su hora, o se les aparta un lugar de la lista de espera. Primero quienes tienen un lugar apartado por unas horas. Después de llamar, use «Ya le llamé». No cambia nada.',
    query: z.object({ oficina: officeOrAll, cursor: placeCursor }),
    answer: z.object({ resumen: summaryField, personas: z.array(card), siguiente: nextCursor }),
    example: {
      resumen: 'Hay 1 persona por llamar en Toluca.',
      personas: [
        {
          llamada: 12,
          folio: 'K7M-4QX',
          nombres: ['Guadalupe Pérez Luna'],
          telefono: '55 0000 0001',
          necesita: null,
          oficina: 'Toluca',
          hora_antes: 'jueves 3 de diciembre, 9:30 h',
          hora_guardada: 'lunes 7 de diciembre, 9:30 h',
          responde_hasta: null,
          estado: 'se le guarda otra hora',
          avisado: null,
          ultima_llamada: null,
        },
      ],
    },
    refusals: OFFICE_REFUSALS,
    run(call) {
      const { deps, caller, query, now } = call
      const offices = officesMeant(deps, caller, query.oficina)
      call.seen.asked({ officeId: onlyOffice(offices) })
      const found = callsToMake(
        deps.db,
        offices.map((one) => one.id),
        { after: query.cursor, limit: PAGE_AND_ONE },
      )
      const { lines, next } = pageOf(found, placeOf)
      return {
        resumen: summarise(lines.length, next !== null, officesText(offices)),
        personas: lines.flatMap((one) => cardOf(call, parts, one, now) ?? []),
        siguiente: next,
      }
    },
  })

function summarise(calls: number, goesOn: boolean, where: string): string {
  if (calls === 0) return `No hay a quién llamar en ${where}.`
  const many = `${calls}${goesOn ? ' o más' : ''} ${calls === 1 ? 'persona' : 'personas'}`
  return `Hay ${many} por llamar en ${where}. Después de llamar, use «${NOTE_CALL}».`
}

function cardOf(
  look: Look,
  parts: readonly CallPart[],
  { id, about, result }: Call,
  now: Instant,
): z.output<typeof card> | undefined {
  const shown = partOf(parts, about)
  const found = shown?.part.show(look, shown.id, now)
  return found && { ...found, llamada: id, ultima_llamada: result === null ? null : RESULT_WORDS[result] }
}
