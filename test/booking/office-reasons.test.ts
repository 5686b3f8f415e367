// A clerk writes why for the log-book; its citizen reads a reason of a list. Nothing else that is typed at the office reaches a chat.
import { expect, test } from 'bun:test'
import { z } from 'zod'
import { ruleChoices } from '../../src/catalogue/operations/rules.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { NOTICES } from '../../src/texts/notices.ts'
import { ROSA_AT_COUNTER, ROSA_IN_PERSON } from '../http/desk.ts'
import { OPERATIONS } from '../operations.ts'
import { fullOffice, last, wait } from '../waitlist/office-stage.ts'

const RUDE = 'es muy grosera, que no venga'

/** What is typed for the office alone. Never read by a citizen, in whatever operation. */
const FOR_THE_OFFICE = new Set(['motivo', 'nota', 'fuente'])
/** What is typed to be read by citizens, and says so where it is typed: an answer, and what the office says of itself. */
const OF_AN_AGENCY = [
  'nombre',
  'aclaracion',
  'aclaracion_ingles',
  'direccion',
  'privacidad',
  'aviso_de_privacidad',
  'base_legal',
  'quejas',
  'control',
  'guia_de_pago',
]
const BEFOREHAND = ['como_prepararse', 'como_prepararse_ingles', 'cuanto_tarda', 'cuanto_tarda_ingles']
const FOR_CITIZENS: Record<string, string[]> = {
  '/admin/casos/contestar': ['respuesta'],
  '/admin/denuncias/contestar': ['respuesta'],
  '/admin/institucion': OF_AN_AGENCY,
  '/admin/dependencias/nueva': OF_AN_AGENCY,
  '/admin/oficinas': ['interprete', 'nombre', 'municipio', 'direccion'],
  '/admin/oficinas/nueva': ['interprete', 'nombre', 'municipio', 'direccion'],
  '/admin/tramites': ['nombre', 'nombre_ingles', 'tabla_de_precios', ...BEFOREHAND],
  '/admin/tramites/nuevo': ['nombre', 'nombre_ingles', 'tabla_de_precios', ...BEFOREHAND],
  '/admin/tramites/copiar': ['nombre', 'nombre_ingles'],
  '/admin/tramites/como-se-pide': [
    ...['otros_nombres', 'otros_nombres_ingles', 'frases', 'frases_ingles', 'tema', 'tema_ingles', 'lo_hace', 'donde_se_hace'],
    'enlace',
  ],
  '/admin/tramites/archivo': ['archivo'],
  '/admin/tramites/que-llevar': ['que_llevar', 'en_ingles'],
  '/admin/tramites/preguntas': [
    ...['pregunta', 'pregunta_en_ingles', 'dato', 'dato_en_ingles', 'ejemplo', 'opciones', 'si_no_sirve', 'si_no_sirve_en_ingles'],
  ],
  '/admin/agendas/nueva': ['nombre'],
  '/admin/agendas': ['nombre'],
  '/admin/precios': ['tabla', 'opcion', 'opcion_en_ingles'],
  '/admin/precios/reglas': ['como_se_paga', 'como_se_paga_en_ingles'],
  '/admin/dias-inhabiles': ['nombre'],
  '/admin/respuestas/lo-que-preguntan': [
    ...['llegar_tarde', 'duracion', 'entrega', 'acompanantes', 'estacionamiento', 'copias', 'fotos', 'rampa_o_elevador', 'banos'],
  ],
  '/admin/citas/recoger': ['papel'],
  '/admin/asistencia/regla': ['fundamento', 'publicado_el'],
  '/admin/respuestas': ['pregunta', 'otras_formas', 'dice', 'dice_en_ingles'],
}
/** What is understood (a day, a folio, a CURP, a name on an identification) and refused where it means nothing. */
const UNDERSTOOD = new Set(
  `acompana acortar administrador caso clave codigo color comunidad contado_desde curp curp_o_telefono cursor desde desde_dia desde_el dia dias folio hasta hasta_dia hora leido
   mas_personas nacimiento nombre nombre_de_clave turno_o_folio pais pasarlas_al_dia patron persona pesos promotor quien respuestas se_acepta_si solo_si tambien telefono telefono_de_comunidad telefono_nuevo telefono_para_llamar tramites ultimo_dia vence zona ayuda_dias
   ayuda_desde ayuda_hasta`
    .trim()
    .split(/\s+/),
)

interface TextField {
  path: string
  name: string
}

