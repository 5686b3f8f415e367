// One place, and people who reach for it from WhatsApp, from Messenger and at the counter in one flush, in every order: one gets it,
// the others are offered something else, and nobody is lied to. The same for an offer of the line, and for the code that joins two chats.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { rememberAlias } from '../../src/messaging/contacts.ts'
import { somebody } from '../cast.ts'
import { bodyOf, type Citizen } from './crowd.ts'
import { AT_THE_COUNTER, bothOrders, folios, HOUR_IN_WORDS, isReoffered, last, offered, type Stage, stage } from './stage.ts'

type Who = 'WhatsApp' | 'Messenger' | 'the counter'
const ORDERS: Who[][] = [
  ['WhatsApp', 'Messenger', 'the counter'],
  ['WhatsApp', 'the counter', 'Messenger'],
  ['Messenger', 'WhatsApp', 'the counter'],
  ['Messenger', 'the counter', 'WhatsApp'],
  ['the counter', 'WhatsApp', 'Messenger'],
  ['the counter', 'Messenger', 'WhatsApp'],
]

describe('the last place goes to whoever came first, by whichever door, and the two others are told the truth', () => {
  for (const order of ORDERS) {
    test(order.join(', '), async () => {
      const world = await stage(2, 1, somebody, (nth) => nth === 2)
      const { ana, luis, atOnce, taps, ask, counters, expectOrder } = world
      const { clave } = (await ask('/admin/citas', AT_THE_COUNTER)).body
      let given: Awaited<ReturnType<typeof ask>> | undefined
      const deeds: Record<Who, () => Promise<unknown>> = {
        WhatsApp: taps(ana, 'Jue 3 dic, 9:00 h'),
        Messenger: taps(luis, 'Jue 3 dic, 9:00 h'),
        'the counter': async () => {
          given = await ask('/admin/citas', { ...AT_THE_COUNTER, clave: String(clave) })
        },
      }
      await atOnce(...order.map((who) => deeds[who]))
      expect(counters()).toEqual({ capacity: 1, taken: 1, cooling: 0 })
      expect(given?.status).toBe(order[0] === 'the counter' ? 200 : 409)
      for (const [who, citizen] of [
        ['WhatsApp', ana],
        ['Messenger', luis],
      ] as const) {
        if (order[0] !== who) expect(isReoffered(citizen)).toBe(true)
        else await books(world, citizen)
      }
      expect(folios(ana).length + folios(luis).length).toBe(order[0] === 'the counter' ? 0 : 1)
      expect(world.seatedAtNine()).toBe(1)
      expectOrder()
    })
  }
})

async function books({ atOnce, taps }: Stage, citizen: Citizen): Promise<void> {
  await atOnce(taps(citizen, '6 años'))
  await atOnce(taps(citizen, 'Confirmar'))
  expect(folios(citizen)).toHaveLength(1)
}

/** The same person at Messenger, joined some time ago. */
function joined({ db, office, now }: Stage, { number, ...citizen }: Citizen): Citizen {
  const psid = `70077${number.slice(-8)}`
  const { messaging } = office.house
  const hash = office.vault.index('phone', messaging.channels.canonical({ kind: 'phone', value: number }))
  const { id } = db.client
    .query<{ id: number }, [Uint8Array]>('select contact_id as id from contact_aliases where hash = ?')
    .get(hash) ?? { id: 0 }
  write(db, (tx) => rememberAlias(tx, messaging, id, { kind: 'psid', value: psid }, now()))
  return { ...citizen, number: psid, isAccount: true, phone: office.messenger(psid) }
}

describe('an offer of the line that is accepted in both chats of one person takes one place, and a hunter at Messenger none', () => {
  for (const order of bothOrders<'WhatsApp' | 'Messenger'>('WhatsApp', 'Messenger')) {
    test(`${order[0]} first`, async () => {
      const at = await offered((nth) => nth === 3)
      const onMessenger = joined(at, at.ana)
      const deeds = {
        WhatsApp: at.taps(at.ana, 'Sí, lo quiero'),
        Messenger: at.taps({ ...onMessenger, phone: at.ana.phone }, 'Sí, lo quiero'),
      }
      await at.atOnce(at.writes(at.hunter, HOUR_IN_WORDS), ...order.map((which) => deeds[which]))
      expect(isReoffered(at.hunter)).toBe(true)
      expect(at.seatedAtNine()).toBe(1)
      await at.atOnce(at.writes(onMessenger, '6 años'))
      await at.atOnce(at.writes(onMessenger, 'sí'))
      expect(folios(at.ana)).toHaveLength(1)
      expect(at.seatedAtNine()).toBe(1)
      at.expectOrder()
    })
  }
})

const codeIn = ({ phone }: Citizen): string =>
  phone.arrived.map((reply) => /UNIR ([A-Z0-9-]{14})/.exec(bodyOf(reply))?.[1]).findLast((code) => code !== undefined) ?? ''
const contacts = ({ db }: Stage): number =>
  db.client.query<{ n: number }, []>('select count(distinct contact_id) as n from contact_aliases').get()?.n ?? 0

describe('a code that two telephones send at once joins the account with one of them, and the other is told', () => {
  for (const order of bothOrders(0, 1)) {
    test(`telephone ${order[0] + 1} first`, async () => {
      const world = await stage(3, 1, somebody, (nth) => nth === 3)
      const [ana, luis, account] = world.citizens as [Citizen, Citizen, Citizen]
      await world.atOnce(world.writes(account, 'ya tengo cita por whatsapp'))
      const code = codeIn(account)
      const before = contacts(world)
      await world.atOnce(world.writes(ana, `UNIR ${code}`), world.writes(luis, `UNIR ${code}`))
      const yes = [world.taps(ana, 'Sí, fui yo'), world.taps(luis, 'Sí, fui yo')]
      await world.atOnce(...order.flatMap((which) => yes[which] ?? []))
      await world.deliverAll()
      expect(contacts(world)).toBe(before - 1)
      const [winner, loser] = order[0] === 0 ? [ana, luis] : [luis, ana]
      expect(winner.phone.arrived.map(bodyOf).join('\n')).toContain('una sola plática')
      expect(last(loser)).not.toContain('una sola plática')
    })
  }
})

test('the same telephone sends the code twice and says yes twice, while the account writes: joined once, and nothing is lost', async () => {
  const world = await stage(3, 1, somebody, (nth) => nth === 3)
  const [ana, , account] = world.citizens as [Citizen, Citizen, Citizen]
  await world.atOnce(world.writes(account, 'ya tengo cita por whatsapp'))
  const code = codeIn(account)
  const before = contacts(world)
  await world.atOnce(world.writes(ana, `UNIR ${code}`), world.writes(ana, `UNIR ${code}`))
  const yes = world.taps(ana, 'Sí, fui yo')
  await world.atOnce(yes, world.writes(account, 'costos'), yes)
  await world.deliverAll()
  expect(contacts(world)).toBe(before - 1)
  const said = account.phone.arrived.map(bodyOf).join('\n')
  expect(said).toContain('Precios')
  expect(world.db.client.query("select 1 from inbox where state = 'aside'").all()).toEqual([])
})
