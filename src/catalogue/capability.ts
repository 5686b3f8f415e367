import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { state } from './operations/state.ts'

export const catalogue = {
  name: 'catalogue',
  tables: [
    'agencies',
    'offices',
    'office_procedures',
    'procedures',
    'procedure_fields',
    'procedure_words',
    'requirements',
    'fees',
    'fee_tables',
    'non_working_days',
    'rules',
    'own_rules',
    'states',
    'towns',
    'postal_prefixes',
  ],
  chat,
  state,
  operations: () => import('./operations/index.ts').then((office) => office.CATALOGUE_OPERATIONS),
} as const satisfies Capability
