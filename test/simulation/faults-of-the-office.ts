import type { Fault } from './faults.ts'

const ARRIVALS = 'src/visits/arrival.ts'
const STEPS = 'src/visits/steps.ts'
const VISITS = 'src/privacy/erase-visits.ts'
const CONTACT = 'src/privacy/erase-contact.ts'
const RESTING = 'src/waitlist/resting-offices.ts'
const BY_OFFICE = 'src/waitlist/due.ts'

/** Mistakes in what the office does about people: deletions, the list, an office that rests, who came. */
export const FAULTS_OF_THE_OFFICE: Fault[] = [
  {
    name: 'who stands at a window is forgotten when the day is ended',
    changes: [
      {
        file: 'src/visits/day-end.ts',
        from: "state in ('expected', 'arrived', 'late', 'called', 'serving')`",
        to: "state in ('expected', 'arrived', 'late')`",
      },
    ],
    says: /was ended, and of \d+ nobody knows/,
  },
  {
    name: 'a turn that a window called is called by another one',
    changes: [
      {
        file: STEPS,
        from: "const IN_LINE: readonly VisitState[] = ['arrived', 'late']",
        to: "const IN_LINE: readonly VisitState[] = ['arrived', 'late', 'called']",
      },
      { file: STEPS, from: "  if (AT_A_WINDOW.includes(meant.state)) return { ok: false, why: 'called', other: meant }\n", to: '' },
    ],
    says: /called to window \d, and to \d/,
  },
  {
    name: 'an appointment is cancelled for the office though its person said in their chat that they did not ask',
    changes: [
      {
        file: 'src/booking/consents.ts',
        from: "  if (!endConsent(tx, one.id, 'denied', now)) return false\n",
        to: `  if (!endConsent(tx, one.id, 'denied', now)) return false
  if (one.change === 'cancel') {
    sayYesInChat(tx, one, now)
    cancel(tx, deps, { ...one, actor: one }, now)
  }
`,
      },
    ],
    says: /was cancelled by the office, and contact \d+ was not told/,
  },
  {
    name: 'whoever does not answer after a closure is called by nobody',
    changes: [
      {
        file: 'src/rebooking/due.ts',
        from: "was: 'offered', state: 'lapsed', toCall: true }",
        to: "was: 'offered', state: 'lapsed', toCall: false }",
      },
    ],
    says: /nobody_is_lost_by_a_closure/,
  },
  {
    name: 'a deletion leaves the answers',
    changes: [
      {
        file: VISITS,
        from: 'set name_sealed = null, name_differs = 0, contested_by = null, answers_sealed = null, answers_until = null, attendant_sealed',
        to: 'set name_sealed = null, name_differs = 0, contested_by = null, answers_until = null, attendant_sealed',
      },
    ],
    says: /answers_sealed\.\d+ stayed/,
  },
  {
    name: 'a deletion leaves what clerks wrote about the folio',
    changes: [{ file: VISITS, from: '  UPDATE_AUDIT.run(tx, visits)\n', to: '' }],
    says: /audit\.reason_sealed\.\d+ stayed|simulation broke off|answered 500/,
  },
  {
    name: 'after a deletion the CURP still leads to the visits',
    changes: [
      {
        file: VISITS,
        from: "'update people set key = $key, curp_index",
        to: "'update people set key = iif($key is null, key, key), curp_index",
      },
    ],
    says: /people\.key\.\d+ still leads there/,
  },
  {
    name: 'a deletion takes everybody of the folio along',
    changes: [
      {
        file: VISITS,
        from: 'where a.person_id = +$person and',
        to: 'where a.group_id in (select group_id from appointments where person_id = +$person) and',
      },
    ],
    says: /of somebody else is gone|erased from/,
  },
  {
    name: "a telephone's deletion takes the names of those for whom it booked",
    changes: [
      {
        file: CONTACT,
        from: '  DELETE_CONVERSATIONS.run(tx, contactId)',
        to: "  tx.client.run('update appointments set name_sealed = null, version = version + 1 where live = 0 and contact_id = ?', [contactId])\n  DELETE_CONVERSATIONS.run(tx, contactId)",
      },
    ],
    says: /name_sealed\.\d+ of somebody else is gone/,
  },
  {
    name: "a telephone's deletion leaves its conversation",
    changes: [{ file: CONTACT, from: '  DELETE_CONVERSATIONS.run(tx, contactId)\n', to: '' }],
    says: /conversations\.state_sealed\.\d+ stayed/,
  },
  {
    name: 'whoever asked for a deletion is told of it twice',
    changes: [
      {
        file: 'src/cases/operations/personal-data.ts',
        from: '    return notify(tx, deps, { contactId, key }, say, now)',
        to: "    notify(tx, deps, { contactId, key: key + ':again' }, say, now)\n    return notify(tx, deps, { contactId, key }, say, now)",
      },
    ],
    says: /reads 2 times that/,
  },
  {
    name: 'nobody is told of a deletion',
    changes: [
      {
        file: 'src/privacy/staff-erasure.ts',
        from: 'closed?.notify(tx, deps.messaging, { key: erasureKey(id), last: waits && isLast }, now) ?? false',
        to: 'closed !== undefined',
      },
    ],
    says: /its person never told/,
  },
  {
    name: 'whoever was erased may never come again',
    changes: [
      {
        file: 'src/booking/staff-bookings.ts',
        from: 'const members = standing.flatMap(({ blocks }, at) => (blocks ? [at]',
        to: "const members = standing.flatMap(({ blocks }, at) => (blocks || tx.client.query('select 1 from erased_marks where hash = ?').get(keyed[at]?.key ?? '') ? [at]",
      },
    ],
    says: /may not book anew/,
  },
  {
    name: 'a copy that is put back brings back what was erased',
    changes: [
      {
        file: 'src/privacy/erase-again.ts',
        from: 'if (whose === undefined || isBeingErased(tx, whose, agencyId)) continue',
        to: 'continue',
      },
    ],
    says: /in a copy that was put back/,
  },
  {
    name: 'whoever is taken off the list is not told',
    changes: [
      { file: 'src/waitlist/operations/removal.ts', from: '  notifyRemoved(tx, deps.messaging, found.wishId, now)\n', to: '' },
    ],
    says: /was told 0 times/,
  },
  {
    name: 'whoever is taken off the list may tap themselves back',
    changes: [
      {
        file: RESTING,
        from: "set state = 'left', live = 0, body_sealed = null, names_differ = 0, untold = 0",
        to: "set state = 'left', live = 0, untold = 0",
      },
    ],
    says: /is there again/,
  },
  {
    name: 'somebody else is taken off the list',
    changes: [
      {
        file: RESTING,
        from: '   where id = $wish and live = 1`',
        to: '   where id = (select min(id) from wait_wishes where live = 1 and $wish > 0)`',
      },
    ],
    says: /was to be taken off the list/,
  },
  {
    name: 'whoever waits at an office that rests is not told',
    changes: [
      { file: RESTING, from: 'on o.id = r.office_id where r.tell_at <= ?', to: 'on o.id = r.office_id where r.tell_at < ? and 0' },
    ],
    says: /was never told that office/,
  },
  {
    name: 'whoever waits at an office that rests is told with every flush',
    changes: [
      { file: BY_OFFICE, from: 'const key = `wait_rests', to: 'const key = now + `wait_rests' },
      { file: BY_OFFICE, from: '  restWasTold(tx, id, waiting', to: '  if (now < 0) restWasTold(tx, id, waiting' },
    ],
    says: /reads twice that/,
  },
  {
    name: 'whoever waits at an office that rests is told in the night',
    changes: [{ file: BY_OFFICE, from: 'if (morning > now) tellRestLater', to: 'if (now < 0) tellRestLater' }],
    says: /reads in the night that/,
  },
  {
    name: 'what becomes free in an office that rests is offered',
    changes: [
      {
        file: 'src/waitlist/offers.ts',
        from: 'if (!slot.officeOpen || !somebodyWaits',
        to: 'if (!somebodyWaits',
      },
    ],
    says: /rests, and a place there is offered/,
  },
  {
    name: 'who came is noted anew each time',
    changes: [
      {
        file: ARRIVALS,
        from: 'if (one.arrivedAt === undefined) record(',
        to: 'record(',
      },
    ],
    says: /a clerk notes/,
  },
  {
    name: 'the receipt of whoever was noted by mistake stays a used one',
    changes: [{ file: ARRIVALS, from: 'const back = stays\n', to: 'const back = now > 0\n' }],
    says: /the door (?:says|answers) «?ya se usó/,
  },
]
