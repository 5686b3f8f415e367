import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { personalData } from './personal-data.ts'

export const checkin = {
  name: 'checkin',
  tables: ['door_scans'],
  personalData,
  chat,
  files: new URL('./documents/file.ts', import.meta.url),
  page: { path: '/puerta', load: () => import('./page/page.ts').then(({ doorPage }) => doorPage) },
  operations: () => import('./operations/index.ts').then((office) => office.CHECKIN_OPERATIONS),
} satisfies Capability
