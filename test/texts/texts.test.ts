import { describe, expect, test } from 'bun:test'
import { fillNotice, NOTICES } from '../../src/texts/notices.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { leaves, WORST, worst } from './leaves.ts'
import { BROKEN, EMOJI, longSentences, questionProblem, TU } from './plain-language.ts'

const isButton = (path: string) =>
  /(?:^|\.)(?:\w+B|b)uttons\.|^(?:wishes|topics)\.|^validity\.button$|\.(?:atHour|onDay)$/.test(path)
const isOpen = (path: string) => path.endsWith('.open')
const isFooter = (path: string) => path.endsWith('.footer')
const isTitle = (path: string) => /\.title$|\.titles\.|\.(?:eachTitle|mixedTitle|only)$/.test(path)
const isDescription = (path: string) =>
  /\.description$|\.onlyDescription$|^discount\.one$|^slot\.(?:held|before)$|^office\.(?:free|full)$/.test(path)
const isBody = (path: string) => ![isButton, isOpen, isFooter, isTitle, isDescription].some((is) => is(path))

for (const [language, texts] of Object.entries(TEXTS)) {
  describe(`the texts in ${language}`, () => {
    const inWriting = leaves(texts, (path, parameter) => (parameter === 'by' ? undefined : worst(path, parameter)))
    const spoken = leaves(texts)
    const said = new Set(spoken.map(({ text }) => text))
    const all = [...spoken, ...inWriting.filter(({ text }) => !said.has(text))]
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

    test('send nobody to a telephone who cannot use one, but for the emergency number', () => {
      // Whoever cannot use one is not asked on which they may be called.
      const told = inWriting.filter(({ path }) => !/^(?:callback\.|common\.buttons\.call$|forOffice\.callAsked$)/.test(path))
      const calling = told.filter(({ text }) => /\bllam(?:e|ar)\b|\bcall\b/i.test(text.replace(/(?:llame al|call) \*911\*/g, '')))
      expect(calling.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
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
    'paper.folio',
    'paper.bringFor',
    'group.apart.title',
    'group.personAt',
    'groupChange.person.title',
    'language.buttons.es-MX',
    'costs.line',
    'details.ask',
    'details.line',
    'language.buttons.en',
    'wishes.english',
    'firstOfAll.firstDate',
    'language.buttons.es-facil',
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

test('what is said without having been asked carries no meaning in emoji either', () => {
  const all = Object.values(NOTICES).flatMap((notices) =>
    Object.values(notices).flatMap(({ body, buttons = [] }) => [body, ...buttons]),
  )
  expect(all.filter((text) => EMOJI.test(text))).toEqual([])
})

test('every notice reads well aloud, filled with the values of its template', () => {
  const filled = Object.entries(NOTICES).flatMap(([language, notices]) =>
    Object.entries(notices).map(([name, words]) => `${language}.${name}: ${fillNotice(words, words.examples)}`),
  )
  expect(filled.filter((text) => BROKEN.test(text))).toEqual([])
  expect(fillNotice({ body: 'Hasta el *{{1}}*', examples: [] }, ['las 8:00 de la noche (hora de GMT-7)'])).toMatch(BROKEN)
})
