import type { Change, Fault } from './faults.ts'

const PARSE = 'src/channels/messenger/parse.ts'
const ELSEWHERE = 'src/handover/chat/elsewhere.ts'
const FREE = 'src/booking/free-accounts.ts'
const WALLS = 'db/walls.sql'

/** The share of a day that free accounts have is small: its wall stops a second person before anybody could see one. */
const noShare: Change = {
  file: WALLS,
  from: 'CREATE TRIGGER appointments_share BEFORE INSERT ON appointments\n  WHEN EXISTS',
  to: 'CREATE TRIGGER appointments_share BEFORE INSERT ON appointments\n  WHEN 0 AND EXISTS',
}

/** Mistakes of the channel that costs nothing: Messenger. */
export const FAULTS_OF_ACCOUNTS: Fault[] = [
  {
    name: 'a message of Messenger is sent again though its echo came',
    changes: [
      { file: PARSE, from: 'if (id !== undefined && metadata !== undefined)', to: "if (id !== undefined && metadata === '')" },
      { file: 'src/channels/messenger/send.ts', from: 'return ours.find(isIt)?.id ?? {', to: 'return {' },
    ],
    says: /is sent again \(\d+\) although it had arrived|although more was proved/,
  },
  {
    name: 'a free account may wait in the line',
    changes: [
      { file: ELSEWHERE, from: "if (draft.waiting) return 'wait'", to: '' },
      { file: 'src/waitlist/entries.ts', from: 'if (isFreeAccount(db, contactId)) return FREE_ACCOUNT_WAITS', to: '' },
    ],
    says: /a free account waits in the line/,
  },
  {
    name: 'a free account has two people, and no wall stands behind it',
    changes: [
      { file: FREE, from: 'live + people.length > 1', to: 'live + people.length > 2' },
      {
        file: ELSEWHERE,
        from: "if (headcount(draft) > 1 || (draft.who === 'group' && draft.count === undefined)) return 'several'",
        to: '',
      },
      noShare,
    ],
    says: /a free account has 2 people/,
  },
  {
    name: 'a free account is one of many, and no wall stands behind it',
    changes: [
      { file: FREE, from: 'if (!isFreeAccount(db, contactId)) return new Set()', to: 'if (slots > 0) return new Set()' },
      noShare,
    ],
    says: /free_accounts_have_a_share/,
  },
  {
    name: 'a place goes to another chat without a word, and no wall stands behind it',
    changes: [
      {
        file: 'src/booking/holder.ts',
        from: 'for (const { id } of told) recordWith(tx, deps.vault, id, how, actor, now, reason)',
        to: '',
      },
      {
        file: WALLS,
        from: "SELECT RAISE(ABORT, 'wall: a place goes to another chat only with a line of its story')",
        to: "SELECT 'no wall'",
      },
    ],
    says: /askers_are_counted/,
  },
]
