import { z } from 'zod'
import type { AdminDeps } from '../../admin/deps.ts'
import { COMMON_REFUSALS, refusals, refuse } from '../../admin/refusals.ts'
import { plainText } from '../../booking/names.ts'
import { isZone } from '../calendar.ts'
import { type OfficeRow, stateCodes } from '../settings.ts'

/** What naming a time zone may refuse. */
export const ZONE_REFUSALS = refusals({
  no_zone: ['zona_no_existe', 'invalid', 'No existe esa zona horaria.', 'Escríbala como America/Mexico_City.'],
})

export const EXAMPLE_OFFICE = {
  nombre: 'Toluca',
  abierta: true,
  estado: 'México',
  municipio: 'Toluca',
  direccion: 'Calle de Ejemplo 10, Centro',
  zona: 'America/Mexico_City',
  telefono: null,
  minutos_por_cita: 15,
  dias_publicados: 30,
  aviso_minutos: 120,
  cancela_sin_respuesta: false,
  de_muestra: true,
}

export const officeCard = z
  .object({
    nombre: z.string(),
    abierta: z.boolean().meta({ title: '¿Abierta?' }),
    estado: z.string(),
    municipio: z.string(),
    direccion: z.string(),
    zona: z.string().meta({ title: 'Zona horaria' }),
    telefono: z.string().nullable(),
    minutos_por_cita: z.number().int(),
    dias_publicados: z.number().int(),
    aviso_minutos: z
      .number()
      .int()
      .describe('Con cuántos minutos de anticipación se ofrece un lugar.')
      .meta({ title: 'Minutos de anticipación' }),
    cancela_sin_respuesta: z.boolean().describe('Si se cancela la cita de quien no contesta los recordatorios.'),
    de_muestra: z.boolean(),
  })
  .meta({ example: EXAMPLE_OFFICE })

const stateName = (deps: AdminDeps, code: string) => stateCodes(deps.db).find((one) => one.code === code)?.name ?? code

export const toOfficeCard = (deps: AdminDeps, row: OfficeRow): z.output<typeof officeCard> => ({
  nombre: row.name,
  abierta: row.active,
  estado: stateName(deps, row.state),
  municipio: row.municipality,
  direccion: row.address,
  zona: row.zone,
  telefono: row.phone,
  minutos_por_cita: row.slotMinutes,
  dias_publicados: row.daysAhead,
  aviso_minutos: row.noticeMinutes,
  cancela_sin_respuesta: row.lapseUnanswered,
  de_muestra: row.sample,
})

export const officeText = (description: string) => z.string().trim().min(2).max(200).describe(description)
/** What an office that is opened must have, and one that exists may change. */
export const officeDetails = {
  municipio: officeText('El municipio o la alcaldía.'),
  direccion: officeText('El domicilio, como se le dice a una persona.'),
  latitud: z.coerce.number().min(-90).max(90).describe('Para encontrar la oficina más cercana. Por ejemplo 19.29.'),
  longitud: z.coerce.number().min(-180).max(180).describe('Por ejemplo -99.65.'),
  telefono: officeText('El teléfono de la oficina.').optional(),
  aviso_minutos: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_080)
    .describe('Con cuántos minutos de anticipación se ofrece un lugar.')
    .meta({ title: 'Minutos de anticipación' }),
}

export function checkZone(zone: string | undefined): void {
  if (zone !== undefined && !isZone(zone)) throw refuse(ZONE_REFUSALS.no_zone, 'zona')
}

export function refuseTaken(rows: OfficeRow[], name: string, except?: number): void {
  if (rows.some((row) => row.id !== except && plainText(row.name) === plainText(name)))
    throw refuse(COMMON_REFUSALS.already_there, 'nombre')
}