/** Each field of each operation in which anything can be typed. */
const textFields = (): TextField[] =>
  OPERATIONS.flatMap(({ path, body }) => {
    if (!body) return []
    const { properties = {} } = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as {
      properties?: Record<string, { type?: string; enum?: unknown[]; choices?: string }>
    }
    return Object.entries(properties)
      .filter(([, field]) => field.type === 'string' && !field.enum && !field.choices)
      .map(([name]) => ({ path, name }))
  })

test('of each field in which something can be typed it is known who reads it', () => {
  const unknown = textFields().filter(
    ({ path, name }) => !FOR_THE_OFFICE.has(name) && !UNDERSTOOD.has(name) && !FOR_CITIZENS[path]?.includes(name),
  )
  expect(unknown).toEqual([])
})

type Desk = ReturnType<typeof fullOffice>
type Form = Record<string, string>

/** How each operation with words for the office is done to somebody who can be told of it. */
const DEEDS: Record<string, (desk: Desk) => Promise<Form>> = {
  '/admin/citas': async () => ({ ...ROSA_AT_COUNTER, motivo: RUDE }),
  '/admin/asistencia': async (desk) => {
    await given(desk)
    await desk.phone('5215500000001').write('Hola')
    desk.db.client.run(`insert into missed_visits (office_id, starts_at, asker_id, contact_id, state, created_at)
      select o.id, ${desk.clock.now() - DAY}, c.asker_id, c.id, 'came', ${desk.clock.now()} from contacts c join offices o on o.name = 'Toluca'`)
    return { numero: '1', decision: 'sí llegó, o no se sabe', motivo: RUDE }
  },
  '/admin/telefonos-de-comunidades': village,
  '/admin/telefonos-de-comunidades/terminar': async (desk) => {
    await desk.doIt('/admin/telefonos-de-comunidades', await village(desk))
    return { numero: '1', motivo: RUDE }
  },
  '/admin/citas/mover': async (desk) => ({ folio: await given(desk), dia: '26/11/2026', hora: '11:30', motivo: RUDE }),
  '/admin/citas/corregir': async (desk) => ({
    folio: await given(desk),
    curp: 'PERR850417MMCRZS09',
    identificacion_vista: 'sí',
    motivo: RUDE,
  }),
  '/admin/citas/identificacion': async (desk) => ({
    folio: await given(desk, 'Rosa Núñez Gil'),
    identificacion_vista: 'sí',
    motivo: RUDE,
  }),
  '/admin/citas/cancelar': async (desk) => ({ folio: await given(desk), motivo: RUDE }),
  '/admin/citas/otro-telefono': async (desk) => ({
    folio: await given(desk),
    telefono_nuevo: '55 0000 0009',
    identificacion_vista: 'sí',
    motivo: RUDE,
  }),
  '/admin/citas/no-reconocidas': async (desk) => {
    const folio = await given(desk)
    await desk.phone('5215500000001').write('Yo no saqué esta cita')
    return { folio, resultado: 'es_de_ese_telefono', motivo: RUDE }
  },
  '/admin/llamadas': async (desk) => {
    await desk.doIt('/admin/citas', { ...ROSA_IN_PERSON, telefono_para_llamar: '55 0000 0001', dia: '25/11/2026', hora: '10:00' })
    await desk.doIt('/admin/cierres', { oficina: 'Toluca', dia: '25/11/2026', motivo: 'pintura' })
    return { llamada: '1', resultado: 'acepta', motivo: RUDE }
  },
  '/admin/citas/telefono-para-llamar': async (desk) => ({
    folio: await given(desk),
    telefono_para_llamar: '55 0000 0002',
    motivo: RUDE,
  }),
  '/admin/lista-de-espera/anotar': async (desk) => {
    desk.db.client.run('update slots set capacity = 0')
    return { ...ROSA_IN_PERSON, telefono_para_llamar: '55 0000 0001', motivo: RUDE }
  },
  '/admin/apartados/corregir': async (desk) => {
    const phone = desk.phone('5217220000001')
    await phone.write('quiero renovar mi pasaporte, soy de Toluca')
    await phone.tap('Toluca')
    await phone.write('HESG580312MMCRTD06')
    await phone.write('Guadalupe Hernández Soto')
    await phone.write('cualquiera')
    const shown = phone.arrived.at(-1)
    const hours = shown?.kind === 'choices' ? shown.options.map((one) => one.title) : []
    await phone.tap(hours.find((title) => / h$/.test(title)) ?? '')
    const right = { nombre: 'Guadalupe Hernández Soto', curp: 'HESG580312MMCRTZ07' }
    return { telefono: '722 000 0001', ...right, identificacion_vista: 'sí', motivo: RUDE }
  },
  '/admin/lista-de-espera/sacar': async (desk) => {
    await waiting(desk)
    return { curp: 'HESG580312MMCRTD06', identificacion_vista: 'sí', motivo: RUDE }
  },
  '/admin/casos/anotar': async (desk) => ({ caso: await asked(desk), nota: RUDE }),
  '/admin/denuncias/anotar': async (desk) => ({ caso: await complained(desk), nota: RUDE }),
  '/admin/personas/copia': async (desk) => {
    await given(desk)
    return { curp_o_telefono: '5500000001', motivo: RUDE, identificacion_vista: 'sí' }
  },
  '/admin/personas/borrar': async (desk) => {
    await desk.phone('5215500000001').write('Hola')
    return { curp_o_telefono: '5500000001', motivo: RUDE, identificacion_vista: 'sí' }
  },
  '/admin/cierres': async (desk) => {
    await given(desk)
    return { oficina: 'Toluca', dia: 'mañana', motivo: RUDE }
  },
  '/admin/lugares': async () => ({
    oficina: 'Toluca',
    dia: 'mañana',
    desde: '9:00',
    hasta: '10:00',
    ventanillas: '2',
    motivo: RUDE,
  }),
  '/admin/oficinas': async (desk) => {
    await waiting(desk)
    return { oficina: 'Toluca', abierta: 'no', motivo: RUDE }
  },
  '/admin/tramites/que-llevar': async () => ({
    tramite: 'renovar pasaporte',
    que_llevar: 'Su recibo de luz.',
    en_ingles: 'Your electricity bill.',
    fuente: RUDE,
  }),
  '/admin/precios': async () => ({ anios: '10', pesos: '4280', desde_dia: '01/01/2027', fuente: RUDE }),
  '/admin/reglas': async ({ db }) => ({ regla: ruleChoices(db)[0] ?? '', valor: '3', motivo: RUDE }),
  '/admin/accesos/quitar': async (desk) => {
    await desk.post('/admin/accesos', { nombre: 'Ventanilla 9', rol: 'ventanilla', oficina: 'todas' })
    return { nombre: 'Ventanilla 9', motivo: RUDE }
  },
}

