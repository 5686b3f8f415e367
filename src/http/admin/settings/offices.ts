import { z } from 'zod'
import { isZone } from '../../../agenda/calendar.ts'
import { plainText } from '../../../agenda/names.ts'
import { mayUseOffice } from '../../../staff/access.ts'
import { audit } from '../../../staff/audit.ts'
import {
  addOffice,
  type Changes,
  changeOffice,
  hasHours,
  listOffices,
  type OfficeRow,
  readOffice,
  stateCodes,
} from '../../../staff/settings.ts'
import { count, refusal } from '../../../texts/admin.ts'
import { chosenOffice } from '../chosen.ts'
import { choice, summaryField, yesNo } from '../fields.ts'
import { operation } from '../operation.ts'
import { publishOn } from '../publishing.ts'
import type { AdminRooms } from '../rooms.ts'
import { understandDay } from '../understand.ts'
import { refuseNothing } from './changes.ts'

const card = z.object({
  nombre: z.string(),
  abierta: z.boolean(),
  estado: z.string(),
  municipio: z.string(),
  direccion: z.string(),
  zona: z.string(),
  telefono: z.string().nullable(),
  minutos_por_cita: z.number().int(),
  dias_publicados: z.number().int(),
  aviso_minutos: z.number().int().describe('Con cuántos minutos de anticipación se ofrece un lugar.'),
  de_muestra: z.boolean(),
})

const EXAMPLE = {
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
  de_muestra: true,
}

const stateName = (rooms: AdminRooms, code: string) => stateCodes(rooms.db).find((one) => one.code === code)?.name ?? code

const toCard = (rooms: AdminRooms, row: OfficeRow): z.output<typeof card> => ({
  nombre: row.name,
  abierta: row.active === 1,
  estado: stateName(rooms, row.state),
  municipio: row.municipality,
  direccion: row.address,
  zona: row.zone,
  telefono: row.phone,
  minutos_por_cita: row.slotMinutes,
  dias_publicados: row.daysAhead,
  aviso_minutos: row.noticeMinutes,
  de_muestra: row.sample === 1,
})

export const offices = operation({
  method: 'GET',
  path: '/admin/oficinas',
  tag: 'Ajustes',
  least: 'reader',
  summary: 'Ver las oficinas',
  explanation: 'Sus oficinas, abiertas o no, con su domicilio y su zona horaria.',
  answer: z.object({ resumen: summaryField, oficinas: z.array(card) }),
  example: { resumen: 'Hay 1 oficina.', oficinas: [EXAMPLE] },
  refusals: [],
  run({ rooms, caller }) {
    const rows = listOffices(rooms.db).filter((row) => mayUseOffice(caller, row.id))
    return { resumen: `Hay ${count(rows.length, 'oficina', 'oficinas')}.`, oficinas: rows.map((row) => toCard(rooms, row)) }
  },
})

const text = (description: string) => z.string().trim().min(2).max(200).describe(description)
const details = {
  municipio: text('El municipio o la alcaldía.'),
  direccion: text('El domicilio, como se le dice a una persona.'),
  latitud: z.coerce.number().min(-90).max(90).describe('Para encontrar la oficina más cercana. Por ejemplo 19.29.'),
  longitud: z.coerce.number().min(-180).max(180).describe('Por ejemplo -99.65.'),
  telefono: text('El teléfono de la oficina.').optional(),
  aviso_minutos: z.coerce.number().int().min(0).max(10_080).describe('Con cuántos minutos de anticipación se ofrece un lugar.'),
}

export const changeOfficeData = operation({
  method: 'POST',
  path: '/admin/oficinas',
  tag: 'Ajustes',
  least: 'manager',
  summary: 'Cambiar los datos de una oficina',
  explanation: 'Lo que deje en blanco no cambia. Una oficina que no está abierta deja de ofrecerse; sus citas ya dadas siguen.',
  body: z.object({
    oficina: choice('all_offices'),
    nombre: text('El nombre nuevo.').optional(),
    municipio: details.municipio.optional(),
    direccion: details.direccion.optional(),
    latitud: details.latitud.optional(),
    longitud: details.longitud.optional(),
    telefono: details.telefono,
    aviso_minutos: details.aviso_minutos.optional(),
    zona: text('Zona horaria. Solo antes de publicar lugares.').optional(),
    abierta: yesNo.optional().describe('Si se ofrece a las personas.'),
  }),
  answer: z.object({ resumen: summaryField, oficina: card }),
  example: { resumen: 'Se guardaron los datos de Toluca.', oficina: EXAMPLE },
  refusals: ['oficina_no_existe', 'oficina_ajena', 'zona_no_existe', 'zona_con_lugares', 'ya_existe', 'sin_cambios'],
  async run({ rooms, caller, body, now }) {
    const chosen = chosenOffice(rooms, caller, body.oficina)
    checkZone(body.zona)
    const changes: Changes<OfficeRow> = {
      name: body.nombre,
      municipality: body.municipio,
      address: body.direccion,
      latitude: body.latitud,
      longitude: body.longitud,
      phone: body.telefono,
      noticeMinutes: body.aviso_minutos,
      zone: body.zona,
      active: body.abierta === undefined ? undefined : Number(body.abierta === 'sí'),
    }
    refuseNothing(changes)
    const saved = await rooms.writer.submit('settings.office', (tx, at) => {
      if (body.zona !== undefined && body.zona !== chosen.zone && hasHours(tx, chosen.id)) throw refusal('zona_con_lugares', 'zona')
      if (body.nombre !== undefined) refuseTaken(listOffices(tx), body.nombre, chosen.id)
      changeOffice(tx, chosen.id, changes, at)
      const fields = Object.values(changes).filter((value) => value !== undefined).length
      audit(tx, caller, { operation: 'cambiar_oficina', officeId: chosen.id, detail: { fields } }, at)
      return readOffice(tx, chosen.id)
    })
    if (!saved) throw refusal('oficina_no_existe', 'oficina')
    await publishOn(rooms, saved.id, understandDay('hoy', 'oficina', saved.zone, now))
    return { resumen: `Se guardaron los datos de ${saved.name}.`, oficina: toCard(rooms, saved) }
  },
})

export const openOffice = operation({
  method: 'POST',
  path: '/admin/oficinas/nueva',
  tag: 'Ajustes',
  least: 'administrator',
  summary: 'Dar de alta una oficina',
  explanation: 'La oficina nace sin horario ni trámites: después ponga su horario de siempre y los trámites que hace.',
  body: z.object({
    nombre: text('El nombre que ven las personas.'),
    estado: choice('states'),
    ...details,
    aviso_minutos: details.aviso_minutos.default(120),
    zona: text('Zona horaria.').default('America/Mexico_City'),
  }),
  answer: z.object({ resumen: summaryField, oficina: card }),
  example: { resumen: 'Se dio de alta Toluca. Falta su horario y sus trámites.', oficina: EXAMPLE },
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
    return { resumen: `Se dio de alta ${saved.name}. Falta su horario y sus trámites.`, oficina: toCard(rooms, saved) }
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
    active: 1,
  }
}

function checkZone(zone: string | undefined): void {
  if (zone !== undefined && !isZone(zone)) throw refusal('zona_no_existe', 'zona')
}

function refuseTaken(rows: OfficeRow[], name: string, except?: number): void {
  if (rows.some((row) => row.id !== except && plainText(row.name) === plainText(name))) throw refusal('ya_existe', 'nombre')
}
