import { afterAll, describe, expect, test } from 'bun:test'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SAMPLE_INSTITUTION } from '../db/seeds/sample.ts'
import { FILES } from '../src/capabilities.ts'
import { templatesOf } from '../src/channels/list.ts'
import type { Reply } from '../src/chat/reply.ts'
import { esMX } from '../src/texts/es-MX/index.ts'
import { metaFaults } from './channels/whatsapp/meta-bodies.ts'
import { testClock } from './clock.ts'
import { abbreviated, MENU_ROWS } from './conversations/abbreviations.ts'
import { openDirectory } from './conversations/directory.ts'
import { officeWorld } from './conversations/office-world.ts'
import { type Played, play, readScript } from './conversations/script.ts'
import { asSaidHere, canBePlayed, isWhole } from './conversations/without.ts'
import { EMOJI, longSentences, questionProblem } from './texts/plain-language.ts'

/**
 * Conversations that an official can read and correct: the text files beside this one are played, and what Ventanilla says
 * must be what they say. The greeting and the menu stand whole in one of them for each language, and are a word in the others
 * (`[saludo] [menú]`). GOLDEN=write writes down what it says now, unless somebody ended nowhere; read the difference before
 * you keep it.
 */
const FOLDER = fileURLToPath(new URL('./conversations/', import.meta.url))
const WRITE = process.env.GOLDEN === 'write'

const ADULT = { messages: 12, characters: 80 }
/** Name and CURP of each minor, and of the adult who comes. */
const CHARACTERS_A_PERSON = 60

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))
const costs: string[] = []
const kinds = new Set<string>()
const shown: { reply: Reply; isFirst: boolean; isForOne: boolean }[] = []

for (const file of files) {
  const text = readFileSync(FOLDER + file, 'utf8')
  const script = readScript(text)
  if (!canBePlayed(script.uses)) continue
  if (script.onMessenger.length > 0 && templatesOf('messenger') === undefined) continue // Played without it by process/without.test.ts.
  describe(file, () => {
    let played: Played
    const bodies: Record<string, unknown>[] = []

    test('is what Ventanilla says', async () => {
      played = await play(
        script,
        officeWorld(
          openDirectory(script.directory, script.institution),
          testClock(script.start, file),
          (body) => bodies.push(body),
          script.onMessenger.length > 0 ? 'both' : 'whatsapp',
        ),
      )
      costs.push(`${file}: ${played.messages} messages, ${played.characters} characters`)
      for (const [nth, reply] of played.replies.entries()) shown.push({ reply, isFirst: nth === 0, isForOne: script.journey === 0 })
      if (WRITE && played.deadEnds.length === 0) writeFileSync(FOLDER + file, played.text)
      else expect(asSaidHere(played.text)).toBe(asSaidHere(text))
    })

    test('keeps its budget of messages and typing', () => {
      expect(played.messages).toBeLessThanOrEqual(script.budget.messages)
      expect(played.characters).toBeLessThanOrEqual(script.budget.characters)
      if (script.journey === undefined) return
      expect(script.budget.messages).toBeLessThanOrEqual(ADULT.messages + script.journey)
      const people = script.journey > 0 ? script.journey + 1 : 0
      expect(script.budget.characters).toBeLessThanOrEqual(ADULT.characters + people * CHARACTERS_A_PERSON)
    })

    test('is taken by Meta, message by message', () => {
      expect(bodies.length).toBeGreaterThan(0)
      expect(bodies.flatMap(metaFaults)).toEqual([])
      for (const { type, interactive } of bodies as Sent[]) kinds.add(interactive?.type ?? type)
    })

    test('leads nobody into a dead end', () => {
      expect(played.deadEnds).toEqual([])
    })

    test('is plain, and fits a telephone', () => {
      expect(played.replies.flatMap(problems)).toEqual([])
    })
  })
}

type Sent = { type: string; interactive?: { type: string } }

test('together they send every kind of message that there is', () => {
  const all = ['button', 'document', 'list', 'location', 'location_request_message', 'template', 'text']
  expect([...kinds].toSorted()).toEqual(all.filter((kind) => kind !== 'document' || FILES !== undefined))
})
const bodyOf = (reply: Reply): string => ({ body: '', ...(reply.kind === 'notice' ? reply.plain : reply) }).body

test.skipIf(!isWhole)('half of what is said has at most 25 words', () => {
  const words = shown.flatMap(({ reply }) => (bodyOf(reply) === '' ? [] : [bodyOf(reply).split(/\s+/).length]))
  expect(words.toSorted((one, other) => one - other)[Math.floor(words.length / 2)]).toBeLessThanOrEqual(25)
})

