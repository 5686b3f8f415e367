// Whoever has the file and no key reads neither what people are called, nor their folios, nor what clerks wrote about them.
import { expect, test } from 'bun:test'
import { readFolio } from '../../src/booking/folio-letters.ts'
import { openDesk } from './desk.ts'

/** Every text of every table, in which nothing had to be opened. */
function textsInPlain({ db }: Pick<ReturnType<typeof openDesk>, 'db'>): string[] {
  const tables = db.client
    .query<{ name: string }, []>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like 'town%'",
    )
    .all()
  return tables.flatMap(({ name }) =>
    db.client
      .query<Record<string, unknown>, []>(`select * from "${name}"`)
      .all()
      .flatMap((row) => Object.entries(row).map(([column, value]) => `${name}.${column}: ${readable(value)}`)),
  )
}

/** A sealed text is noise; one that was kept as bytes and not sealed would be read here. */
const readable = (value: unknown): string => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value))

test('folios, motives of clerks and the stories of appointments stand nowhere in plain', async () => {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Guadalupe Hernández Soto',
    curp: 'HESG580312MMCRTD06',
    dia: '26/11/2026',
    hora: '10:00',
    vigencia: '6',
    motivo: 'vino llorando su vecina Eulalia',
  })
  const folio = String((given.body.cita as { folio?: string } | undefined)?.folio)
  expect(readFolio(folio)).toBe(folio)
  await desk.doIt('/admin/cierres', {
    oficina: 'Toluca',
    dia: '30/11/2026',
    citas: 'conservar',
    motivo: 'enfermó Rigoberto de la caja',
  })
  await desk.doIt('/admin/citas/cancelar', { folio, motivo: 'la señora Eulalia fue grosera' })
  expect(desk.count("appointments where state = 'cancelled' and words_sealed is not null")).toBe(1)
  const texts = textsInPlain(desk)
  for (const words of [folio, folio.replace('-', ''), 'Eulalia', 'Rigoberto', 'Guadalupe', 'HESG580312'])
    expect(texts.filter((text) => text.includes(words))).toEqual([])
  const logbook = await desk.get('/admin/bitacora')
  expect(logbook.text).toContain('la señora Eulalia fue grosera')
  expect(logbook.text).toContain(folio)
})
