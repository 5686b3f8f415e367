import { describe, expect, test } from 'bun:test'
import { TEXTS } from '../../src/texts/texts.ts'
import { EMOJI, longSentences, questionProblem, TU } from './plain-language.ts'

/** The longest that each parameter of a text may bring, by its name. */
const WORST: Record<string, unknown> = {
  institution: 'Oficina Municipal de Enlace con la Secretaría, Ayuntamiento de Ejemplo',
  address: 'Avenida de los Ejemplos Ilustres 12345, Colonia Centro Histórico, 50000, Toluca de Lerdo, Estado de México',
  hello: 'Buenas tardes.',
  when: 'miércoles 23 de septiembre de 2026, 10:30 h (hora de Ciudad de México)',
  day: 'miércoles 23 de septiembre',
  office: 'Cuajimalpa de Morelos, CDMX',
  name: 'María Guadalupe de los Ángeles Hernández Domínguez',
  names: 'Ana y Guadalupe',
  who: 'Guadalupe H.',
  first: 'Guadalupe',
  number: 28,
  phone: '800 000 0000',
  hours: 'de lunes a viernes, de 9:00 a 15:00 h',
  weekdays: 'de lunes a viernes',
  from: '9:00',
  until: '10:30 h (hora de Ciudad de México)',
  hour: '10:30 h',
  days: 7,
  count: 4,
  limit: 4,
  position: 18,
  found: 'QQ',
  typed: 'la letra O',
  meant: 'un *cero*',
  curp: 'PIPR850417MDFRRS00',
  char: 'O',
  profile: 'Lupita Hernández',
  place: 'Ecatepec de Morelos',
  state: 'Ciudad de México',
  words: 'un lugar que nadie conoce',
  km: 1234,
  open: 'Ver opciones',
  procedure: 'reponer pasaporte perdido o robado',
  years: '10 años',
  birth: '17 de septiembre de 1985',
  price: '$12,345',
  half: true,
  total: '$12,345',
  parts: 'Guadalupe 3, Ana 6',
  year: 2026,
  pesos: 1234567,
  folio: 'K7M-4QX',
  minutes: 15,
  facts: '*reponer pasaporte perdido o robado*, Guadalupe H., oficina *Cuajimalpa de Morelos, CDMX*',
  paper: 'Credencial o constancia escolar con foto. Antes de los 7 años: carta médica con foto.',
  contact: 'Unidad de Transparencia, Calle de la Muestra 1, tel. 55 0000 0000',
  zone: 'hora de Ciudad de México',
  guide: 'la página oficial de citas de la Secretaría',
  url: 'https://ayuntamiento.example/aviso-de-privacidad',
  basis: 'Reglamento de Pasaportes, artículos 1 y 2',
  age: 60,
}
/** Where a parameter of one name is of another kind. */
const SPECIAL: Record<string, unknown[]> = {
  listed: [['Ana', 'Guadalupe', 'Luis']],
  years: [10],
  'validity.mixedTitle': ['3, 6, 3 y 6'],
  'validity.button': ['10 años', '$12,345'],
  'validity.eachTitle': ['10 años'],
  'oldPassport.noted': ['G12345678'],
  'menu.otherRow': ['Licencia de construcción'],
  'correct.person': ['María Guadalupe de los…'],
  'slot.title': ['Mié 23 sep', '10:30 h'],
  'slot.atHour': ['10:30 h'],
  'slot.onDay': ['jue 10 dic'],
  'hadPassport.only': ['Ana y Guadalupe'],
}

interface Leaf {
  path: string
  text: string
}

/** Every text of a language, with the longest that it may be filled with. */
function leaves(of: object, prefix = ''): Leaf[] {
  return Object.entries(of).flatMap(([key, value]) => {
    const path = prefix ? `${prefix}.${key}` : key
    if (path === 'dates') return []
    const said: unknown = typeof value === 'function' ? value(...argumentsOf(path, value)) : value
    if (typeof said === 'string') return [{ path, text: said }]
    return said && typeof said === 'object' ? leaves(said, path) : []
  })
}

function argumentsOf(path: string, text: (...args: never[]) => unknown): never[] {
  const names = /^\(?([^)=]*)\)?\s*=>/.exec(text.toString())?.[1] ?? ''
  const known =
    SPECIAL[path] ??
    names
      .split(',')
      .filter((one) => one.trim())
      .map((one) => worst(path, one.trim()))
  return known as never[]
}

