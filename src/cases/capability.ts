import type { Capability } from '../capability.ts'
import { openCase } from './cases.ts'
import { chat } from './chat/part.ts'
import { hasClaimed, resolveClaims } from './claims.ts'
import { due } from './due.ts'
import { cases as caseJob } from './job.ts'
import { figures, state } from './operations/state.ts'
import { worklist } from './operations/worklist.ts'
import { personalData } from './personal-data.ts'
import { listener } from './with-person.ts'

export const cases = {
  name: 'cases',
  tables: ['cases', 'case_messages', 'case_evidence', 'told_reports', 'report_counts'],
  booking: {
    hasClaimed,
    happened(tx, event, now) {
      if (event.what === 'identified') resolveClaims(tx, event.appointmentIds, now)
    },
    officeMustLook(tx, { vault }, { why, ...about }, now) {
      const what =
        why === 'did_not_ask' ? ({ kind: 'service', subject: why } as const) : ({ kind: 'permission', subject: 'revoked' } as const)
      openCase(tx, vault, { ...what, ...about }, now)
    },
  },
  due,
  jobs: [caseJob],
  listener,
  personalData,
  state,
  worklist,
  figures: [figures],
  operations: () => import('./operations/index.ts').then((office) => office.CASES_OPERATIONS),
  chat,
} satisfies Capability
