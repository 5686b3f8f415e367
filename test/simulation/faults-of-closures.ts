import type { Fault } from './faults.ts'

/** Mistakes in what becomes of people whose hour an office closes. */
export const FAULTS_OF_CLOSURES: Fault[] = [
  {
    name: 'after a closure whoever has no chat is called by nobody',
    changes: [{ file: 'src/rebooking/rebook.ts', from: '      toCall: !hasChat,\n', to: '      toCall: false,\n' }],
    says: /nobody_is_lost_by_a_closure/,
  },
  {
    name: 'an offer after a closure stays open when its appointment is cancelled',
    changes: [
      {
        file: 'src/rebooking/hooks.ts',
        from: "if (live.length === 0) endRebooking(tx, { id: open.id, was: 'offered', state, toCall: false }, now)\n",
        to: 'if (live.length === 0) return\n',
      },
    ],
    says: /nobody_is_lost_by_a_closure/,
  },
]
