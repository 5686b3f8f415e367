// An outsider can check it: a month's file says who stood before each person that was served, and `npm run recompute` names the first place
// that did not go to whom it should.
import { describe, expect, test } from 'bun:test'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readText } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { write } from '../../db/open.ts'
import { personKey } from '../../src/booking/people.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { recompute, recomputeCommand } from '../../src/waitlist/commands/recompute.ts'
import { hashOf, type InFile, monthFile, monthsShown, type OfferInFile } from '../../src/waitlist/month-file.ts'
import { personalData } from '../../src/waitlist/personal-data.ts'
import { somebody } from '../cast.ts'
import { openDesk } from '../http/desk.ts'
import { type Stage, stage } from './stage.ts'

const NOVEMBER = { agencyId: 1, month: '2026-11', zone: 'America/Mexico_City', now: Date.parse('2027-01-05T12:00:00Z') }
const PROGRAM = fileURLToPath(new URL('../../src/waitlist/commands/recompute.ts', import.meta.url))
const wrongIn = (text: string) => recompute(text).wrong
const fileOf = ({ house }: Stage) => monthFile(house, NOVEMBER).text

/** Twelve people wait; five places come, one after the other: one is confirmed, one declined, one left unanswered. */
function played() {
  const s = stage()
  const people = Array.from({ length: 12 }, (_, nth) => somebody(nth))
  const contacts = people.map((person, nth) => {
    const contact = s.meets()
    s.waits(contact, nth === 1 ? [person, somebody(50)] : [person], nth === 0 ? { weekdays: [6] } : {})
    s.pass(20 * MINUTE)
    return contact
  })
  const served = ['9:00', '9:30', '10:00', '10:30', '11:00'].map((time) => {
    s.publishes('2026-12-03', time)
    s.pass(2 * MINUTE)
    return contacts.findLast((contact) => s.offered(contact).length > 0) ?? 0
  })
  const [first = 0, second = 0] = served
  s.accepts(first, s.offered(first)[0], [people[2] ?? somebody(0)])
  s.confirms(first)
  s.declines(second, s.offered(second)[0])
  s.pass(30 * HOUR)
  return { ...s, people, contacts, served }
}

/** The same file, with its chain made anew as somebody would who changes it. */
function forged(text: string, change: (offers: OfferInFile[]) => OfferInFile[]): string {
  const [head, ...rest] = text
    .trim()
    .split('\n')
    .map((line) => {
      const { huella: _, ...body } = JSON.parse(line)
      return body
    })
  const tail = rest.pop()
  let hash = ''
  return [head, ...change(rest), tail]
    .map((body) => {
      hash = hashOf(hash, body)
      return JSON.stringify({ ...body, huella: hash })
    })
    .join('\n')
}

const only = (nth: number, change: (offer: OfferInFile) => OfferInFile) => (offers: OfferInFile[]) =>
  offers.map((one, at) => (at === nth ? change(one) : one))

