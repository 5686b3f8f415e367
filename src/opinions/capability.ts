import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { asking } from './job.ts'
import { state } from './operations/state.ts'
import { planToAsk } from './opinions.ts'
import { personalData } from './personal-data.ts'

/** "¿Cómo le fue?", once after a visit that took place. */
export const opinions = {
  name: 'opinions',
  tables: ['visit_opinions', 'opinions'],
  booking: {
    happened(tx, happening, now) {
      if (happening.what === 'visit_served') planToAsk(tx, happening.visitId, now)
    },
  },
  jobs: [asking],
  personalData,
  state,
  chat,
} satisfies Capability