function worst(path: string, parameter: string): unknown {
  if (!(parameter in WORST)) throw new Error(`${path} has a parameter "${parameter}" that this test knows no example for`)
  return WORST[parameter]
}

const isButton = (path: string) => /(?:^|\.)(?:\w+B|b)uttons\.|^validity\.button$|\.(?:atHour|onDay)$/.test(path)
const isOpen = (path: string) => path.endsWith('.open')
const isFooter = (path: string) => path.endsWith('.footer')
const isTitle = (path: string) => /\.title$|\.titles\.|\.(?:eachTitle|mixedTitle|only)$/.test(path)
const isDescription = (path: string) =>
  /\.description$|\.onlyDescription$|^discount\.one$|^slot\.(?:held|before)$|^office\.(?:free|full)$/.test(path)
const isBody = (path: string) => ![isButton, isOpen, isFooter, isTitle, isDescription].some((is) => is(path))

for (const [language, texts] of Object.entries(TEXTS)) {
  describe(`the texts in ${language}`, () => {
    const all = leaves(texts)
    const broken = (which: (path: string) => boolean, wrong: (text: string) => boolean) =>
      all.filter(({ path, text }) => which(path) && wrong(text)).map(({ path, text }) => `${path}: ${text}`)

    test('fit what WhatsApp lets a message hold', () => {
      expect(broken(isButton, (text) => text.length > 20)).toEqual([])
      expect(broken(isTitle, (text) => text.length > 24)).toEqual([])
      expect(broken(isDescription, (text) => text.length > 72)).toEqual([])
      expect(broken(isFooter, (text) => text.length > 60)).toEqual([])
      expect(broken(isOpen, (text) => text.length > 20)).toEqual([])
      expect(broken(isBody, (text) => text.length > 700)).toEqual([])
    })

    test('say one thing in a sentence of at most 25 words', () => {
      const long = all
        .filter(({ path }) => path !== 'resume.soFar')
        .flatMap(({ path, text }) => longSentences(text).map((one) => `${path}: ${one}`))
      expect(long).toEqual([])
    })

    test('ask one question in a message, in bold, last or next to last', () => {
      const asked = all.filter(({ path }) => isBody(path) && path !== 'language.ask')
      const wrong = asked.flatMap(({ path, text }) => (questionProblem(text) ? [`${path}: ${questionProblem(text)}`] : []))
      expect(wrong).toEqual([])
      const silent = asked.filter(({ path, text }) => /\.ask(?!s|edBefore)/.test(path) && !/\*[^*]+\*/.test(text))
      expect(silent.map(({ path }) => path)).toEqual([])
    })

    test('carry no meaning in emoji', () => {
      expect(all.filter(({ text }) => EMOJI.test(text)).map(({ path }) => path)).toEqual([])
    })

    test('offer rows that can be told apart', () => {
      const titles = Map.groupBy(
        all.filter(({ path }) => isTitle(path)),
        ({ path }) => path.split('.')[0] ?? '',
      )
      const doubled = [...titles].flatMap(([group, rows]) =>
        new Set(rows.map((one) => one.text)).size < rows.length ? [group] : [],
      )
      expect(doubled).toEqual([])
    })
  })
}

test('Spanish says usted, never tú', () => {
  const familiar = leaves(TEXTS['es-MX']).filter(({ text }) => TU.test(text))
  expect(familiar.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
})

test('no English text was forgotten in Spanish', () => {
  const spanish = new Map(leaves(TEXTS['es-MX']).map(({ path, text }) => [path, text]))
  const same = leaves(TEXTS.en).filter(({ path, text }) => spanish.get(path) === text && /[a-záéíóúñ]{4}/i.test(text))
  const shared = [
    'menu.rows.language.title',
    'folio.folio',
    'appointments.folio',
    'summary.curp',
    'summary.member',
    'curp.example',
    'child.example',
    'validity.button',
    'correct.rows.curp.title',
    'correct.person.title',
    'folio.person',
    'folio.bringFor',
    'language.buttons.es-MX',
    'language.buttons.en',
  ]
  const forgotten = same.filter(
    ({ path, text }) =>
      !shared.includes(path) &&
      !Object.values(WORST).includes(text) &&
      !text.startsWith('$') &&
      text !== 'Licencia de construcción',
  )
  expect(forgotten.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
})
