import type { Texts } from '../es-MX/index.ts'

/** Where: towns and offices. */
export const place: Texts['place'] = {
  first: 'Of course. There are only a few questions; it takes about 5 minutes.',
  firstLost: 'I am sorry about your passport. There are only a few questions; it takes about 5 minutes.',
  neededThere: (paper: string) =>
    `For the appointment you will need, among other things:\n• ${paper}\nIf you do not have it yet, get it before that day.`,
  ask: '*Where would you like your appointment?*\nWrite your town, your borough or your postal code. Example: *Toluca* or *50000*.\n\nOr tap the button to send your location.',
  explained: 'I ask so that I can find you an office nearby; I do not need your address. Any town or postal code will do.',
  noneNear: 'None of our offices is near your location. Look for one by the name of a state or town instead.',
  locationKept: 'I have kept your location to look for an office near you.',
  whereFirst: 'To know which one is nearest, I need to know where you are.',
  unknown: (words: string) => `I could not find *${words}*. Try the nearest town or your postal code.`,
  unknownPostal: (words: string) =>
    `I could not find the postal code *${words}*. It has 5 digits; if you do not know it, write your town.`,
  several: '*Which of these places is it?*',
  open: 'See places',
  rows: { other: { title: 'None of these', description: 'Write another town or postal code' } },
  stop: { title: 'I want no messages', description: 'I wrote BAJA to stop receiving them' },
  hereName: 'your location',
}

export const office: Texts['office'] = {
  near: (place: string) => `These offices are near *${place}*. Each one shows its first available date.`,
  inState: (state: string) => `These are the offices in *${state}*. Each one shows its first available date.`,
  notIn: (state: string) => `We have no office in *${state}*. These are the ones we have. Each one shows its first available date.`,
  all: 'These are our offices. Each one shows its first available date.',
  soonerFirst: 'The ones with earlier dates come first.',
  ask: '*Which one would you like?* You choose the day and time later.',
  explained: 'It is the same, and costs the same, at any office. What differs is the distance and the first free date.',
  open: 'See offices',
  free: (km: number | undefined, day: string) => `${away(km)}First available date: ${day}`,
  full: (km: number | undefined) => `${away(km)}Fully booked at the moment`,
  rows: { other: { title: 'Look somewhere else', description: 'Another town or postal code' } },
  soonest: (count: number) => ({
    title: 'The earliest date',
    description: count === 2 ? 'At either of these two offices' : 'At any of these offices',
  }),
  fullUntil: (office: string, day: string) =>
    `*${office} is fully booked* until ${day}, the last day that is open so far. More dates will open after that.`,
  fullNow: (office: string) => `*${office} has no open dates* at the moment. More will open soon.`,
  allFull: 'At the moment these offices are *fully booked*. More dates will open soon.',
  anyOffice: 'The passport is the same at any office. *What would you prefer?*',
  choose: '*What would you prefer?*',
  later: { title: 'I will come back later', description: 'I keep your answers; write Hello when you are ready' },
  whichThen: 'To be sure, please choose the office yourself.',
  nearest: (office: string, km: number) => `The nearest is *${office}*, ${km < 1 ? 'less than 1' : km} km away.`,
  notThere: (names: string) => `All right: not *${names}*.`,
  onlyThere: (office) => `This is only done at *${office}*.`,
  onlyThereFrom: (office, km, place) =>
    `This is only done at *${office}*, ${km < 1 ? 'less than 1 km' : `${km} km`} from *${place}*.`,
  notDoneIn: (state) => `This is not done in *${state}*. These offices do it. Below each is its first free date.`,
  farFrom: (place) => `We have no office near *${place}*. These are the least far. Below each is its first free date.`,
  theOnlyOne: (office: string) => `We have one office there: *${office}*.`,
  none: 'I found no office for this there. Try another town or state.',
  notOffered: (office: string) => `${office} does not offer this. Please choose another office.`,
}

function away(km: number | undefined): string {
  if (km === undefined) return ''
  return km < 1 ? 'Less than 1 km away. ' : `${km} km away. `
}
