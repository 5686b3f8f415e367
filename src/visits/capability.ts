import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { hooks } from './hooks.ts'
import { personalData } from './personal-data.ts'

export const visits = {
  name: 'visits',
  tables: ['visits', 'visit_people', 'visit_steps'],
  booking: hooks,
  personalData,
  chat,
  files: new URL('./documents/file.ts', import.meta.url),
  page: { path: '/puerta', load: () => import('./page/page.ts').then(({ doorPage }) => doorPage) },
  operations: () => import('./operations/index.ts').then((office) => office.VISIT_OPERATIONS),
} satisfies Capability
