import type { needs as full } from '../es-MX/needs.ts'

/** What a visit needs: offered once it is said, noted by a tap. */
export const needs: typeof full = {
  what: {
    hearing: 'hard of hearing',
    sight: 'cannot see well',
    mobility: 'wheelchair, or walks with difficulty',
    reading: 'help with reading',
    interpreter: 'interpreter',
  },
  privacy: 'What you need at your visit is deleted after it.',
  interpreterOf: (language) => `interpreter (${language})`,
  rows: {
    hearing: 'I cannot hear well',
    sight: 'I cannot see well',
    mobility: 'Wheelchair',
    reading: 'Help with reading',
    interpreter: 'Interpreter',
  },
  mayNote: (what) => `I can note for the office: *${what}*.`,
  kept: 'Only the staff who help you see it. It is deleted after your visit.',
  easier: 'I can also write in very short sentences.',
  which: 'If you need help to get in, move around or communicate, the office can know beforehand.',
  ask: '*Shall I note it for your visit?*',
  goesOn: 'Then we go on with your appointment.',
  askWhich: '*What shall I note for your visit?*',
  askLanguage: '*Which language do you speak?* Tap it or write it.',
  askOff: '*Shall I remove it?*',
  noted: (what) => `Noted for your visit: *${what}*.`,
  whom: (asked) => `Where to ask for the interpreter: ${asked}`,
  later: 'Let us finish this first. Then I ask whether I note it for your visit.',
  removed: 'Done: it is no longer noted.',
  refused: 'All right: nothing was noted.',
  buttons: {
    yes: 'Yes, note it',
    no: 'No',
    none: 'Note nothing',
    easy: 'Easy Spanish',
    off: 'Remove it',
    offAll: 'Remove what is noted',
    other: 'Another language',
  },
}
