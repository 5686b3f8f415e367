import { describe, expect, test } from 'bun:test'
import { readProcedureFile } from '../../src/catalogue/procedure-file/faults.ts'
import { openDesk } from '../http/desk.ts'

const desk = openDesk()
const PLACE = { estado: 'Estado de México', municipio: 'Metepec', direccion: 'Plaza Juárez' }
const QUESTION = { tramite: 'renovar pasaporte', pregunta: '¿Cuál?', pregunta_en_ingles: 'Which?', dato_en_ingles: 'Which one' }
const AGENCY = {
  ...{ direccion: 'Plaza 1', zona: 'America/Mexico_City', telefono: '722 000 0000', ayuda_dias: 'lunes a viernes' },
  ...{ ayuda_desde: '9:00', ayuda_hasta: '15:00', privacidad: 'Transparencia', base_legal: 'Ley', quejas: 'Contraloría' },
}
/** What has a name that people read, with the form that gives it one. */
const NAMED: [what: string, path: string, form: (name: string) => Record<string, string>, field: string][] = [
  ['an office', '/admin/oficinas/nueva', (nombre) => ({ nombre, ...PLACE }), 'nombre'],
  ['an agency', '/admin/dependencias/nueva', (nombre) => ({ nombre, ...AGENCY, administrador: 'Jefa' }), 'nombre'],
  ['a procedure', '/admin/tramites/nuevo', (nombre) => ({ nombre, nombre_ingles: 'a licence' }), 'nombre'],
  ['a question', '/admin/tramites/preguntas', (dato) => ({ ...QUESTION, dato }), 'dato'],
  ['a key', '/admin/accesos', (nombre) => ({ nombre, rol: 'lector', oficina: 'Toluca' }), 'nombre'],
]

describe.each(NAMED)('the name of %s', (_what, path, form, field) => {
  test.each([
    ['a line break', 'Licencia\nde obra', 'nombre_con_signos_ocultos'],
    ['a control character', 'Licen\u0007cia', 'nombre_con_signos_ocultos'],
    ['nothing that is seen', '\u200b\u200b\u200b\u200b', 'nombre_con_signos_ocultos'],
    ['what turns the line round', 'Licencia \u202eabc', 'nombre_con_signos_ocultos'],
    ['what the chat makes bold', '*Licencia*', 'nombre_con_marcas'],
    ['no words', '.....', 'nombre_sin_letras'],
    ['300 letters', 'x'.repeat(300), 'texto_muy_largo'],
  ])('with %s is refused, and what to change is said', async (_why, name, code) => {
    const { status, body } = await desk.post(path, form(name))
    expect({ status, codigo: body.codigo, campos: body.campos }).toEqual({ status: 422, codigo: code, campos: [field] })
  })

  test('of blanks alone is refused', async () => {
    expect((await desk.post(path, form('\u00a0 \u00a0 \u00a0'))).status).toBe(422)
  })
})

test.each([
  ['an office', '/admin/oficinas/nueva', { nombre: 'TOLÚCA', ...PLACE }],
  ['a procedure', '/admin/tramites/nuevo', { nombre: 'Renóvar Pasaporte', nombre_ingles: 'renew it' }],
  ['a procedure that is called otherwise', '/admin/tramites', { tramite: 'cita de asesoría', nombre: 'Renóvar Pasaporte' }],
  ['an agency', '/admin/dependencias/nueva', { nombre: 'oficina de pasaportes de múestra', ...AGENCY, administrador: 'Jefa' }],
])('%s may not differ in case and accents alone', async (_what, path, form) => {
  expect((await desk.post(path, form as Record<string, string>)).body.codigo).toBe('ya_existe')
})

test('a file is held to the same', () => {
  const file = (name: string, label: string) =>
    JSON.stringify({
      procedures: [
        {
          id: 'one',
          name,
          nameEn: 'one',
          fields: [{ name: 'a', kind: 'text', label, labelEn: 'A b', question: '¿A?', questionEn: 'A?' }],
        },
        { id: 'two', name: 'permiso de obra', nameEn: 'works permit' },
      ],
    })
  expect(readProcedureFile(file('PERMISO de óbra', 'Cal\nle'))).toEqual({
    ok: false,
    faults: [
      { path: 'procedures.1.name', what: 'Ya hay otro con ese nombre.' },
      {
        path: 'procedures.0.fields.0.label',
        what: 'El nombre tiene saltos de renglón o signos que no se ven. Escríbalo de nuevo, en un solo renglón.',
      },
    ],
  })
})
