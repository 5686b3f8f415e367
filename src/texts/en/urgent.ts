import type { Texts } from '../es-MX/index.ts'

export const urgent: Texts['urgent'] = {
  row: { title: 'It is urgent', description: 'Travel, health, a death, an exam or work; bring proof' },
  few: (place: string, days: number) => `*${place}* keeps a few places for urgent visits in the next ${days} days.`,
  proof: 'On the day of your visit bring a paper that shows the urgency to the counter. Do not send it here.',
  without:
    'Without that paper you are served only if there is room. Who does not bring it, or does not come, cannot ask for another urgent place for a year. If you can no longer come, cancel here: that does not count.',
  forgotten: 'Only who attends to you sees the reason, and it is deleted after the visit.',
  why: '*Why is it urgent?*',
  open: 'See reasons',
  reasons: {
    journey: 'A journey',
    illness: 'An illness',
    death: 'A death',
    exam: 'An exam',
    contract: 'Work with a date',
    cancelled: 'My visit was cancelled',
  },
  proofs: {
    journey: 'your ticket or booking, with the date',
    illness: 'a paper of the doctor or hospital',
    death: 'the death certificate',
    exam: 'the sheet or e-mail with the date of the exam',
    contract: 'the contract or offer of work, with the date',
    cancelled: 'the message in which the office cancelled',
  },
  /** Of hours that are left. */
  kept: (day: string) =>
    `Those left are kept for urgent visits with proof. On *${day}*, any that remain are offered to the waiting list and then to everybody.`,
  begin: 'For the urgent place I need some details.',
  hours: (place: string) => `Places for urgent visits at *${place}*:`,
  choose: '*Which one suits you?*',
  ordinary: 'See the other hours',
  none: (place: string, days: number) =>
    `At *${place}* the places for urgent visits of the next ${days} days are taken. There may be others later, when more days open.`,
  askNone: '*What do you prefer?*',
  taken: 'That place was given to somebody else with an urgent visit.',
  bring: (proof: string) => `This place is for urgent visits: *also bring ${proof}*.`,
  paper: (proof: string) => `For the urgency: ${proof}.`,
  noMore: 'This hour is not one of those kept for urgent visits: you need no paper of the urgency.',
  account:
    'Places for urgent visits are asked for on WhatsApp. Here too, once the office has attended to you. If you do not have WhatsApp, ask at the office.',
  has_one: 'You already have an urgent visit. You can ask for another one once it is over.',
  withoutProof: (day: string) =>
    `At your last urgent visit the paper was not seen, or it was not noted that you came. So you can ask for the next urgent place after *${day}*. If that is a mistake, tell a person. You can ask for any other hour.`,
  privacy:
    'If you ask for an urgent place, the reason is kept encrypted, seen only by who attends to you and deleted after the visit. If the paper was not seen or you did not come, that is kept for a year, without the reason; if your data are deleted before, by a mark that does not say who you are.',
}