/** Rosa wrote, and has an appointment. */
async function given(desk: Desk, nombre = ROSA_AT_COUNTER.nombre): Promise<string> {
  await desk.phone('5215500000001').write('Hola')
  const { body } = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, nombre, dia: '25/11/2026', hora: '10:00' })
  return String((body.cita as { folio?: string } | undefined)?.folio)
}

/** She asked for a person; the number of her case. */
async function asked(desk: Desk): Promise<string> {
  const rosa = desk.phone('5215500000001')
  await rosa.write('mis datos')
  await rosa.tap('Que borren mis datos')
  await rosa.write('Todo lo que tengan de mí')
  return /C-\w{6}/.exec(last(rosa))?.[0] ?? ''
}

async function village(desk: Desk): Promise<Record<string, string>> {
  await desk.phone('5215500000001').write('Hola')
  const record = { promotor: 'Eva Sol Gil', comunidad: 'San Miguel', personas_al_ano: '12' }
  return { oficina: 'Toluca', telefono_de_comunidad: '55 0000 0001', ...record, motivo: RUDE }
}

/** She complained, and nobody has the key for that but the first administrator, who has attended nobody yet. */
async function complained(desk: Desk): Promise<string> {
  const rosa = desk.phone('5215500000001')
  await rosa.write('denuncia')
  await rosa.tap('Sí, con mis datos')
  await rosa.write('Un señor me pidió dinero')
  return /C-\w{6}/.exec(last(rosa))?.[0] ?? ''
}

