// "Yo no saqué esta cita", "ya no es su número": whoever has the telephone is left in peace and told nothing, and the appointment
// stays its owner's, whatever that telephone does next.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Db } from '../../db/open.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { openDesk } from '../http/desk.ts'
import { optionsOf } from '../sentences/effects.ts'
import { enter, stageOf } from '../sentences/stage.ts'

const NUMBER = '5215500000001'

/** Rosa has an appointment in Toluca that the office gave her for this telephone; its folio. */
async function rosaHasOne() {
  const desk = openDesk()
  const hers = desk.phone(NUMBER)
  await hers.write('Hola')
  const given = await desk.doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Rosa Pérez Ruiz',
    curp: 'PERR850417MDFRZS04',
    telefono: '55 0000 0001',
    dia: '3/12/2026',
    hora: '12:00',
    motivo: 'vino a la oficina',
  })
  const cita = given.body.cita as { folio: string } | undefined
  if (!cita) throw new Error(given.text)
  await desk.settle()
  hers.read()
  const texts = () =>
    hers
      .read()
      .map((reply) => JSON.stringify(reply))
      .join('\n')
  const said = async (words: string) => {
    await hers.write(words)
    return texts()
  }
  const tapped = async (title: string) => {
    await hers.tap(title)
    return texts()
  }
  const standing = () =>
    desk.db.client
      .query<{ state: string; contact: number | null }, []>(
        "select state, contact_id as contact from appointments where state in ('confirmed', 'cancelled')",
      )
      .all()
  return { ...desk, hers, folio: cita.folio, said, tapped, texts, standing }
}

type House = Awaited<ReturnType<typeof rosaHasOne>>

const isHers = (words: string, { folio }: House) =>
  ['Rosa', 'Pérez', folio, '12:00', '3 de diciembre', 'Toluca'].filter((hers) => hers !== '' && words.includes(hers))

/** Time passes, with what is due in it. */
async function wait({ clock, settle }: House, ms: number) {
  for (let left = ms; left > 0; left -= HOUR) {
    clock.advance(Math.min(left, HOUR))
    await settle()
  }
}

const SENTENCES = [
  'yo no saqué esta cita',
  'ya no es su número',
  'yo nunca saqué ninguna cita y me llegó un mensaje',
  'wrong number',
]

