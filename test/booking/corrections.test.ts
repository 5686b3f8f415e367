import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { isMistyped } from '../../src/booking/curp-name.ts'
import { isSpelledAnew } from '../../src/booking/name-correction.ts'
import { openClaim } from '../../src/cases/claims.ts'
import { checkDigit } from '../../src/catalogue/curp.ts'
import { join } from '../../src/waitlist/entries.ts'
import { HOOKS, meet } from '../cast.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

describe('a CURP with a slip', () => {
  // One mistyped CURP is put right at the office without losing the place, and a place still cannot be given to another person.

  const CORRECT = '/admin/citas/corregir'
  const whole = (first17: string) => first17 + checkDigit(first17)
  const RIGHT = whole('PERR850417MDFRZS0')
  const WRONG = whole('PERR850417MMCRZS0')
  /** The check digit does not see the tens of the day, nor H for M. */
  const WRONG_DAY = whole('PERR850427MDFRZS0')
  const WRONG_SEX = whole('PERR850417HDFRZS0')
  const ROSA = {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Rosa Pérez Ruiz',
    telefono: '55 0000 0001',
    motivo: 'vino a la oficina',
  }

  async function withRosa(curp: string = WRONG) {
    const desk = openDesk()
    const who = curp === '' ? { nacimiento: '17/04/1985' } : { curp }
    const given = await desk.doIt('/admin/citas', { ...ROSA, ...who, hora: '10:00' })
    const { folio } = given.body.cita as { folio: string }
    return { ...desk, folio, form: { folio, curp: RIGHT, identificacion_vista: 'sí', motivo: 'un número de la CURP estaba mal' } }
  }

  const found = async ({ post }: Awaited<ReturnType<typeof withRosa>>, curp: string) =>
    ((await post('/admin/buscar', { quien: curp })).body.citas as unknown[]).length

  test('a CURP with a slip is put right: the place, the hour and the folio stay, and the telephone is told', async () => {
    const desk = await withRosa()
    const { post, doIt, db, count, folio, form } = desk
    const proposed = await post(CORRECT, form)
    expect(proposed.body).toMatchObject({
      hecho: false,
      resumen: `En la cita de Rosa Pérez Ruiz del miércoles 25 de noviembre de 2026 a las 10:00 h en Toluca quedaría: CURP ${RIGHT}, en lugar de ${WRONG}. Se le avisará por WhatsApp.`,
    })
    expect(await found(desk, RIGHT)).toBe(0)
    const done = await doIt(CORRECT, form)
    expect(done.body).toMatchObject({ hecho: true, citas: [{ folio, hora: '10:00 h', estado: 'confirmada' }] })
    expect([await found(desk, RIGHT), await found(desk, WRONG)]).toEqual([1, 0])
    expect(count('appointments')).toBe(1)
    expect((await post('/admin/citas/historia', { folio })).body.historia).toMatchObject([{}, { que: 'Se corrigió la CURP' }])
    expect(count("audit where operation = 'corregir_cita' and reason_sealed is not null")).toBe(1)
    expect(count("outbox where key like 'corrected:%'")).toBe(1)
    expect(brokenInvariants(db)).toEqual([])
  })

  test('a birth date that was wrong makes it another person, and needs the yes of another key', async () => {
    const desk = await withRosa(WRONG_DAY)
    const refused = await desk.post(CORRECT, desk.form)
    expect(refused.body.codigo).toBe('otra_persona_pide_segunda_clave')
    const yes = { folio: desk.folio, cambio: 'ponerla a nombre de otra persona' }
    // Whoever corrects it cannot be the second one, an administrator no more than anybody else.
    await desk.doIt('/admin/citas/segunda-clave', yes)
    expect((await desk.post(CORRECT, desk.form)).body.codigo).toBe('otra_persona_pide_segunda_clave')
    await desk.doIt('/admin/citas/segunda-clave', yes, desk.keyFor('administrator'))
    expect((await desk.doIt(CORRECT, desk.form)).body).toMatchObject({ hecho: true })
    const { historia } = (await desk.post('/admin/citas/historia', { folio: desk.folio })).body
    expect(historia).toMatchObject([{}, { que: 'La oficina corrigió de quién es, con el sí de una segunda clave' }])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('nothing of the CURP that was wrong is kept: it may be somebody', async () => {
    const { doIt, form, count } = await withRosa()
    await doIt(CORRECT, form)
    expect(count('people where curp_sealed is not null or birth_sealed is not null')).toBe(1)
  })

  test('whoever came without a CURP and shows one is no longer to be verified', async () => {
    const desk = await withRosa('')
    const done = await desk.doIt(CORRECT, desk.form)
    expect(done.body).toMatchObject({ hecho: true, citas: [{ verificar: null }] })
    expect(await found(desk, RIGHT)).toBe(1)
  })

  test('the name and the CURP can be put right at once', async () => {
    const { doIt, form } = await withRosa()
    const done = await doIt(CORRECT, { ...form, nombre: 'Rosa María Pérez Ruiz' })
    expect(done.body.resumen).toContain(`quedó: Rosa María Pérez Ruiz; CURP ${RIGHT}, en lugar de ${WRONG}.`)
  })

  test('whoever waits under the right CURP has an appointment now, and waits no more', async () => {
    const { db, clock, vault, doIt, form, count } = await withRosa()
    const [toluca = 0] = db.client
      .query<{ id: number }, []>("select id from offices where name = 'Toluca'")
      .all()
      .map((one) => one.id)
    write(db, (tx) => {
      const person = { name: ROSA.nombre, birthDate: '1985-04-17', curp: RIGHT }
      const members = [{ person, procedureId: 'renewal' }]
      join(tx, { vault, clock, hooks: HOOKS }, meet(tx, 7), { officeIds: [toluca], members, times: {}, answers: '{}' }, clock.now())
    })
    expect(count('wait_wishes where live = 1')).toBe(1)
    await doIt(CORRECT, form)
    expect(count("wait_wishes where live = 0 and state = 'booked' and untold = 1")).toBe(1)
    expect(brokenInvariants(db)).toEqual([])
  })

  test('whoever claimed the CURP that was wrong has it again: the claim is closed, and the CURP is free', async () => {
    const { db, clock, vault, doIt, post, form, count } = await withRosa()
    write(db, (tx) => openClaim(tx, vault, { contactId: meet(tx, 7), curp: WRONG }, clock.now()))
    expect(count("cases where state <> 'closed'")).toBe(1)
    await doIt(CORRECT, form)
    expect(count("cases where state <> 'closed'")).toBe(0)
    const owner = { ...ROSA, nombre: 'Rita Pérez Ramos', telefono: '', curp: WRONG, hora: '11:00' }
    expect((await post('/admin/citas', owner)).status).toBe(200)
  })

  describe('it is refused', () => {
    test.each([
      ['without an identification that was seen', { identificacion_vista: 'no' }, 'falta_identificacion'],
      ['a CURP that is no CURP', { curp: `${RIGHT.slice(0, 17)}${(Number(RIGHT[17]) + 1) % 10}` }, 'curp_mal_escrita'],
      ['another person', { curp: whole('LOGJ900101HDFPLN0') }, 'curp_de_otra_persona'],
      ['three characters', { curp: whole('PERR850416HJCRZS0') }, 'curp_de_otra_persona'],
      ['the CURP that it has', { curp: WRONG }, 'nada_que_hacer'],
    ])('%s', async (_, change, code) => {
      const { post, form, count } = await withRosa()
      expect((await post(CORRECT, { ...form, ...change })).body.codigo).toBe(code)
      expect(count("appointment_events where what = 'curp_corrected'")).toBe(0)
    })

    test('a second time: step by step a place would reach anybody', async () => {
      const { doIt, post, form } = await withRosa()
      await doIt(CORRECT, form)
      expect((await post(CORRECT, { ...form, curp: WRONG_SEX })).body.codigo).toBe('curp_ya_corregida')
    })

    test('somebody who has an appointment under the right CURP', async () => {
      const { doIt, post, form } = await withRosa()
      await doIt('/admin/citas', { ...ROSA, telefono: '', curp: RIGHT, hora: '11:00' })
      expect((await post(CORRECT, form)).body.codigo).toBe('persona_ya_tiene_cita')
    })

    test('a birth year with which the price or the procedure is another one', async () => {
      const { post, form } = await withRosa(whole('PERR600417MDFRZS0'))
      expect((await post(CORRECT, { ...form, curp: whole('PERR800417MDFRZS0') })).body.codigo).toBe('curp_cambia_la_edad')
    })

    test('somebody without a CURP, with one of another birthday or another name', async () => {
      const { post, form } = await withRosa('')
      for (const curp of [WRONG_DAY, whole('LOGJ850417HDFPLN0')])
        expect((await post(CORRECT, { ...form, curp })).body.codigo).toBe('curp_de_otra_persona')
    })
  })

  test('the tables refuse another person in an appointment, but for the one correction that its story tells', async () => {
    const { db, doIt, form } = await withRosa()
    const rename = () =>
      write(db, (tx) =>
        tx.client.run('update appointments set person_id = person_id + 1, version = version + 1, updated_at = updated_at + 1'),
      )
    write(db, (tx) => tx.client.run("insert into people (key, created_at, updated_at) values (x'01', 0, 0)"))
    expect(rename).toThrow('wall: the person of an appointment never changes')
    await doIt(CORRECT, form)
    expect(rename).toThrow('wall: the person of an appointment never changes')
  })

  describe('the same CURP with a slip', () => {
    const name = 'Rosa Pérez Ruiz'
    test.each([
      ['the tens of the day', WRONG_DAY],
      ['the sex', WRONG_SEX],
      ['the state', whole('PERR850417MMCRZS0')],
      ['two digits that changed places', whole('PERR854017MDFRZS0')],
      ['an initial that the name shows', whole('PERF850417MDFRZS0')],
    ])('%s', (_, was) => expect(isMistyped(was, RIGHT, name)).toBe(true))

    test.each([
      ['a brother of the same day', whole('PERF850417HDFRZR0'), RIGHT, name],
      ['an initial that the name does not show', RIGHT, whole('PERF850417MDFRZS0'), name],
      ['born ten years and a month later', RIGHT, whole('PERR950517MMFRZS0'), name],
    ])('%s is not', (_, was, becomes, whose) => expect(isMistyped(was, becomes, whose)).toBe(false))
  })
})

describe('a name', () => {
  // A name that was written wrong is put right at the office, and an appointment still cannot change hands.

  const CORRECT = '/admin/citas/corregir'

  async function withRosa(name = 'Rosa Peres') {
    const desk = openDesk()
    const given = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, nombre: name, hora: '10:00' })
    const { folio } = given.body.cita as { folio: string }
    return { ...desk, folio, form: { folio, nombre: 'Rosa Pérez Ruiz', motivo: 'faltaba un apellido' } }
  }

  test('the name is shown before and after, and corrected only with the key', async () => {
    const { post, doIt, db, count, folio, form } = await withRosa()
    const proposed = await post(CORRECT, form)
    expect(proposed.body).toMatchObject({
      hecho: false,
      resumen: 'En la cita de Rosa Peres del miércoles 25 de noviembre de 2026 a las 10:00 h en Toluca quedaría: Rosa Pérez Ruiz.',
      citas: [{ folio, nombre: 'Rosa Pérez Ruiz' }],
    })
    expect((await post('/admin/citas/historia', { folio })).body.resumen).toContain('Rosa Peres')
    const done = await doIt(CORRECT, form)
    expect(done.body).toMatchObject({ hecho: true, citas: [{ folio, nombre: 'Rosa Pérez Ruiz' }] })
    const story = await post('/admin/citas/historia', { folio })
    expect(story.body.historia).toMatchObject([{}, { que: 'Se corrigió un dato', lo_hizo: 'primer administrador' }])
    expect(count("audit where operation = 'corregir_cita' and reason_sealed is not null")).toBe(1)
    expect(brokenInvariants(db)).toEqual([])
  })

  test('a key for one name corrects no other one, and works once', async () => {
    const { post, form } = await withRosa()
    const { body } = await post(CORRECT, form)
    expect((await post(CORRECT, { ...form, nombre: 'Rosa Peres Paz', clave: String(body.clave) })).status).toBe(409)
    expect((await post(CORRECT, { ...form, clave: String(body.clave) })).status).toBe(200)
    expect((await post(CORRECT, { ...form, clave: String(body.clave) })).body.codigo).toBe('nada_que_hacer')
  })

  test('however often it is corrected, it is compared with the name under which it was made: nobody becomes another in two steps', async () => {
    const { post, doIt, form } = await withRosa('Rosa Peres')
    const called = (nombre: string) => ({ ...form, nombre })
    expect((await doIt(CORRECT, called('Rosa Pérez Juan López'))).body.hecho).toBe(true)
    expect((await post(CORRECT, called('Juan López'))).body.codigo).toBe('nombre_de_otra_persona')
    expect((await doIt(CORRECT, called('Rosa Pérez Ruiz'))).body.hecho).toBe(true)
    expect((await post(CORRECT, called('Rosa Ruiz'))).body.codigo).toBe('nombre_de_otra_persona')
  })

  test('the name before is kept sealed with the story of the appointment', async () => {
    const { doIt, db, count, form } = await withRosa('Rosa Peres')
    await doIt(CORRECT, form)
    await doIt(CORRECT, { ...form, nombre: 'Rosa Pérez Luna' })
    expect(count("appointment_events where what = 'corrected' and length(detail_sealed) > 40")).toBe(1)
    expect(count("appointment_events where cast(detail_sealed as text) like '%Rosa%'")).toBe(0)
    expect(brokenInvariants(db)).toEqual([])
  })

  describe('it is refused', () => {
    test.each([
      ['another name', { nombre: 'Juan López Gil' }, 'nombre_de_otra_persona'],
      ['a sister', { nombre: 'Elena Peres' }, 'nombre_de_otra_persona'],
      ['what it says already', { nombre: 'Rosa Peres' }, 'nada_que_hacer'],
      ['nothing to correct', { nombre: '' }, 'nada_que_hacer'],
      ['a folio that nobody has', { folio: 'ABC-DEF' }, 'cita_no_existe'],
      ['somebody who is not on it', { persona: 'Luis' }, 'persona_no_esta'],
    ])('%s', async (_, change, code) => {
      const { post, form } = await withRosa()
      const { nombre, ...rest } = { ...form, ...change }
      expect((await post(CORRECT, nombre ? { ...rest, nombre } : rest)).body.codigo).toBe(code)
    })

    test('an appointment that was cancelled', async () => {
      const { post, doIt, form, folio } = await withRosa()
      await doIt('/admin/citas/cancelar', { folio, motivo: 'no viene' })
      expect((await post(CORRECT, form)).body.codigo).toBe('cita_no_vigente')
    })

    test('a family, until it is said who', async () => {
      const desk = openDesk()
      const more = 'Luis Puga Sol, PUSL990101HBCRLS07, renovar pasaporte'
      const given = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, mas_personas: more, hora: '10:00' })
      const { folio } = given.body.cita as { folio: string }
      const form = { folio, nombre: 'Luis Puga Solís', motivo: 'apellido completo' }
      expect((await desk.post(CORRECT, form)).body.codigo).toBe('falta_la_persona')
      const done = await desk.doIt(CORRECT, { ...form, persona: 'Luis' })
      expect(done.body.citas).toMatchObject([{ nombre: 'Luis Puga Solís' }])
    })
  })

  describe('the same name, spelled anew', () => {
    test.each([
      ['Guadalupe Hernandes Soto', 'Guadalupe Hernández Soto'],
      ['Rosa Pérez', 'Rosa María Pérez Ruiz'],
      ['Ruiz Pérez Rosa', 'Rosa Pérez Ruiz'],
      ['Jesica Gonsales', 'Yésica González'],
    ])('%s, %s', (was, becomes) => expect(isSpelledAnew(was, becomes)).toBe(true))

    test.each([
      ['Rosa Pérez Ruiz', 'Juan López Gil'],
      ['Rosa Pérez Ruiz', 'Elena Pérez Ruiz'],
      ['Rosa Pérez Ruiz', 'Rosa Gil Sol'],
      ['Ana Paz', 'Eva Paz'],
    ])('%s is not %s', (was, becomes) => expect(isSpelledAnew(was, becomes)).toBe(false))
  })
})
