import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { due } from './due.ts'
import { personalData } from './personal-data.ts'

/** Appointments, and unfinished bookings, that go from one chat to another by a button in the chat that has them. */
export const handover = {
  name: 'handover',
  tables: ['handovers'],
  due,
  personalData,
  chat,
} satisfies Capability
