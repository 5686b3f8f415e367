import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { due } from './due.ts'
import { personalData } from './personal-data.ts'

export const handover = {
  name: 'handover',
  tables: ['handovers'],
  due,
  personalData,
  chat,
} satisfies Capability