async function waiting(desk: Desk): Promise<void> {
  desk.db.client.query('update slots set capacity = 0').run()
  await wait(desk.phone('5217220000009'), 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto')
}

/** Toluca with places, under a clock that walks from one due moment to the next. */
function openToluca(): Desk {
  const desk = fullOffice()
  desk.db.client.query('update slots set capacity = 2').run()
  return desk
}

/** Everything that was ever put into a chat. */
const inChats = ({ db, vault }: Desk): string =>
  db.client
    .query<{ body: Uint8Array }, []>('select body_sealed as body from outbox where body_sealed is not null')
    .all()
    .map((row) => vault.open(row.body))
    .join('\n')

const forTheOffice = [...new Set(textFields().flatMap(({ path, name }) => (FOR_THE_OFFICE.has(name) ? path : [])))]

test('each operation with words for the office is played here', () => {
  expect(forTheOffice.filter((path) => !(path in DEEDS))).toEqual([])
})

for (const [path, arrange] of Object.entries(DEEDS))
  test(`what is typed for the office in ${path} reaches no chat`, async () => {
    const desk = openToluca()
    const sent = desk.watchParcels()
    const form = await arrange(desk)
    const asked = await desk.post(path, form)
    expect(asked.status).toBe(200)
    expect(JSON.stringify(asked.body.va_a_leer ?? [])).not.toContain('grosera')
    if (typeof asked.body.clave === 'string')
      expect((await desk.post(path, { ...form, clave: asked.body.clave })).body.hecho).toBe(true)
    await desk.pass(24 * 60 * MINUTE)
    expect(sent.join()).not.toContain('grosera')
    expect(inChats(desk)).not.toContain('grosera')
  })

test('the proposal shows what she will read, word for word; she reads just that, and the log-book keeps what was typed', async () => {
  const desk = openToluca()
  const rosa = desk.phone('5215500000001')
  const folio = await given(desk)
  const form = { folio, motivo_que_lee: 'no hay luz en la oficina', motivo: RUDE }
  const proposed = await desk.post('/admin/citas/cancelar', form)
  const [words] = proposed.body.va_a_leer as string[]
  expect(words).toContain('Motivo: no hay luz en la oficina')
  await desk.post('/admin/citas/cancelar', { ...form, clave: String(proposed.body.clave) })
  await desk.settle()
  expect(last(rosa)).toBe(String(words))
  expect(((await desk.get('/admin/bitacora')).body.hechos as { motivo: string }[])[0]?.motivo).toBe(RUDE)
})

test('outside of 24 hours the template gets the same words of the list, in her language', async () => {
  const desk = openToluca()
  const rosa = desk.phone('5215500000001')
  await rosa.write('English please')
  const folio = await given(desk)
  await desk.pass(26 * 60 * MINUTE)
  const sent = desk.watchParcels()
  await desk.doIt('/admin/citas/mover', {
    folio,
    dia: '27/11/2026',
    hora: '11:30',
    motivo_que_lee: 'no hay personal suficiente',
    motivo: RUDE,
  })
  await desk.settle()
  expect(sent.join()).toContain('"type":"template"')
  expect(sent.join()).toContain('"text":"there is not enough staff"')
})

test('a reason that is not of the list is refused, and none chosen is said to be none', async () => {
  const desk = openToluca()
  const folio = await given(desk)
  const refused = await desk.post('/admin/citas/cancelar', { folio, motivo_que_lee: RUDE, motivo: 'lo pidió' })
  expect(refused.body).toMatchObject({ codigo: 'opcion_desconocida', campos: ['motivo_que_lee'] })
  expect(String(refused.body.que_hacer)).toContain('no hay luz en la oficina; no hay sistema en la oficina')
  const proposed = await desk.post('/admin/citas/cancelar', { folio, motivo: 'lo pidió' })
  expect(String(proposed.body.va_a_leer)).toContain('Motivo: no nos dijeron la causa')
})

test('who chose a reason need not type one; who did neither is told so', async () => {
  const desk = openToluca()
  const folio = await given(desk)
  expect((await desk.post('/admin/citas/cancelar', { folio })).body).toMatchObject({
    codigo: 'faltan_datos',
    campos: ['motivo'],
  })
  await desk.doIt('/admin/citas/cancelar', { folio, motivo_que_lee: 'no hay luz en la oficina' })
  const log = (await desk.get('/admin/bitacora')).body.hechos as { motivo: string }[]
  expect(log[0]?.motivo).toBe('no hay luz en la oficina')
})

test('words that a clerk had typed before an update are told to nobody', async () => {
  const desk = openToluca()
  await waiting(desk)
  await desk.doIt('/admin/oficinas', { oficina: 'Toluca', abierta: 'no', motivo: 'obras' })
  desk.db.client.query('update untold_rests set reason = ?').run(RUDE)
  await desk.pass(24 * 60 * MINUTE)
  expect(inChats(desk)).toContain(NOTICES['es-MX'].waiting_office_rests.body.slice(-40))
  expect(inChats(desk)).not.toContain('grosera')
})
