import type { Fault } from '../simulation/faults.ts'

const SEND = 'src/handover/chat/send.ts'
const TOLD = 'src/handover/chat/told.ts'

/** Mistakes that the play of verbs must find. */
export const FAULTS_OF_VERBS: (Fault & { seed: number })[] = [
  {
    name: 'limits count what a contact has, not what it asked for',
    seed: 5,
    changes: [
      {
        file: 'src/booking/askers.ts',
        from: '(select id from appointments where asked_by in ',
        to: '(select id from appointments where 1 = 0 and asked_by in ',
      },
    ],
    says: /has \d+ people/,
  },
  {
    name: 'a code hands over without the button of its owner',
    seed: 1,
    changes: [
      {
        file: 'src/handover/handovers.ts',
        from: '  return !refused\n',
        to: '  if (!refused) handOver(tx, deps as BookingDeps, { ...offered, takerId: taker }, now)\n  return !refused\n',
      },
    ],
    says: /without a button of its owner/,
  },
  {
    name: 'a code tells the folio to who sends it',
    seed: 1,
    changes: [
      { file: SEND, from: 'fits }, now) ? t.handover.asked', to: 'fits }, now) ? folioOf(scene, offered.groupId)' },
      { file: SEND, from: 'import { fromWords, ', to: 'import { folioOf, fromWords, ' },
      {
        file: TOLD,
        from: 'export function received(',
        to: "export const folioOf = ({ session: { tx, deps } }: Speaker, group = '') => everybodyOf(tx, deps.vault, group)[0]?.folio ?? ''\nexport function received(",
      },
    ],
    says: /reads \w{3}-\w{3}/,
  },
]
