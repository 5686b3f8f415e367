import type { rebooking as spanish } from '../es-MX/rebooking.ts'

/** Another hour for whom the office could not keep theirs. */
export const rebooking: typeof spanish = {
  kept: (when, office, folio) =>
    `*It is yours:* ${when}, in ${office}. The folio is the same: *${folio}*.\n\nYour details are still here and this does not count as a change.`,
  over: 'That is settled by now. To see your appointment, write *MY APPOINTMENTS*.',
  gone: 'That appointment does not stand any more. If you want another one, write *Hello*.',
  stays: (when) => `That time is not free any more. Your appointment is still on *${when}*.`,
  why: (office, when, reason) => `The office in ${office} could not see you on ${when}: ${reason}.`,
  onlyTheirs: 'Yes: that time is yours alone, and nobody else can take it.',
  noAnswer: (by) =>
    `If you do not answer in time, that time goes to somebody else${by ? ' and the office calls you' : '; afterwards you can ask for another one here'}.`,
  first: (office) => `The office in ${office} owes you a time: you are offered one before anybody else. You need not do anything.`,
}