describe('whoever says that it is not theirs', () => {
  for (const words of SENTENCES)
    test(`"${words}": reads nothing of hers, keeps nothing of it, and her appointment stands`, async () => {
      const house = await rosaHasOne()
      const answer = await house.said(words)
      expect(answer).toMatch(/Me equivoqué|I made a mistake/)
      expect(isHers(answer, house)).toEqual([])
      expect(house.standing()).toEqual([{ state: 'confirmed', contact: null }])
      for (const asked of [
        'mis citas',
        'cancelar mi cita',
        '¿a qué hora es mi cita?',
        'comprobante',
        'quiero cambiar mi cita al viernes',
        'cómo llego',
      ]) {
        expect([asked, isHers(await house.said(asked), house)]).toEqual([asked, []])
      }
      expect(house.standing()).toEqual([{ state: 'confirmed', contact: null }])
      expect(brokenInvariants(house.db)).toEqual([])
    })

  test('hears nothing any more until the visit is over, and the visit does not lapse', async () => {
    const house = await rosaHasOne()
    await house.said('yo no saqué esta cita')
    await wait(house, 12 * DAY)
    expect(house.texts()).toBe('')
    expect(house.standing()).toEqual([])
    const past = house.count("appointments where state = 'past'")
    expect(past).toBe(1)
    expect(house.count("disavowals where state = 'settled' and result = 'over'")).toBe(1)
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('reads the same where there was nothing, so that nobody learns by asking', async () => {
    const house = await rosaHasOne()
    const other = house.phone('5215500000009')
    await other.write('Hola')
    other.read()
    await other.write('yo no saqué esta cita')
    const first = JSON.stringify(other.read().map((reply) => ('body' in reply ? reply.body : reply.kind)))
    await house.hers.write('yo no saqué esta cita')
    const second = JSON.stringify(house.hers.read().map((reply) => ('body' in reply ? reply.body : reply.kind)))
    expect(first).toBe(second)
    expect(house.count('contacts where muted_at is not null')).toBe(1)
    await other.tap('Me equivoqué')
    expect(house.count('contacts where muted_at is not null')).toBe(0)
  })

  test('touches no other telephone', async () => {
    const house = await rosaHasOne()
    const other = house.phone('5215500000009')
    await other.write('ya no es su número')
    await other.write('yo no saqué esta cita K7M-4QX')
    expect(house.standing().every((one) => one.contact !== null)).toBe(true)
    expect(await house.said('mis citas')).toContain('3 de diciembre')
  })

  test('may book for themselves at once', async () => {
    const house = await rosaHasOne()
    await house.said('ya no es su número')
    expect(await house.said('quiero renovar mi pasaporte')).toContain('¿Dónde le queda bien su cita?')
  })
})

describe('a mistake', () => {
  test('is taken back by a tap, with reminders, and twice does no more', async () => {
    const house = await rosaHasOne()
    await house.said('yo no saqué esta cita')
    await house.said('yo no saqué esta cita')
    expect(house.count('disavowals')).toBe(1)
    expect(await house.tapped('Me equivoqué')).toContain('todo queda como antes')
    expect(await house.said('mis citas')).toContain('3 de diciembre')
    expect(house.count("reminders where state = 'planned'")).toBeGreaterThan(0)
    expect(await house.tapped('Me equivoqué')).toContain('ya no se puede deshacer')
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('is found by whoever looks for their appointment later, and is good for three days', async () => {
    const house = await rosaHasOne()
    await house.said('ya no es su número')
    await wait(house, 2 * DAY)
    expect(await house.said('mis citas')).toContain('Me equivoqué')
    await wait(house, 2 * DAY)
    expect(await house.said('mis citas')).not.toContain('Me equivoqué')
    expect(await house.tapped('Me equivoqué')).toContain('ya no se puede deshacer')
    expect(house.standing()).toEqual([{ state: 'confirmed', contact: null }])
  })

  test('does not bring back what the office gave to another telephone meanwhile', async () => {
    const house = await rosaHasOne()
    await house.said('ya no es su número')
    const passed = await house.doIt('/admin/citas/otro-telefono', {
      folio: house.folio,
      telefono_nuevo: '55 0000 0007',
      identificacion_vista: 'sí',
      motivo: 'cambió de teléfono',
    })
    expect(passed.status).toBe(200)
    expect(house.count("disavowals where state = 'settled' and result = 'passed_on'")).toBe(1)
    await house.tapped('Me equivoqué')
    expect(isHers(await house.said('mis citas'), house)).toEqual([])
    expect(brokenInvariants(house.db)).toEqual([])
  })
})

describe('the office', () => {
  test('finds it in its list and in the state of the house, without the whole telephone', async () => {
    const house = await rosaHasOne()
    expect((await house.get('/admin/citas/no-reconocidas')).body.citas).toEqual([])
    await house.said('yo no saqué esta cita')
    const { body } = await house.get('/admin/citas/no-reconocidas')
    expect(body.citas).toEqual([
      expect.objectContaining({ oficina: 'Toluca', folio: house.folio, nombres: ['Rosa Pérez Ruiz'], telefono_termina: '0001' }),
    ])
    expect((await house.get('/admin/estado')).body.citas_no_reconocidas).toBe(1)
    const elsewhere = house.keyFor('clerk', ['Naucalpan'])
    expect((await house.get('/admin/citas/no-reconocidas', elsewhere)).body.citas).toEqual([])
  })

  for (const resultado of ['se_le_llamo', 'identificacion_vista'])
    test(`settles it (${resultado}): the appointment stays, without that telephone`, async () => {
      const house = await rosaHasOne()
      await house.said('yo no saqué esta cita')
      const done = await house.doIt('/admin/citas/no-reconocidas', { folio: house.folio, resultado, motivo: 'contestó su hija' })
      expect(done.status).toBe(200)
      expect(String(done.body.resumen)).toContain('Sigue en pie')
      expect(house.standing()).toEqual([{ state: 'confirmed', contact: null }])
      expect(await house.tapped('Me equivoqué')).toContain('ya no se puede deshacer')
      expect((await house.get('/admin/citas/no-reconocidas')).body.citas).toEqual([])
      const again = await house.post('/admin/citas/no-reconocidas', { folio: house.folio, resultado, motivo: 'contestó su hija' })
      expect(again.status).toBe(409)
    })

  test('gives it back to that telephone when it is hers after all, also after the three days', async () => {
    const house = await rosaHasOne()
    await house.said('yo no saqué esta cita')
    await wait(house, 4 * DAY)
    const done = await house.doIt('/admin/citas/no-reconocidas', {
      folio: house.folio,
      resultado: 'es_de_ese_telefono',
      motivo: 'era su hijo quien escribió',
    })
    expect(done.status).toBe(200)
    expect(await house.said('mis citas')).toContain('3 de diciembre')
    expect(brokenInvariants(house.db)).toEqual([])
  })
})

describe('what waits for a place', () => {
  const waits = (db: Db) =>
    db.client
      .query<{ live: number; joined: number; expires: number }, []>(
        'select live, joined_at as joined, expires_at as expires from wait_wishes order by id',
      )
      .all()

  test('stands still, is shown to nobody, and goes on at its old place when it was a mistake', async () => {
    const { office, phone } = enter(await stageOf('waiting'), 'disowned')
    const before = waits(office.db)
    await phone.write('compré este chip y me llegan avisos de otra persona')
    expect(waits(office.db)).toEqual(before)
    phone.read()
    await phone.write('mi lista de espera')
    expect(JSON.stringify(phone.read())).not.toContain('Guadalupe')
    await phone.tap('Me equivoqué')
    expect(waits(office.db)).toEqual(before)
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('is offered nothing more, and an offer that was made is taken by nobody there and goes on without a word', async () => {
    const stage = await stageOf('offer')
    const { office, phone } = enter(stage, 'disowned')
    const [yes] = stage.last ? optionsOf(stage.last) : []
    if (!yes) throw new Error('the offer has no buttons')
    const open = () => office.db.client.query("select 1 from wait_offers where state = 'open'").all().length
    await phone.write('número equivocado')
    phone.read()
    await phone.do({ kind: 'choice', id: yes.id, title: yes.title })
    expect(JSON.stringify(phone.read())).not.toMatch(/Guadalupe|8 de diciembre/)
    for (let hours = 0; hours < 60; hours++) {
      office.clock.advance(HOUR)
      await office.settle()
    }
    expect(phone.read()).toEqual([])
    expect(open()).toBe(0)
    expect(
      office.db.client.query<{ n: number }, []>("select count(*) as n from wait_offers where state = 'accepted'").get(),
    ).toEqual({ n: 0 })
    expect(brokenInvariants(office.db)).toEqual([])
  })
})

describe('of an appointment that the chat made itself', () => {
  async function hasMade() {
    const desk = openDesk()
    const hers = desk.phone(NUMBER)
    for (const words of [
      'quiero mi primer pasaporte, soy de toluca',
      'el primero',
      'PUSL990101HBCRLS07 Luis Puga Sol',
      'el primero',
    ])
      await hers.write(words)
    await hers.write('3 años')
    await hers.write('Confirmar')
    const has = () => desk.count('appointments where live = 1 and contact_id is not null')
    expect(has()).toBe(1)
    return { desk, hers, has }
  }

  const HONEST = [
    'esta cita no es mía, es de mi mamá',
    'la cita no es para mí, es para mi mamá',
    'esa cita no es mía es de mi esposo, yo se la saqué',
    'ya no es su número',
  ]

  for (const words of HONEST)
    test(`"${words}" asks, and only a tap takes it off`, async () => {
      const { desk, hers, has } = await hasMade()
      await hers.write(words)
      await hers.write('sí')
      await hers.write('Sí, quitarla')
      expect(has()).toBe(1)
      await hers.tap('Dejarla aquí')
      expect(has()).toBe(1)
      await hers.tap('Sí, quitarla')
      expect(has()).toBe(0)
      await hers.tap('Me equivoqué')
      expect(has()).toBe(1)
      expect(brokenInvariants(desk.db)).toEqual([])
    })
})
