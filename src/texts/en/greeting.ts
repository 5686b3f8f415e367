import type { Texts } from '../es-MX/index.ts'

/** The first words, and those to somebody who comes back. */
export const greeting: Texts['greeting'] = {
  hello: { morning: 'Good morning.', afternoon: 'Good afternoon.', evening: 'Good evening.' },
  who: (institution: string) => `I am the automated passport appointment assistant of *${institution}*.`,
  whoForAnything: (institution: string) => `I am the automatic appointments assistant of *${institution}*.`,
  notMinistry: 'We are not the Mexican Foreign Ministry (SRE).',
  sample: '*This is a demonstration:* appointments made here are not real.',
  promise: 'The appointment is free and you do not need a broker. We will never ask you here for payments, photos or bank details.',
  privacy: (institution: string, address: string) =>
    `${institution} uses your data only for your appointment. It does not share them without your permission. Address: ${address}. Full notice: write *PRIVACY*.`,
  helloAgain: (hello: string) => `${hello} Good to hear from you again.`,
  hasAppointment: (when: string, office: string) => `You have an appointment: *${when}*, at the ${office} office.`,
  hasAppointments: (count: number) => `There are ${count} confirmed appointments from this phone.`,
}
