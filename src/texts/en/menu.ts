import type { Texts } from '../es-MX/index.ts'

/** What can be done here, and in which language. */
export const menu: Texts['menu'] = {
  ask: '*How can I help you?* Tap *See options* or write it.',
  askOther: '*What would you like to do?*',
  footer: 'You may stop: answers are kept.',
  rows: {
    renewal: { title: 'Renew my passport', description: 'I have had one and need a new one' },
    first: { title: 'My first passport', description: 'I have never had a Mexican passport' },
    lost: { title: 'It was lost or stolen', description: 'Replace a passport I no longer have' },
    minor: { title: 'For my child', description: 'Under 18; can be several children' },
    other: { title: 'For another adult', description: 'For example, your mother, father or partner' },
    appointments: { title: 'My appointments', description: 'See, change or cancel' },
    costs: { title: 'Costs and documents', description: 'Prices, payment and what to bring' },
    language: { title: 'Español / easy Spanish', description: 'Otro idioma, español fácil' },
    others: { title: 'Something else', description: 'See what else can be done here' },
    goOn: { title: 'Continue', description: 'Your answers are still here' },
  },
  personRow: (hours: string) => ({ title: 'Talk to a person', description: hours }),
  otherRow: (name: string) => ({ title: name, description: 'Book an appointment for this' }),
  notOffered: 'That cannot be booked here at the moment.',
  nothingOpen: 'Nothing can be booked here at the moment.',
  understood: (words: string) => `Noted: *${words}*.`,
  forWhom: 'What you wrote so far is kept. If the appointment is for somebody else, choose below; if not, continue where you were.',
  damaged:
    'That is booked as a renewal. Bring the damaged passport and also your INE card: the office may ask for the same as the first time.',
}

export const purpose: Texts['purpose'] = {
  ask: 'Of course. That person will have to come to the office in person.\n\n*What does that person need?*',
  buttons: { renewal: 'Renew a passport', first: 'A first passport', lost: 'It was lost/stolen' },
}

export const language: Texts['language'] = {
  ask: '*Which language do you prefer?*\n¿En qué idioma prefiere seguir?',
  buttons: { 'es-MX': 'Español', 'es-facil': 'Español fácil', en: 'English' },
  changed: 'Done: from now on I write in English.',
  offerEasy: 'I can write in easy Spanish, in very short sentences. *Would you like that?*',
  easyButtons: { yes: 'Yes, easy Spanish', no: 'No, keep going', person: 'Talk to a person' },
  unclear: 'Sorry. Let me ask you again.',
}
