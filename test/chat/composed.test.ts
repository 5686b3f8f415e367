// Whatever is asked in between, of whatever question, is one message that both channels take whole, above the choices of that question.
import { expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { type Db, type Tx, write } from '../../db/open.ts'
import { CHAT } from '../../src/capabilities.ts'
import { LANGUAGES } from '../../src/catalogue/languages.ts'
import type { Channel } from '../../src/channels/channel.ts'
import { createMessenger } from '../../src/channels/messenger/channel.ts'
import { createWhatsApp } from '../../src/channels/whatsapp/channel.ts'
import { converse } from '../../src/chat/converse.ts'
import type { Said } from '../../src/chat/input.ts'
import { isQuestionName, questionOf } from '../../src/chat/part.ts'
import type { Option, Reply } from '../../src/chat/reply.ts'
import { type Scene, sceneOf } from '../../src/chat/scene.ts'
import type { Session } from '../../src/chat/session.ts'
import { choiceId } from '../../src/chat/speak.ts'
import type { State } from '../../src/chat/state.ts'
import { loadConversation } from '../../src/messaging/conversations.ts'
import { buttonValueOf, TOPICS } from '../../src/reading/acts.ts'
import { createVault } from '../../src/vault.ts'
import { HOOKS, speaker } from '../cast.ts'
import { channelFaults } from '../channels/faults.ts'
import { type TestClock, testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { officeWorld } from '../conversations/office-world.ts'
import type { World } from '../conversations/phone.ts'
import { play, readScript } from '../conversations/script.ts'
import { canBePlayed } from '../conversations/without.ts'

const FOLDER = new URL('../conversations/', import.meta.url)
const CHANNELS: Channel[] = [createWhatsApp({ phoneNumberId: '1' }), createMessenger({ pageId: '104' })]
const TO = [
  { kind: 'phone' as const, value: '5215500000001' },
  { kind: 'psid' as const, value: '7001' },
]
const LONG = {
  institution: 'Oficina Municipal de Enlace con la Secretaría en San Juan del Río, Querétaro',
  office: ' de los Remedios y San Juan Bautista del Valle de Matatlán',
}

/** Typed in between, with words of every kind that is answered and left. */
const TYPED = [
  ...[
    'tienen estacionamiento?',
    '¿a qué hora abren?',
    '¿cuánto cuesta?',
    'gracias',
    'hola',
    '¿para qué?',
    'no entiendo',
    '¿hay baños?',
  ],
  ...['¿cuánto hay que esperar?', 'ya llegué', 'quiero hablar con alguien', 'asdf qwer', 'what do I bring?', '1', 'sí', '👍'],
]

type Asked = { name: string; say(state: State): Said }
const ASIDES: Asked[] = [
  ...TOPICS.map((topic): Asked => tapped('faq', buttonValueOf(topic))),
  ...Object.keys(CHAT.orders).map((command): Asked => tapped('go', command)),
  ...TYPED.map((text): Asked => ({ name: text, say: () => ({ kind: 'text', text }) })),
  ...(['voice', 'picture', 'sticker', 'file'] as const).map((kind): Asked => ({ name: kind, say: () => ({ kind }) })),
]

function tapped(question: string, value: string): Asked {
  return {
    name: `${question}.${value}`,
    say: ({ epoch, turn }) => ({ kind: 'choice', id: choiceId({ epoch, turn, question, value }), title: value }),
  }
}

const seen = new Set<string>()
const faults: string[] = []
let looks = 0

/** Every message of a turn that is thrown away. */
function lookAt(tx: Tx, clock: TestClock, contact: Session['contact'], state: State, asked: Asked): void {
  const { language } = contact
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  const session: Session = {
    ...{ tx, deps: { vault, clock, hooks: HOOKS, chat: CHAT }, contact, now: clock.now() },
    ...{ ourNumber: '525500000000', onWhatsApp: true },
  }
  const before = rowsOf(sceneOf(session, language, state.draft), state)
  const turn = converse(state, { said: asked.say(state), sentAt: clock.now(), late: false, unseen: false }, session)
  const again =
    turn.state.asked?.question === state.asked?.question &&
    turn.state.asked?.turn !== state.asked?.turn &&
    turn.state.asked?.about === state.asked?.about
  looks++
  const told = (what: string) => faults.push(`${state.asked?.question} ${language} ${asked.name}: ${what}`)
  for (const reply of turn.replies) for (const fault of faultsOf(reply)) told(fault)
  const shown = turn.replies.flatMap(optionsOf).map(({ id }) => id.slice(id.indexOf('.', id.indexOf('.') + 1)))
  // Another language may have other words to offer: easier ones, or a person.
  if (!again || turn.language !== undefined || Bun.deepEquals(turn.state.draft, state.draft) === false) return
  const lost = before.filter((id) => !shown.includes(id))
  if (lost.length > 0) told(`lost ${lost}`)
}

const optionsOf = (reply: Reply): Option[] => (reply.kind === 'choices' ? reply.options : [])

/** The rows that the open question has by itself, as the ends of their ids. */
function rowsOf(scene: Scene, { asked }: State): string[] {
  if (!asked || !isQuestionName(scene, asked.question)) return []
  const { options = [], location } = questionOf(scene, asked.question).ask({ ...scene, about: asked.about })
  return location ? [] : options.map(({ question = asked.question, value }) => `.${question}.${value}`).slice(0, 10)
}

function faultsOf(reply: Reply): string[] {
  const options = optionsOf(reply)
  const repeated =
    new Set(options.map(({ id }) => id)).size < options.length || new Set(options.map(({ title }) => title)).size < options.length
  return [
    ...(repeated ? [`repeated ${options.map(({ id, title }) => `${id} ${title}`)}`] : []),
    ...CHANNELS.flatMap((channel) =>
      channel.messagesOf(reply).flatMap((message) => {
        const rendered = channel.render(message, TO, '81.1', true)
        return rendered ? [...rendered.mended, ...channelFaults(channel, rendered.body).map(String)] : ['nothing']
      }),
    ),
  ]
}

class Undone extends Error {}

/** What would be said now to each of them, in a transaction that is thrown away, with long names or with those of the directory. */
function wouldSay(db: Db, clock: TestClock, random: () => number): void {
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  const contacts = db.client.query<{ id: number }, []>('select id from contacts').all()
  try {
    write(db, (tx) => {
      if (random() < 0.7) nameLong(tx)
      for (const { id } of contacts) {
        const { state } = loadConversation(tx, { vault }, id, clock.now())
        if (!state?.asked) continue
        const isNew = !seen.has(state.asked.question)
        seen.add(state.asked.question)
        const some = isNew ? ASIDES : Array.from({ length: 3 }, () => ASIDES[Math.floor(random() * ASIDES.length)] as Asked)
        for (const asked of some) {
          const language = LANGUAGES[Math.floor(random() * LANGUAGES.length)] ?? 'es-MX'
          tx.client.run('savepoint look')
          lookAt(tx, clock, speaker(id, language), state, asked)
          tx.client.run('rollback to look')
        }
      }
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
}

function nameLong(tx: Tx): void {
  tx.client.query('update offices set name = substr(name || ?, 1, 60), version = version + 1').run(LONG.office)
  tx.client.query('update agencies set name = ?, version = version + 1').run(LONG.institution)
}

/** Numbers from 0 to 1 that are the same each time. */
function seeded(seed: string): () => number {
  let state = Number(BigInt.asUintN(32, BigInt(Bun.hash(seed))))
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
  const script = readScript(readFileSync(new URL(file, FOLDER), 'utf8'))
  if (!canBePlayed(script.uses)) continue
  test(`at every moment of ${file}`, async () => {
    const db = openDirectory(script.directory, script.institution)
    const clock = testClock(script.start, file)
    const world = officeWorld(db, clock)
    const random = seeded(file)
    const watched: World = {
      ...world,
      phone(name, profile) {
        const phone = world.phone(name, profile)
        const read = () => {
          wouldSay(db, clock, random)
          return phone.read()
        }
        return { ...phone, read }
      },
    }
    await play(script, watched)
    expect(faults.splice(0)).toEqual([])
  })
}

test('most questions were open at some moment', () => {
  expect([...seen].filter((name) => Object.hasOwn(CHAT.questions, name)).length).toBeGreaterThan(40)
  expect(looks).toBeGreaterThan(5_000)
})
