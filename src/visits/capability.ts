import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { stillTells } from './chat/turn-told.ts'
import { hooks } from './hooks.ts'
import { state } from './operations/state.ts'
import { worklist } from './operations/worklist.ts'
import { personalData } from './personal-data.ts'

export const visits = {
  name: 'visits',
  tables: ['visits', 'visit_people', 'visit_steps', 'visit_notices'],
  booking: hooks,
  personalData,
  mayGo: stillTells,
  chat,
  worklist,
  state,
  files: new URL('./documents/file.ts', import.meta.url),
  pages: [
    { path: '/puerta', load: () => import('./page/page.ts').then(({ doorPage }) => doorPage) },
    { path: '/mostrador', load: () => import('./page/counter/counter-page.ts').then(({ counterPage }) => counterPage) },
    { path: '/pantalla', load: () => import('./page/screen/screen-page.ts').then(({ screenPage }) => screenPage) },
  ],
  operations: (all) => import('./operations/index.ts').then((office) => office.visitOperations(all)),
} satisfies Capability
