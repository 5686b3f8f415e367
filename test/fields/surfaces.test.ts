// Each ready record is booked from its own rows: what it asks stands on every surface that its record names, and nothing of another one.
import { beforeAll, describe, expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { write } from '../../db/open.ts'
import { contactAliases } from '../../db/schema.ts'
import type { FileField, ProcedureFile } from '../../db/seeds/procedure-file.ts'
import { PROCEDURE_FILE } from '../../db/seeds/procedure-file.ts'
import { liveOf } from '../../src/booking/views.ts'
import { readReceipt } from '../../src/visits/documents/receipt.ts'
import { type Citizen, meetCitizen } from '../chat/citizen.ts'
import { openDesk } from '../http/desk.ts'

const FOLDER = join(import.meta.dir, '../../db/seeds/procedures/ready')
const read = (name: string): ProcedureFile => PROCEDURE_FILE.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))
const FILES = readdirSync(FOLDER).map((name) => ({ name, file: read(name) }))
const PROCEDURES = FILES.flatMap(({ file }) => file.procedures)
const LUIS = 'PUSL990101HBCRLS07 Luis Puga Sol'
const PUPIL = 'RUPE190415MMCZZVA1 Eva Ruiz Paz'

/** Of the contact whom `meetCitizen` meets. */
const PHONE = '5500000001'

type Procedure = (typeof PROCEDURES)[number]

/** An answer that the field takes, as a person types it. */
function answerTo({ kind, options, least, allowedIf }: FileField, day: string): string {
  const near = (days: number) => Temporal.PlainDate.from(day).add({ days }).toString().split('-').reverse().join('/')
  const own = allowedIf?.of === '@answer' ? allowedIf.than.split('|')[0] : undefined
  const answers = {
    ...{
      text: 'Canela',
      number: String(least ?? 5),
      date: near(-200),
      plate: 'ABC-12-34',
      email: 'l@a.mx',
      document: 'AB12345678',
    },
    ...{ curp: LUIS.slice(0, 18), name: 'Ana Soto Mora', place: own ?? 'Toluca, Estado de México', yes_no: own ?? 'sí' },
    choice: options[0]?.title ?? '',
  }
  return kind === 'date' && least !== null ? near(-1) : answers[kind]
}

/** Answers whatever is asked, to the summary. */
function toSummary(citizen: Citizen, { fields }: Procedure): Citizen {
  for (let turn = 0; turn < 40; turn++) {
    const { asked, draft } = citizen.state ?? {}
    if (asked?.question === 'summary') return citizen
    const field = fields.find(({ name }) => asked?.about?.endsWith(`:${name}`))
    const next: Record<string, () => unknown> = {
      place: () => citizen.write('toluca'),
      office: () => citizen.write('toluca'),
      howMany: () => citizen.tap('Una persona'),
      curp: () => citizen.write(LUIS),
      name: () => citizen.write('Luis Puga Sol'),
      child: () => citizen.write(PUPIL),
      slot: () => citizen.tap(citizen.titles()[0] ?? ''),
      validity: () => citizen.tap(citizen.titles()[0] ?? ''),
      details: () => citizen.write(field ? answerTo(field, draft?.slot?.day ?? '2026-11-24') : ''),
    }
    const does = next[asked?.question ?? '']
    if (!does) throw new Error(`${asked?.question}: ${citizen.read()}`)
    does()
  }
  throw new Error(`never came to the summary: ${citizen.read()}`)
}

/** What a surface shows of these fields, and of none that another record alone has. */
function holdsTo(shown: string, own: readonly FileField[], others: readonly string[]) {
  for (const { label } of own) expect(shown).toContain(label)
  for (const label of others) expect(shown).not.toContain(`${label}:`)
}

