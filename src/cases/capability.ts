import type { Capability } from '../capability.ts'
import { due } from './due.ts'
import { forgetCaseWords } from './expired-data.ts'
import { cases as caseJob } from './job.ts'
import { figures, state } from './operations/state.ts'

/** What a person at the office has to answer: talks, requests about data, complaints. */
export const cases: Capability = {
  name: 'cases',
  tables: ['cases', 'case_messages', 'case_evidence', 'told_reports', 'report_counts'],
  due,
  jobs: [caseJob],
  personalData: { expire: { cases: forgetCaseWords } },
  state,
  figures: [figures],
  operations: () => import('./operations/index.ts').then((office) => office.CASES_OPERATIONS),
}
