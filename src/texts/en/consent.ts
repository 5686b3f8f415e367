import type { Texts } from '../es-MX/index.ts'

export const consent: Texts['consent'] = {
  cancelled: (when) => `Done: your appointment on ${when} is cancelled.`,
  moved: (when, folio) => `*Done.* Your appointment is now on *${when}*. The folio is the same: ${folio}.`,
  denied: 'Thank you for telling us. Nothing was changed, and the office will look into who asked for it.',
  done: 'You said yes already, and it is done.',
  taken: 'That new time is no longer free, so nothing was changed.',
  changed: 'It has changed since we asked you, so nothing was done.',
  late: 'The time to answer is over, so nothing was changed.',
  gone: 'That appointment is no longer in this chat. Nothing was done.',
  stands: (when) => `Your appointment is on *${when}*.`,
}
