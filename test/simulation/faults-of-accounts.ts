import type { Fault } from './faults.ts'

const PARSE = 'src/channels/messenger/parse.ts'
const PROVE = 'src/joining/chat/prove.ts'
const LIMITS = 'src/joining/limits.ts'

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
      { file: PROVE, from: "if (draft.waiting) return 'wait'", to: '' },
      {
        file: LIMITS,
        from: "isProven(db, contactId) ? undefined : 'free_account_waits'",
        to: 'isProven(db, contactId) ? undefined : undefined',
      },
    ],
    says: /a free account waits in the line/,
  },
  {
    name: 'a free account has two people',
    changes: [
      { file: LIMITS, from: 'live + people.length > 1', to: 'live + people.length > 2' },
      { file: PROVE, from: "if (isSeveral(draft)) return 'several'", to: '' },
    ],
    says: /a free account has 2 people/,
  },
  {
    name: 'an account is joined before the telephone sent its code',
    changes: [
      {
        file: PROVE,
        from: "return askAbout('goOnElsewhere', 'mine', draft)",
        to: "agree(session.tx, session.contact.id, 1, session.now)\n  return askAbout('goOnElsewhere', 'mine', draft)",
      },
      {
        file: PROVE,
        from: "import { codeOf } from '../codes.ts'",
        to: "import { codeOf } from '../codes.ts'\nimport { agree } from '../joins.ts'",
      },
    ],
    says: /was joined with \d+, which never sent its code|before its telephone sent the code/,
  },
]
