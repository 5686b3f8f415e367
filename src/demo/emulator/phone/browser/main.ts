import type { PhoneSay } from '../../phone-api.ts'
import type { PhonePerson } from '../../types.ts'
import { WORDS } from '../words.ts'
import * as api from './api.ts'
import { Composer } from './composer.ts'
import { Conversation } from './conversation.ts'
import { byId, el } from './el.ts'
import type { Body, Message } from './messages.ts'
import { Drawer, Faults, TimePanel } from './panel.ts'
import { characterOf, People } from './people.ts'
import { openAttachments, openPages, openPlaces, openSheet } from './sheet.ts'

const people = await api.people()
const unread = new Map<string, number>()
let chosen: PhonePerson = people.find((person) => `#${person.id}` === location.hash) ??
  people[0] ?? { id: '', name: '', app: 'whatsapp', mayWantPassport: false }

let connected = true
/** The demonstration restarts with a new database. */
let beginning = false
/** Events while the chosen conversation is being read; undefined when it is on the screen. */
let meanwhile: (() => void)[] | undefined

const drawer = new Drawer()
const composer = new Composer(
  (text) => send({ kind: 'text', text }),
  () => openAttachments(send, complain),
)
const conversation = new Conversation({
  choose: (message, { id, title }) => send({ kind: 'choice', id, title, list: false, answering: message.id }),
  openList,
  giveLocation: () => openPlaces(send, complain),
  showJson,
})
const list = new People({ choose, fill })
const time = new TimePanel(people, {
  passed: () => conversation.nameDays(),
  arrived: (ids) => ids.includes(chosen.id) && inTurn(() => conversation.showNewest()),
})
const faults = new Faults((id, prepared) => attempt(api.setFault(id, prepared)))

api.listen({
  message: (person, message) => (person === chosen.id ? inTurn(() => conversation.put(message)) : noteUnread(person, message)),
  tick: (person, id, tick) => person === chosen.id && inTurn(() => conversation.tick(id, tick)),
  typing: (person, on) => person === chosen.id && inTurn(() => conversation.typing(on)),
  faults: (now) => faults.show(now),
  time: (now) => time.show(now),
  emptied: () => choose(chosen.id),
  connection: (alive) => {
    // What happened while disconnected was not sent: read it again.
    if (alive && !connected) {
      choose(chosen.id)
      api.time().then((now) => time.show(now))
    }
    connected = alive
    if (alive && beginning) location.reload()
    conversation.connection(alive)
  },
})

byId('show-json', HTMLInputElement).addEventListener('change', ({ target }) => {
  const on = target instanceof HTMLInputElement && target.checked
  conversation.keepingEnd(() => document.body.classList.toggle('json-on', on))
})
byId('reset', HTMLButtonElement).addEventListener('click', async () => {
  await attempt(api.reset())
  byId('announce', HTMLParagraphElement).textContent = WORDS.resetDone
})
byId('start-over', HTMLButtonElement).addEventListener('click', async ({ currentTarget }) => {
  if (beginning || !(currentTarget instanceof HTMLButtonElement)) return
  if (currentTarget.textContent !== WORDS.startOverSure) {
    currentTarget.textContent = WORDS.startOverSure
    return
  }
  beginning = true
  byId('start-over-said', HTMLParagraphElement).textContent = WORDS.startOverUnderWay
  await attempt(api.startOver())
})
addEventListener('hashchange', () => choose(location.hash.slice(1)))

time.show(await api.time())
await choose(chosen.id)
faults.show(await api.faults())
document.body.classList.add('ready')

async function choose(id: string): Promise<void> {
  chosen = people.find((person) => person.id === id) ?? chosen
  if (chosen.id !== id) return
  history.replaceState(null, '', `#${id}`)
  unread.delete(id)
  list.show(people, id, unread)
  drawer.name(characterOf(chosen).name)
  document.body.dataset.app = chosen.app
  composer.limit(chosen.app)
  faults.of(chosen.app)
  const happened: (() => void)[] = []
  meanwhile = happened
  const [messages] = await Promise.all([api.messages(id), api.open(id)])
  if (meanwhile !== happened) return // Somebody else was chosen, or the same one again.
  meanwhile = undefined
  conversation.show(messages, welcome())
  for (const task of happened) task()
}

/** So that an older answer never hides a newer message. */
function inTurn(task: () => void): void {
  if (meanwhile) meanwhile.push(task)
  else task()
}

function welcome(): HTMLElement {
  const character = characterOf(chosen)
  return el(
    'div',
    { class: 'welcome' },
    el('p', { class: 'welcome-name' }, WORDS.emptyTitle(character.name)),
    el('p', {}, character.who),
    el('p', {}, WORDS.emptyAction),
    chosen.app === 'messenger'
      ? el('button', { type: 'button', class: 'begin', click: () => send({ kind: 'start' }) }, WORDS.start)
      : el(
          'button',
          { type: 'button', class: 'begin', click: () => send({ kind: 'text', text: character.begin }) },
          character.begin,
        ),
  )
}

function openList(message: Message, body: Extract<Body, { kind: 'list' }>): void {
  const groups = body.sections.map(({ title, rows }) => ({
    ...(title ? { title } : {}),
    rows: rows.map((row) => ({
      title: row.title,
      ...(row.description ? { description: row.description } : {}),
      pick: () => send({ kind: 'choice', ...row, list: true, answering: message.id }),
    })),
  }))
  openSheet(body.open, groups)
}

function showJson(message: Message): void {
  const explanation = message.from === 'office' ? WORDS.jsonOut : WORDS.jsonIn
  openPages(
    WORDS.jsonTitle,
    el('p', { class: 'sheet-words' }, explanation),
    el('pre', { tabindex: '0', 'aria-label': WORDS.jsonTitle }, JSON.stringify(message.json, null, 2)),
  )
}

function fill(text: string): void {
  drawer.close()
  composer.fill(text)
}

function noteUnread(person: string, message: Message): void {
  if (message.from === 'citizen') return
  unread.set(person, (unread.get(person) ?? 0) + 1)
  list.show(people, chosen.id, unread)
}

function send(said: PhoneSay): void {
  attempt(api.say(chosen.id, said))
}

async function attempt(work: Promise<void>): Promise<void> {
  try {
    await work
    complain('')
  } catch {
    complain(WORDS.failed)
  }
}

function complain(sentence: string): void {
  composer.complain(sentence)
}
