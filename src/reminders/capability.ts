import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { due } from './due.ts'
import { hooks } from './hooks.ts'
import { stillReminds } from './notify.ts'
import { personalData } from './personal-data.ts'

export const reminders = {
  name: 'reminders',
  tables: ['reminders', 'reconfirmations'],
  booking: hooks,
  due,
  mayGo: stillReminds,
  personalData,
  operations: () => import('./operations/index.ts').then((office) => office.REMINDERS_OPERATIONS),
  chat,
} satisfies Capability