describe('the file of a month', () => {
  test('says who stood before, why each was passed by and how it ended, and everything went to whom it should', () => {
    const s = played()
    expect(s.served).toEqual(s.contacts.slice(2, 7))
    const text = fileOf(s)
    const offers = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((line) => 'fila' in line) as OfferInFile[]
    expect(offers[0]).toMatchObject({ dia: '2026-11-24', lugar: { dia: 4, hora: 9 }, libres: 1, lugares: 1, termino: 'confirmada' })
    expect(offers[0]?.fila.map((one: InFile) => [one[2], one[7]])).toEqual([
      [1, 'dia'],
      [2, 'grupo'],
      [1, null],
    ])
    expect(offers.map((one) => one.termino)).toContain('rechazada')
    expect(offers.map((one) => one.termino)).toContain('sin respuesta')
    expect(wrongIn(text)).toBeUndefined()
    expect(recompute(text)).toMatchObject({ passed: { dia: expect.any(Number), oferta: expect.any(Number) } })
    expect(s.broken()).toEqual([])
  })

  test('holds no person, telephone, procedure or minute, and gives another number each day', () => {
    const s = played()
    const text = fileOf(s)
    for (const { name, curp } of s.people) for (const said of [name, curp]) expect(text).not.toContain(said)
    expect(text).not.toMatch(/renewal|:30|521\d{10}/)
    const numbers = Map.groupBy(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter((line) => 'fila' in line),
      (one: OfferInFile) => one.dia,
    )
    const [first, second] = [...numbers.values()].map(
      (offers) => new Set(offers.flatMap((one) => one.fila.map(([number]) => number))),
    )
    expect(first?.size).toBeGreaterThan(2)
    if (second) expect([...second].filter((number) => first?.has(number))).toEqual([])
  })

  test('is the same after one of its people was erased', () => {
    const s = played()
    const before = fileOf(s)
    const [erased] = s.people.slice(2)
    s.house.at((tx, now) => {
      if (erased) personalData.erasePerson?.(tx, s.house.deps, { key: personKey(s.house.vault, erased), until: now, agencyId: 1 })
    })
    expect(fileOf(s)).toBe(before)
  })

  test('shows days of few people together, without their day, or not at all', () => {
    const s = stage()
    const [contact] = [s.meets()]
    s.waits(contact, [somebody(0)])
    s.publishes('2026-12-03', '9:00')
    s.pass(2 * MINUTE)
    const text = fileOf(s)
    expect(text).not.toContain('fila')
    expect(wrongIn(text)).toBeUndefined()
    expect(recompute(text)).toMatchObject({ tail: { ofertas: 0, sin_mostrar: 1 } })
  })
})

