import { readFileSync } from 'node:fs'

type Form = Record<string, string>
/** Proposes, and does it with the key that came back. */
export type Does = (path: string, form: Form) => Promise<unknown>

const MOBILE = 'pet-sterilisation'
const OFFICES = ['Toluca', 'Metepec'].map((nombre) => ({ nombre, direccion: 'Calle Uno 1' }))
/** A unit that stands on some days only, each time on another square. */
const STOPS = [
  {
    nombre: 'Unidad móvil Metepec',
    como_atiende: 'unidad móvil',
    direccion: 'Plaza Juárez',
    municipio: 'Metepec',
    dias: ['5/12/2026', '12/12/2026'],
  },
  {
    nombre: 'Unidad móvil Lerma',
    como_atiende: 'unidad móvil',
    direccion: 'Jardín principal',
    municipio: 'Lerma',
    dias: ['19/12/2026'],
  },
]

/** Sets these procedures up as an administrator does in Swagger UI, in the order of docs/adding-a-procedure.md. */
export async function bringRecords(records: readonly string[], does: Does): Promise<void> {
  for (const name of records) {
    const archivo = readFileSync(new URL(`../../db/seeds/procedures/${name}.json`, import.meta.url), 'utf8')
    await does('/admin/tramites/archivo', { archivo })
  }
  const of = (isMobile: boolean) => records.filter((name) => name.endsWith(MOBILE) === isMobile).flatMap(proceduresOf)
  const [usual, mobile] = [of(false), of(true)]
  for (const office of usual.length > 0 ? OFFICES : []) {
    await opens({ ...office, municipio: office.nombre }, usual, does)
    await does('/admin/horario', {
      oficina: office.nombre,
      dias: 'lunes a viernes',
      desde: '9:00',
      hasta: '15:00',
      ventanillas: '2',
    })
  }
  for (const { dias, ...stop } of mobile.length > 0 ? STOPS : []) {
    await opens(stop, mobile, does)
    for (const dia of dias)
      await does('/admin/lugares', {
        oficina: stop.nombre,
        dia,
        desde: '9:00',
        hasta: '12:00',
        ventanillas: '1',
        motivo: 'jornada',
      })
  }
  for (const tramite of [...usual, ...mobile]) await does('/admin/tramites/publicar', { tramite, se_excluye: 'como está ahora' })
}

const proceduresOf = (name: string): string[] => {
  const file: { procedures: { name: string }[] } = JSON.parse(
    readFileSync(new URL(`../../db/seeds/procedures/${name}.json`, import.meta.url), 'utf8'),
  )
  return file.procedures.map((one) => one.name)
}

async function opens(office: { nombre: string } & Form, procedures: readonly string[], does: Does): Promise<void> {
  await does('/admin/oficinas/nueva', { estado: 'Estado de México', ...office })
  for (const tramite of procedures) await does('/admin/tramites/oficina', { oficina: office.nombre, tramite })
}
