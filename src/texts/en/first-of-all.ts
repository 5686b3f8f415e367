import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'

export const firstOfAll: Texts['firstOfAll'] = {
  danger: 'Thank you for telling me. You need not explain anything.',
  dangerNow: (by: Telephone) =>
    by ? 'If you are in danger right now, call *911*.' : 'If you are in danger right now, ask somebody to reach *911*.',
  dangerPhone: 'If somebody else sees this phone, delete this chat. If you write *STOP*, I send you no more reminders.',
  dangerMinors: 'For the passport of your children, the office tells you what is needed in your case.',
  dangerStands: 'Your appointment stands. You can change or cancel it here.',
  dangerAsk: '*Do you want a person at the office to help you?*',
  dangerButtons: { person: 'Yes, a person', complaint: 'Make a complaint' },
  life: (by: Telephone) =>
    by
      ? 'If somebody may die, call *911* at once. I only give appointments: I cannot send help.'
      : 'If somebody may die, ask somebody to reach *911* now. I only give appointments: I cannot send help.',
  canWait: (when: string) => `Your appointment on *${when}* can wait: you can change it here at any time.`,
  officeDecides: 'The office decides whether you are seen without an appointment or sooner. Ask them today.',
  death: 'I am very sorry for your loss.',
  deathStands: (when: string) =>
    `You need not do anything now. The appointment on *${when}* stands: you can change or cancel it here.`,
  deathStandSeveral: 'You need not do anything now. The appointments stand: you can change or cancel them here.',
  deathKept: 'You need not do anything now. If you want to go on another day, I am here.',
  deathReminded: 'If it was the appointment of the person who died and you cancel it, I send no more reminders.',
  inWriting: 'Understood: everything in writing, in this chat.',
  notMine:
    'Thank you for telling me. *I no longer send this phone messages about an appointment that is not yours.* Whose it is I cannot tell you.',
  notMineOffice: "If there is somebody else's appointment, it stands, and the office looks into it.",
  notMineUndo: 'If that was a mistake, tap it below.',
  notMineBack: 'Done: everything is as before, and I send you messages again.',
  notMineLate: 'That can no longer be undone here. No appointment was cancelled because of it.',
  notMineKept: 'Part of it the office has to look at. No appointment was cancelled because of it.',
  notMineFormerly: 'From this phone somebody said that an appointment is not theirs. If that was a mistake, tap it below.',
  notMineButtons: { undo: 'I made a mistake', mine: 'It is in my name' },
}
