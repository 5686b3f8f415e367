import type { opinions as full } from '../es-MX/opinions.ts'

/** Once after a visit that took place. */
export const opinions: typeof full = {
  ask: 'You were at the office today. Your answer does not carry your name.\n\n*How did it go?*',
  buttons: { good: 'Well', bad: 'Badly', money: 'Was asked for money' },
  good: 'Good. Thank you for telling us.',
  bad: 'We are sorry. It is counted, without your name. To tell the office what happened, write *complaint* and tell it.',
  money: 'Thank you for telling us. It is counted, without your name.',
  said: 'You had answered before. Thank you.',
  report: 'I was asked for money at my visit to the office.',
}
