import type { Texts } from '../es-MX/index.ts'

/** Where: towns and offices. */
export const place: Texts['place'] = {
  first: 'Gladly. There are few questions; it takes about 5 minutes.',
  firstLost: 'I am sorry about your passport. There are few questions; it takes about 5 minutes.',
  ask: '*Where would you like your appointment?*\nWrite your town, your borough or your postal code. Example: *Toluca* or *50000*.\n\nOr tap the button and send your location.',
  unknown: (words: string) => `I did not find *${words}*. Try the nearest town or your postal code.`,
  unknownPostal: (words: string) =>
    `I did not find the postal code *${words}*. It has 5 digits; if you do not know it, write your town.`,
  several: '*Which of these places is it?*',
  open: 'See places',
  rows: { other: { title: 'None of these', description: 'Write another town or postal code' } },
  stop: { title: 'I want no messages', description: 'I wrote BAJA to stop getting them' },
  hereName: 'your location',
}

export const office: Texts['office'] = {
  near: (place: string) => `These offices are near *${place}*. Below each one is its first free date.`,
  inState: (state: string) => `These are the offices in *${state}*. Below each one is its first free date.`,
  notIn: (state: string) => `We have no office in *${state}*. These are the ones there are. Below each one is its first free date.`,
  all: 'These are our offices. Below each one is its first free date.',
  soonerFirst: 'I put first the ones that are free much sooner.',
  ask: '*Which one would you like?* Day and hour come later.',
  open: 'See offices',
  free: (km: number | undefined, day: string) => `${away(km)}First free date: ${day}`,
  full: (km: number | undefined) => `${away(km)}Full at the moment`,
  rows: { other: { title: 'Look somewhere else', description: 'Another town or postal code' } },
  soonest: (count: number) => ({
    title: 'The earliest date',
    description: count === 2 ? 'At either of these two offices' : 'At any of these offices',
  }),
  fullUntil: (office: string, day: string) =>
    `*${office} has no free places* until ${day}, which is the last day that is open. More dates open after that.`,
  fullNow: (office: string) => `*${office} has no open dates* at the moment. More will open soon.`,
  allFull: 'At the moment there are *no free places* at these offices. More dates will open soon.',
  anyOffice: 'The passport is the same at any office. *What do you prefer?*',
  choose: '*What do you prefer?*',
  later: { title: 'I will come back later', description: 'I keep your answers; write Hello when you like' },
  theOnlyOne: (office: string) => `We have one office there: *${office}*.`,
  none: 'I found no office for this in that place. Try another town or state.',
  notOffered: (office: string) => `${office} does not do this. Please choose another office.`,
}

function away(km: number | undefined): string {
  if (km === undefined) return ''
  return km < 1 ? 'Less than 1 km away. ' : `${km} km away. `
}