describe.each(PROCEDURES.map((one) => [one.name, one] as const))('%s', (_name, procedure) => {
  const others = PROCEDURES.filter(({ id }) => id !== procedure.id).flatMap(({ fields }) => fields.map(({ label }) => label))
  const foreign = others.filter((label) => !procedure.fields.some((one) => one.label === label))
  let desk: ReturnType<typeof openDesk>
  let citizen: Citizen
  let summary = ''
  let asked: FileField[] = []

  beforeAll(async () => {
    desk = openDesk()
    for (const { name } of FILES) await desk.doIt('/admin/tramites/archivo', { archivo: readFileSync(join(FOLDER, name), 'utf8') })
    for (const { name } of PROCEDURES) {
      await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: name })
      await desk.publish(name)
    }
    citizen = toSummary(meetCitizen({ db: desk.db, seed: procedure.id }).write('hola', procedure.words.es[1][0] ?? ''), procedure)
    summary = citizen.read()
    const alias = { kind: 'phone' as const, value: `521${PHONE}` }
    const hash = Buffer.from(desk.vault.index('phone', desk.house.messaging.channels.canonical(alias)))
    const row = {
      hash,
      channel: 'whatsapp' as const,
      contactId: 1,
      kind: alias.kind,
      value: Buffer.from(desk.vault.seal(alias.value)),
    }
    write(desk.db, (tx) =>
      tx.orm
        .insert(contactAliases)
        .values({ ...row, seenAt: desk.clock.now() })
        .run(),
    )
    const answers = Object.values(citizen.state?.draft.people[0]?.answers?.[procedure.id] ?? {})
    asked = procedure.fields.filter(({ name }) => citizen.state?.draft.people[0]?.answers?.[procedure.id]?.[name] !== undefined)
    expect(answers).toHaveLength(asked.length)
  })

  test('the summary, the card and the folio', () => {
    holdsTo(summary, asked, foreign)
    expect(summary).toContain(procedure.name)
    holdsTo(citizen.write('aviso').read(), asked, foreign)
    const card = citizen.write('qué tiene anotado').read()
    holdsTo(
      card,
      asked.filter((one) => one.onCard),
      [...foreign, ...asked.filter((one) => !one.onCard).map(({ label }) => label)],
    )
    expect(card.toLowerCase()).toContain(procedure.name)
    citizen.tap('Sí, así', 'Confirmar')
    expect(citizen.read()).toContain(`: ${procedure.name}`)
    holdsTo(citizen.read(), [], [...foreign, ...asked.map(({ label }) => label)])
    expect(citizen.write('mis citas').read()).toContain(`: ${procedure.name}`)
  })

  test('the receipt, the lists of the day and the copy of what is kept', async () => {
    const [view] = liveOf(desk.db, desk.vault, 1, desk.clock.now())
    if (!view) throw new Error('there is no appointment')
    const receipt = readReceipt({ ...desk, language: 'es-MX', now: desk.clock.now(), views: [view] })
    expect(JSON.stringify(receipt)).toContain(procedure.name)
    const day = `oficina=Toluca&dia=${view.slot.day}`
    const listed = asked.filter((one) => one.seenBy === 'list')
    const rest = [...foreign, ...asked.filter((one) => one.seenBy !== 'list').map(({ label }) => label)]
    for (const format of ['excel', 'impresión']) {
      const { text, status } = await desk.get(`/admin/agenda?${day}&formato=${format}`)
      expect(status).toBe(200)
      holdsTo(text, listed, rest)
      expect(text).toContain(procedure.name)
    }
    const opened = await desk.get(`/admin/agenda?${day}`)
    holdsTo(opened.text, asked, foreign)
    const copy = await desk.post('/admin/personas/copia', {
      curp_o_telefono: procedure.identity === 'curp' ? (view.curp ?? '') : PHONE,
      ...{ identificacion_vista: 'sí', motivo: 'lo pidió' },
    })
    holdsTo(copy.text, asked, foreign)
    expect(copy.text).toContain(procedure.name)
  })

  test('the counter asks the same, and gives it', async () => {
    const identified = procedure.identity === 'curp' && {
      curp: procedure.audience === 'minor' ? PUPIL.slice(0, 18) : LUIS.slice(0, 18),
    }
    const nombre = procedure.audience === 'minor' ? 'Eva Ruiz Paz' : 'Luis Puga Sol'
    const form = { oficina: 'Toluca', tramite: procedure.name, nombre, ...identified, dia: '2026-12-10', motivo: 'vino' }
    citizen.write('cancelar mi cita').tap('Sí, cancelarla')
    const needed = procedure.fields.filter((one) => one.required && one.shownIf === null)
    const refused = await desk.post('/admin/citas', form)
    if (needed.length > 0) expect(refused.body.codigo).toBe('faltan_respuestas')
    for (const { label } of needed) expect(refused.body.que_hacer).toContain(label)
    holdsTo(String(refused.body.que_hacer), [], foreign)
    const respuestas = asked.map((one) => `${one.label}: ${answerTo(one, '2026-12-10')}`).join('; ')
    const given = await desk.post('/admin/citas', { ...form, ...(respuestas !== '' && { respuestas }) })
    expect(given.body).not.toHaveProperty('codigo')
    holdsTo(JSON.stringify(given.body.cita), asked, foreign)
  })
})
