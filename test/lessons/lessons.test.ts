import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { CAPABILITIES } from '../../src/capabilities.ts'
import { setRule } from '../../src/catalogue/rules.ts'
import { learn } from '../../src/chat/classifier/taught.ts'
import { clean } from '../../src/jobs/cleanup.ts'
import { addLesson, learntTable, nextToLearn, taughtHere } from '../../src/lessons/lessons.ts'
import { mask, shortened } from '../../src/lessons/mask.ts'
import { learnAnew } from '../../src/lessons/weights-job.ts'
import { createLog } from '../../src/log.ts'
import { openDesk } from '../http/desk.ts'

const SILENT = createLog(
  'error',
  () => {},
  () => 0,
)
const SAID = 'me aviento una vuelta con mi troca roja'

interface Shown {
  frase: number
  palabras: string
  veces: number
  propone: string[]
}

/** An office, and what its manager sees of what was not understood. */
function openSchool() {
  const desk = openDesk()
  const citizen = (number = '5217220000001') => {
    const phone = desk.phone(number)
    return { ...phone, last: () => phone.read().at(-1) }
  }
  return {
    ...desk,
    citizen,
    async missed(): Promise<Shown[]> {
      return (await desk.get('/admin/no-entendido')).body.frases as Shown[]
    },
    async teach(significa: string, more: Record<string, string> = {}) {
      const [first] = (await desk.get('/admin/no-entendido')).body.frases as Shown[]
      return desk.post('/admin/no-entendido', { frase: String(first?.frase), significa, ...more })
    },
  }
}

test('of a sentence only words of the vocabulary are left: no name, no figure, no CURP', () => {
  expect(mask('Rosalinda Xóchitl trae folio 55 7788 en la troca de Peñaloza')).toBe('[…] trae folio [cifra] en la […] de […]')
  expect(mask('mi curp es PERR850417MDFRZS04 dice Carmen')).toBe('mi curp es [CURP] dice […]')
  expect(mask('kiero una sita pa la Lupita el 15')).toBe('quiero una cita para la […] el [cifra]')
  expect(mask('Xóchitl Peñaloza')).toBeUndefined()
  expect(mask('ya '.repeat(31))).toBeUndefined()
})

test('a shorter form has words of the sentence, in its order', () => {
  expect(shortened('me […] una vuelta con mi […]', 'Una vuelta')).toBe('una vuelta')
  expect(shortened('me […] una vuelta', 'vuelta una')).toBeUndefined()
  expect(shortened('me […] una vuelta', 'una vuelta con Pancho')).toBeUndefined()
  expect(shortened('me […] una vuelta', '[…]')).toBeUndefined()
})

test('a manager says what a sentence meant, and the next citizen gets the button', async () => {
  const { citizen, missed, teach, get } = openSchool()
  const lupe = citizen()
  await lupe.write('hola')
  await lupe.write(SAID)
  expect((await missed()).map(({ palabras }) => palabras)).toEqual(['me […] una vuelta con mi […]'])
  const taught = await teach('Cómo llegar')
  expect(taught.status).toBe(200)
  expect(taught.body.resumen).toContain('[Cómo llegar]')
  expect(await missed()).toEqual([])
  const luis = citizen('5217220000002')
  await luis.write('hola')
  await luis.write('pues me aviento una vuelta con mi carcacha')
  const reply = luis.last()
  expect(reply?.kind === 'choices' && reply.options.map(({ title }) => title)).toContain('Cómo llegar')
  expect((await get('/admin/lecciones')).body.resumen).toBe('Hay 1 lección.')
  const logbook = await get('/admin/bitacora')
  expect(logbook.text).toContain('Dijo qué significaba una frase')
}, 60_000)

test('what one office teaches counts where that office is spoken of; what all teach alike, everywhere', async () => {
  const { db, clock } = openSchool()
  const [here, there] = [1, 2]
  db.client.run('update offices set active = id in (1, 2)')
  const lesson = { words: 'me aviento una vuelta con mi', wish: 'way' }
  const at = (officeId: number | null) => ({ agencyId: 1, officeId })
  const add = (officeId: number) =>
    write(db, (tx) => {
      const taught = taughtHere(tx, [], at(officeId))
      const learnt = learn({ ...taught, lessons: [...taught.lessons, { text: lesson.words, label: lesson.wish }] })
      addLesson(tx, [], { ...lesson, ...at(officeId), keyId: null }, learnt, clock.now())
    })
  add(here)
  expect(learntTable(db, 1, [here])).toBeDefined()
  for (const elsewhere of [[], [there], [here, there]]) expect(learntTable(db, 1, elsewhere)).toBeUndefined()
  expect(taughtHere(db, [], at(there)).lessons).toEqual([])
  expect(taughtHere(db, [], at(null)).lessons).toEqual([])
  expect(nextToLearn(db, [])).toBeUndefined()
  add(there)
  expect(taughtHere(db, [], at(null)).lessons).toEqual([{ text: lesson.words, label: lesson.wish }])
  expect(nextToLearn(db, [])?.scope).toEqual(at(null))
  expect(brokenInvariants(db)).toEqual([])
}, 60_000)

test('a lesson that is taken back is forgotten, and written down', async () => {
  const { doIt, citizen, teach, get } = openSchool()
  const lupe = citizen()
  await lupe.write('hola')
  await lupe.write(SAID)
  const { body } = await teach('Cómo llegar')
  const gone = await doIt('/admin/lecciones/quitar', { leccion: String(body.leccion) })
  expect(gone.body.resumen).toBe('Se quitó la lección; quedan 0.')
  expect((await get('/admin/lecciones')).body.lecciones).toEqual([])
  expect((await get('/admin/bitacora')).text).toContain('Quitó algo que se había enseñado')
  const luis = citizen('5217220000002')
  await luis.write('hola')
  await luis.write(SAID)
  const reply = luis.last()
  expect(reply?.kind === 'choices' && reply.options.map(({ title }) => title)).not.toContain('Cómo llegar')
}, 60_000)

