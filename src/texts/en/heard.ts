import type { Texts } from '../es-MX/index.ts'

/** What was said in free words where buttons were offered, and what is said of it. */
export const heard: Texts['heard'] = {
  report:
    'I have noted what you told me, but I have not sent it to the office yet. If something is missing or wrong, write it all again.',
  askReport: '*How shall I send it?*',
  reportButtons: { named: 'With my phone', anonymous: 'Without my data', no: 'Do not send it' },
  reportKept: 'I have not sent anything to the office.',
  toPerson: 'The office already has what you wrote to me.',
  cancelOf: (names, when) => `*Shall I cancel the appointment of ${names}, on ${when}?*`,
  onlyThere: (office) => `This is only done at *${office}*.`,
  onlyThereFrom: (office, km, place) =>
    `This is only done at *${office}*, ${km < 1 ? 'less than 1 km' : `${km} km`} from *${place}*.`,
  notDoneIn: (state) => `This is not done in *${state}*. These offices do it. Below each is its first free date.`,
  abroad: 'None of our offices is near your location. Look for one by the name of a state or town instead.',
  locationKept: 'I have kept your location to look for an office near you.',
  farFrom: (place) => `We have no office near *${place}*. These are the least far. Below each is its first free date.`,
  nearestNeedsPlace: 'To know which one is nearest, I need to know where you are.',
  searchGoesOn: (names) =>
    `I am still looking for an earlier date for ${names.replace(/\.$/, '')}. To change that, write *MY LIST*.`,
}
