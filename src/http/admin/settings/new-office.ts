import { z } from 'zod'
import { plainText } from '../../../agenda/names.ts'
import { audit } from '../../../staff/audit.ts'
import { addOffice, listOffices, type OfficeRow, readOffice, stateCodes } from '../../../staff/settings.ts'
import { refusal } from '../../../texts/admin.ts'
import { choice, summaryField } from '../fields.ts'
import { operation } from '../operation.ts'
import { checkZone, EXAMPLE_OFFICE, officeCard, officeDetails, officeText, refuseTaken, toOfficeCard } from './office-fields.ts'

export const openOffice = operation({
  method: 'POST',
  path: '/admin/oficinas/nueva',
  tag: 'Ajustes',
  least: 'administrator',
  summary: 'Dar de alta una oficina',
  explanation: 'La oficina nace sin horario ni trámites: después ponga su horario de siempre y los trámites que hace.',
  body: z.object({
    nombre: officeText('El nombre que ven las personas, sin la palabra «Oficina», que se pone sola.'),
    estado: choice('states'),
    ...officeDetails,
    aviso_minutos: officeDetails.aviso_minutos.default(120),
    zona: officeText('Zona horaria.').default('America/Mexico_City'),
  }),
  answer: z.object({ resumen: summaryField, oficina: officeCard }),
  example: { resumen: 'Se dio de alta Toluca. Falta su horario y sus trámites.', oficina: EXAMPLE_OFFICE },
  refusals: ['estado_no_existe', 'zona_no_existe', 'ya_existe'],
  async run({ rooms, caller, body }) {
    checkZone(body.zona)
    const state = stateCodes(rooms.db).find((one) => one.code === body.estado || plainText(one.name) === plainText(body.estado))
    if (!state) throw refusal('estado_no_existe', 'estado')
    const saved = await rooms.writer.submit('settings.new_office', (tx, now) => {
      refuseTaken(listOffices(tx), body.nombre)
      const id = addOffice(tx, { ...newOffice(body), state: state.code }, now)
      audit(tx, caller, { operation: 'alta_de_oficina', officeId: id, detail: {} }, now)
      return readOffice(tx, id)
    })
    if (!saved) throw refusal('oficina_no_existe', 'oficina')
    return { resumen: `Se dio de alta ${saved.name}. Falta su horario y sus trámites.`, oficina: toOfficeCard(rooms, saved) }
  },
})

const SLOT_MINUTES = 15
const DAYS_AHEAD = 30

function newOffice(body: {
  nombre: string
  municipio: string
  direccion: string
  latitud: number
  longitud: number
  zona: string
  telefono?: string | undefined
  aviso_minutos: number
}): Omit<OfficeRow, 'id' | 'version' | 'updatedAt' | 'sample' | 'state'> {
  return {
    slug: plainText(body.nombre)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
    name: body.nombre,
    municipality: body.municipio,
    address: body.direccion,
    latitude: body.latitud,
    longitude: body.longitud,
    zone: body.zona,
    phone: body.telefono ?? null,
    slotMinutes: SLOT_MINUTES,
    daysAhead: DAYS_AHEAD,
    noticeMinutes: body.aviso_minutos,
    lapseUnanswered: 0,
    active: 1,
  }
}
