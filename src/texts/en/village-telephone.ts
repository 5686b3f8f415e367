import type { Texts } from '../es-MX/index.ts'

export const villageTelephone: Texts['villageTelephone'] = {
  left: (left, most) =>
    left === 0
      ? `With this one, the ${most} people a year of your community’s telephone are complete.`
      : `With your community’s telephone ${left === 1 ? '1 person is' : `${left} people are`} left of ${most} this year.`,
  fewer: (left, most) =>
    `Your community’s telephone books for ${most} people a year. This year ${left === 1 ? '1 is' : `${left} are`} left, counting those on the waiting list: not enough for so many.`,
  full: (most) =>
    `Your community’s telephone books for ${most} people a year, and this year they are complete. Others can book with their own telephone or at the counter.`,
  curp: 'With your community’s telephone each person needs a CURP. Whoever has none gets an appointment at the counter, with an identification.',
  privacy:
    'Of whoever keeps a community’s telephone the office stores the name, the number and how many people came, until the record is ended.',
}