describe('recompute names the first place that did not go to whom it should', () => {
  const text = fileOf(played())
  const lines = text.trim().split('\n')

  test('when a line was changed, removed or inserted', () => {
    const changed = lines.with(2, lines[2]?.replace('"lugares":1', '"lugares":2') ?? '')
    expect(recompute(changed.join('\n'))).toMatchObject({ at: 3, wrong: expect.stringContaining('la huella no corresponde') })
    expect(recompute(lines.toSpliced(3, 1).join('\n'))).toMatchObject({ at: 4, wrong: expect.stringContaining('se quitó') })
    expect(recompute(lines.toSpliced(3, 0, lines[2] ?? '').join('\n'))).toMatchObject({ at: 4 })
    expect(wrongIn(lines.slice(0, -1).join('\n'))).toContain('le falta el final')
  })

  test('when all hashes were made again', () => {
    expect(wrongIn(forged(text, (offers) => offers))).toBeUndefined()
    expect(wrongIn(forged(text, (offers) => offers.toSpliced(1, 1)))).toContain('falta o sobra')
    expect(wrongIn(forged(text, (offers) => offers.toSpliced(1, 0, ...offers.slice(0, 1))))).toContain('falta o sobra')
    expect(wrongIn(forged(text, (offers) => offers.slice(0, -1)))).toContain('el final dice')
  })

  test('when it went past the line', () => {
    const past = (offer: OfferInFile): OfferInFile => ({
      ...offer,
      fila: [...offer.fila, ['ffffffffff', -1, 1, 0, 127, 0, 24, null]],
      para: 'ffffffffff',
    })
    expect(wrongIn(forged(text, only(2, past)))).toContain('a quien ese lugar también le servía')
    const lied = (offer: OfferInFile): OfferInFile => {
      const { fila, para } = past(offer)
      return { ...offer, para, fila: fila.map((one) => (one[0] === para ? one : one.with(7, one[7] ?? 'dia'))) as InFile[] }
    }
    expect(wrongIn(forged(text, only(2, lied)))).toContain('se le saltó por «dia» sin que fuera así')
    expect(
      wrongIn(
        forged(
          text,
          only(2, (offer) => ({ ...offer, para: offer.fila[0]?.[0] ?? '' })),
        ),
      ),
    ).toContain('no es a quien le tocaba')
  })

  test('when somebody moved forward within a day', () => {
    const older = (offer: OfferInFile): OfferInFile => ({
      ...offer,
      fila: offer.fila.map((one) => (one[0] === offer.para ? one : one.with(1, one[1] + 9))) as InFile[],
    })
    expect(wrongIn(forged(text, only(3, older)))).toContain('pasó adelante durante el día')
    const turned = (offer: OfferInFile): OfferInFile => ({
      ...offer,
      fila: [...offer.fila.slice(0, 2).toReversed(), ...offer.fila.slice(2)],
    })
    expect(wrongIn(forged(text, only(3, turned)))).toContain('cambiaron de orden')
  })

  test('when an offer was taken out of the database', () => {
    const s = played()
    write(s.house.db, (tx) => {
      tx.client.query('delete from wait_offer_people where offer_id = 3').run()
      tx.client.query('delete from wait_offers where id = 3').run()
    })
    expect(wrongIn(fileOf(s))).toBe('en la base de datos faltan 1 ofertas de ese mes')
  })

  test('on a computer that has nothing but the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'reparto-'))
    writeFileSync(join(folder, 'reparto.jsonl'), text)
    const said: string[] = []
    expect(recomputeCommand(['reparto.jsonl'], folder, (line) => said.push(line))).toBe(0)
    expect(said.join('\n')).toContain('CORRESPONDE.')
    expect(said.join('\n')).toMatch(/Se saltó a quien iba antes, sin perder su lugar, por: .*grupo \d/)
    writeFileSync(join(folder, 'reparto.jsonl'), lines.toSpliced(2, 1).join('\n'))
    expect(recomputeCommand(['reparto.jsonl'], folder, (line) => said.push(line))).toBe(1)
    expect(said.at(-1)).toContain('NO CORRESPONDE. Renglón 3')
    expect(recomputeCommand([], folder, (line) => said.push(line))).toBe(1)
  })

  test('as a program of its own, in another zone, without database, key or settings', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reparto-'))
    const checked = async (content: string) => {
      writeFileSync(join(folder, 'reparto.jsonl'), content)
      const program = spawn(process.execPath, [PROGRAM, join(folder, 'reparto.jsonl')], { cwd: folder, env: { TZ: 'Asia/Tokyo' } })
      return readText(program.stdout)
    }
    expect(await checked(text)).toMatch(/^CORRESPONDE\./)
    expect(await checked(lines.toSpliced(4, 1).join('\n'))).toMatch(/^NO CORRESPONDE\. Renglón 5/)
    expect(readdirSync(folder)).toEqual(['reparto.jsonl'])
  })
})

test('a month is shown from 30 days after its end, while all of it is kept', () => {
  const at = (day: string) => monthsShown('America/Mexico_City', Date.parse(`${day}T12:00:00Z`))
  expect(at('2026-12-29')).toEqual(['2026-10'])
  expect(at('2026-12-31')).toEqual(['2026-11', '2026-10'])
  expect(at('2027-02-01')).toEqual(['2026-12', '2026-11'])
  expect(at('2027-02-10')).toEqual(['2026-12'])
})

test('an auditor takes it, a clerk does not, and a month that is not ready is refused in words', async () => {
  const desk = openDesk()
  const auditor = desk.keyFor('auditor')
  expect((await desk.get('/admin/reparto?mes=2026-11', auditor)).body).toMatchObject({ codigo: 'reparto_sin_archivo' })
  desk.clock.advance(45 * DAY)
  const file = await desk.get('/admin/reparto?mes=2026-11', auditor)
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="reparto-2026-11.jsonl"')
  expect(wrongIn(file.text)).toBeUndefined()
  expect(recompute(file.text)).toMatchObject({ head: { mes: '2026-11' } })
  expect((await desk.get('/admin/reparto?formato=pantalla', auditor)).body).toMatchObject({ mes: '2026-11', ofertas: 0 })
  expect((await desk.get('/admin/reparto', desk.keyFor('manager'))).status).toBe(403)
})
