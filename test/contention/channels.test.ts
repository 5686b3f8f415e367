// One place, and people who reach for it from WhatsApp, from Messenger and at the counter in one flush, in every order: one gets it,
// the others are offered something else, and nobody is lied to. The same for an offer of the line, and for a code that two chats send.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { rememberAlias } from '../../src/messaging/contacts.ts'
import { somebody } from '../cast.ts'
import { bodyOf, type Citizen } from './crowd.ts'
import { AT_THE_COUNTER, bothOrders, folios, HOUR_IN_WORDS, isReoffered, offered, type Stage, stage } from './stage.ts'

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
  phone.arrived.map((reply) => /CITA (\w{4}-\w{4})/.exec(bodyOf(reply))?.[1]).findLast((code) => code !== undefined) ?? ''
const said = ({ phone }: Citizen): string => phone.arrived.map(bodyOf).join('\n')
const hands = ({ db }: Stage): number =>
  db.client.query<{ n: number }, []>("select count(*) as n from appointment_events where what = 'handed_over'").get()?.n ?? 0

/** Ana has the appointment and its code, Luis stands before the hours, and somebody has an account at Messenger. */
async function withCode() {
  const world = await stage(3, 1, somebody, (nth) => nth === 3)
  const [ana, luis, account] = world.citizens as [Citizen, Citizen, Citizen]
  await world.atOnce(world.taps(ana, 'Jue 3 dic, 9:00 h'))
  await books(world, ana)
  await world.atOnce(world.writes(ana, 'mandar mi cita'))
  const other = { ...luis, number: `${luis.number.slice(0, -3)}777`, phone: world.office.phone(`${luis.number.slice(0, -3)}777`) }
  return { world, ana, account, other, code: codeIn(ana) }
}

describe('a code that two chats send at once asks for one of them, and the other is told that it is of no use', () => {
  for (const order of bothOrders(0, 1)) {
    test(`chat ${order[0] + 1} first`, async () => {
      const { world, ana, account, other, code } = await withCode()
      const both = [account, other] as const
      // A booking that is not finished does not hinder an appointment.
      await world.atOnce(...order.map((which) => world.writes(both[which] ?? account, `CITA ${code}`)))
      const [winner, loser] = order[0] === 0 ? both : [other, account]
      expect(said(winner)).toContain('Ya pregunté en el chat que dio el código')
      expect(said(loser)).toContain('no se puede usar')
      const yes = world.taps(ana, 'Sí, mandarla')
      await world.atOnce(yes, world.writes(winner, 'costos'), yes)
      await world.deliverAll()
      expect(said(winner)).toContain('Ya está aquí la cita')
      expect(said(loser)).not.toContain('Ya está aquí la cita')
      expect(hands(world)).toBe(1)
      world.expectOrder()
    })
  }
})

test('a yes and a no that come at once: the first one counts', async () => {
  for (const first of ['Sí, mandarla', 'No es mía']) {
    const { world, ana, account, code } = await withCode()
    await world.atOnce(world.writes(account, `CITA ${code}`))
    const [yes, no] = [world.taps(ana, 'Sí, mandarla'), world.taps(ana, 'No es mía')]
    await world.atOnce(...(first === 'No es mía' ? [no, yes] : [yes, no]))
    expect(hands(world)).toBe(first === 'No es mía' ? 0 : 1)
    world.expectOrder()
  }
})