test('whoever books for themselves reads at most 450 characters at first, and before each question', () => {
  const asked = shown
    .filter(({ reply, isFirst, isForOne }) => isForOne && (isFirst || reply.asks))
    .map(({ reply }) => bodyOf(reply))
  expect(asked.filter((body) => body.length > 450)).toEqual([])
  expect(asked.filter((body) => linesOf(body) > SCREEN_LINES)).toEqual([])
})

/** A bubble on a screen of 360 x 740, above its button and under the head of the chat. */
const SCREEN_LINES = 24
const LETTERS_A_LINE = 38

const linesOf = (body: string): number => {
  const wrapped = (line: string) => {
    let [lines, room] = [1, LETTERS_A_LINE]
    for (const { length } of line.replaceAll('*', '').split(' ')) {
      if (length > room) [lines, room] = [lines + 1, LETTERS_A_LINE]
      room -= length + 1
    }
    return lines
  }
  return body.split('\n').reduce((sum, line) => sum + wrapped(line), 0)
}

test('the greeting stands whole in one conversation of each language', () => {
  const whole = files.map((file) => readScript(readFileSync(FOLDER + file, 'utf8')).whole).filter((one) => one !== undefined)
  expect(whole.toSorted()).toEqual(['español', 'español fácil', 'inglés'])
})

test('in the others it is in short only where all of it is said, to the last word and row', () => {
  const { hello, who, promise, privacy } = esMX.greeting
  const words = [`${hello.morning} ${who(SAMPLE_INSTITUTION.name)} ${SAMPLE_INSTITUTION.disclaimer}`, `${promise}\n${privacy}`]
  const short = (body: string) => abbreviated({ kind: 'text', body, asks: false }, undefined).body
  expect(short([...words, 'Anoté: *primer pasaporte*.'].join('\n\n'))).toBe('[saludo]\n\nAnoté: *primer pasaporte*.')
  for (const [nth, part] of words.entries())
    for (const changed of [part.slice(0, part.lastIndexOf(' ')), part.replace('a', 'e')]) {
      const body = words.with(nth, changed).join('\n\n')
      expect(short(body)).not.toContain('[saludo')
    }
  const options = MENU_ROWS.map((row, nth) => ({ id: String(nth), ...row(esMX) }))
  const menu = {
    kind: 'choices',
    body: esMX.menu.ask,
    footer: esMX.menu.footer,
    open: esMX.common.open,
    options,
    asks: true,
  } as const
  expect(abbreviated(menu, undefined)).toEqual({ body: '[menú]', menu: true })
  for (const other of [
    { ...menu, options: options.slice(1) },
    { ...menu, options: options.with(3, { id: '3', title: 'Para mi hija', description: options[3]?.description ?? '' }) },
    { ...menu, options: options.toReversed() },
    { ...menu, footer: 'Puede parar.' },
    { ...menu, body: 'Elija.' },
  ])
    expect(abbreviated(other, undefined)).toEqual({ body: other.body, menu: false })
})

afterAll(() => {
  if (WRITE) console.log(costs.join('\n'))
})

/** What a channel would refuse, and what a tired reader would. */
function problems(reply: Reply): string[] {
  if (reply.kind === 'place' || reply.kind === 'notice') return []
  const options = reply.kind === 'choices' ? reply.options : []
  const isList = options.length > 3 || options.some((one) => one.description)
  const titleMax = isList ? 24 : 20
  const found = [
    ...(reply.kind !== 'text' && reply.body.length > 1024 ? [`${reply.body.length} characters`] : []),
    ...(reply.body.length > 4096 ? ['longer than any message'] : []),
    ...options.flatMap((one) => (one.title.length > titleMax ? [`title too long: ${one.title}`] : [])),
    ...options.flatMap((one) => ((one.description?.length ?? 0) > 72 ? [`description too long: ${one.description}`] : [])),
    ...options.flatMap((one) => (Buffer.byteLength(one.id) > 200 ? [`id too long: ${one.id}`] : [])),
    ...(new Set(options.map((one) => one.title)).size < options.length ? ['two options look the same'] : []),
    ...(options.length > 10 ? ['more than ten rows'] : []),
    ...(reply.kind === 'choices' && (reply.footer?.length ?? 0) > 60 ? ['footer too long'] : []),
    ...longSentences(reply.body).map((one) => `long sentence: ${one}`),
    ...(EMOJI.test(reply.body) ? ['an emoji'] : []),
    ...(reply.body.includes('Which language') ? [] : [questionProblem(reply.body)]),
  ]
  return found.filter((one) => one !== undefined).map((one) => `${one} in: ${reply.body.slice(0, 60)}`)
}