test('what meant none of the buttons goes without a lesson', async () => {
  const { citizen, missed, teach, get } = openSchool()
  const lupe = citizen()
  await lupe.write('hola')
  await lupe.write(SAID)
  expect((await teach('Nada de esto')).body.leccion).toBeNull()
  expect(await missed()).toEqual([])
  expect((await get('/admin/lecciones')).body.lecciones).toEqual([])
}, 60_000)

test('words may be left out of a sentence, and none put in', async () => {
  const { citizen, teach } = openSchool()
  const lupe = citizen()
  await lupe.write('hola')
  await lupe.write(SAID)
  expect((await teach('Cómo llegar', { acortar: 'una vuelta con don Pancho' })).body).toMatchObject({
    codigo: 'palabras_de_otra_frase',
  })
  expect((await teach('Cómo llegar', { acortar: 'una vuelta' })).body).toMatchObject({ palabras: 'una vuelta' })
}, 60_000)

test('what is near a complaint, fear, rights or health is kept nowhere', async () => {
  const { citizen, missed } = openSchool()
  const lupe = citizen()
  await lupe.write('hola')
  for (const text of [
    'el de la entrada anda bien raro y me amenazó',
    'traigo un susto, mi ex anda por aquí y tengo miedo',
    'la quimio de mi tía nos trae de cabeza',
    'el gestor del parque anda otra vez',
    'ustedes qué con mis datos',
  ])
    await lupe.write(text)
  expect(await missed()).toEqual([])
}, 60_000)

test.each([
  ['ya no voy a poder ir con mi gente', 'Sí voy a ir', 'no_se_desaprende'],
  ['quisiera hablar con alguien de la gente', 'Sacar una cita', 'no_se_desaprende'],
])(
  '"%s" cannot be made into [%s]',
  async (words, button, code) => {
    const { db, vault, teach, citizen } = openSchool()
    await citizen().write('hola')
    write(db, (tx) => {
      tx.client
        .query('insert into missed_sentences (contact_id, at, question, masked_sealed) values (1, ?, ?, ?)')
        .run(Date.parse('2026-11-24T16:00:00Z'), 'menu', vault.seal(words))
    })
    expect((await teach(button)).body).toMatchObject({ codigo: code })
  },
  60_000,
)

test('a lesson that breaks what the chat understands is refused, with the sentence', async () => {
  const school = openSchool()
  const lupe = school.citizen()
  await lupe.write('hola')
  await lupe.write(SAID)
  const { frase } = (await school.missed())[0] ?? { frase: 0 }
  // What the thread found is told as it is: here it finds that the price would no longer be offered.
  school.learnBy(async (taught) => ({ ...learn(taught), breaks: { text: 'en cuánto sale', label: 'costs' } }))
  const refused = await school.post('/admin/no-entendido', { frase: String(frase), significa: 'Cómo llegar' })
  expect(refused.body).toMatchObject({ codigo: 'rompe_lo_que_ya_entiende' })
  expect(refused.text).toContain('en cuánto sale')
  expect((await school.get('/admin/lecciones')).body.lecciones).toEqual([])
}, 60_000)

test('every shipped sentence keeps its button beside lessons that contradict each other', () => {
  const lessons = ['me aviento una vuelta', 'la vuelta en troca', 'una vuelta nomas'].map((text, at) => ({
    text,
    label: ['way', 'costs', 'attending'][at] ?? 'way',
  }))
  expect(learn({ lessons, own: [] }).breaks).toBeUndefined()
}, 60_000)

test('it goes by itself after the hours of the rule, with the contact, and nothing is kept at 0 hours', async () => {
  const { citizen, db, clock, house, missed } = openSchool()
  const lupe = citizen()
  await lupe.write('hola')
  await lupe.write(SAID)
  clock.advance(73 * 3_600_000)
  expect(await missed()).toEqual([])
  await clean({
    writer: house.writer,
    messaging: house.messaging,
    personalData: CAPABILITIES.flatMap((one) => ('personalData' in one ? one.personalData : [])),
    log: SILENT,
  })
  expect(db.client.query<{ rows: number }, []>('select count(*) as rows from missed_sentences').get()).toEqual({ rows: 0 })
  expect(brokenInvariants(db)).toEqual([])
  write(db, (tx) => setRule(tx, 'missed_hours', 0))
  await lupe.write(SAID)
  expect(db.client.query<{ rows: number }, []>('select count(*) as rows from missed_sentences').get()).toEqual({ rows: 0 })
}, 60_000)

test('what was taught under other shipped weights is not used before it was learnt anew', async () => {
  const { citizen, teach, db, house, clock } = openSchool()
  const lupe = citizen()
  await lupe.write('hola')
  await lupe.write(SAID)
  await teach('Cómo llegar')
  const sources = () => db.client.query<{ sources: string }, []>('select sources from learnt_weights').get()?.sources
  const before = sources()
  write(db, (tx) => void tx.client.query("update learnt_weights set sources = 'another'").run())
  await lupe.write(SAID)
  const reply = lupe.last()
  expect(reply?.kind === 'choices' && reply.options.map(({ title }) => title)).not.toContain('Cómo llegar')
  const reader = { ask: async (_name: string, asked: Parameters<typeof learn>[0]) => learn(asked) } as never
  await learnAnew({ db, writer: house.writer, reader, messaging: house.messaging, log: SILENT })
  expect(sources()).toBe(before)
  expect(clock.now()).toBeGreaterThan(0)
}, 60_000)
