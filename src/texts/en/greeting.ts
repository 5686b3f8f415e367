import type { Texts } from '../es-MX/index.ts'

/** The first words, and those to somebody who comes back. */
export const greeting: Texts['greeting'] = {
  hello: { morning: 'Good morning.', afternoon: 'Good afternoon.', evening: 'Good evening.' },
  who: (institution: string) => `I am the automated passport appointment assistant of *${institution}*.`,
  whoForAnything: (institution: string) => `I am the automatic appointments assistant of *${institution}*.`,
  notMinistry: 'We are not the Foreign Ministry (SRE).',
  sample: '*This is a demonstration:* appointments are not real.',
  promise: 'The appointment is free, without brokers. We never ask for payments, photos or bank details.',
  privacy: 'Your data are only for your appointment. Full notice: write *PRIVACY*.',
  helloAgain: (hello: string) => `${hello} Good to hear from you again.`,
  hasAppointment: (when: string, office: string) => `You have an appointment: *${when}*, at the ${office} office.`,
  hasAppointments: (count: number) => `There are ${count} confirmed appointments from this phone.`,
}
