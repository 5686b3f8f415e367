import { describe, expect, test } from 'bun:test'
import { choiceId } from '../../src/chat/speak.ts'
import { buttonValueOf, TOPICS } from '../../src/reading/acts.ts'
import { type Citizen, meetCitizen } from './citizen.ts'

/** Whatever is asked in the middle of something: the answer, and in the same message the question that is still open. */

/** Of each kind some words of their own; beside them everything that a button can answer. */
const WRITTEN = [
  '¿a qué hora abren?',
  '¿dónde está la oficina?',
  '¿puedo ir sin cita?',
  '¿piden acta de nacimiento?',
  '¿qué es la curp?',
  '¿cuándo abren más fechas?',
  '¿hay estacionamiento?',
  '¿cómo se paga?',
  'aviso',
  '¿tengo que ir en ayunas?',
]

const AT_THE_CURP = ['quiero renovar mi pasaporte', 'toluca', 'Toluca']
const AT_THE_HOUR = [...AT_THE_CURP, 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto']
const AT_THE_SUMMARY = [...AT_THE_HOUR, 'jueves 3 de diciembre a las 12', '6 años']
const WITH_AN_APPOINTMENT = [...AT_THE_SUMMARY, 'confirmar']

/** The question that is open, what leads there, and what of its own words has to be read again. */
const MOMENTS: Record<string, { by: string[]; says: string }> = {
  place: { by: AT_THE_CURP.slice(0, 1), says: '¿Dónde le queda bien su cita?' },
  office: { by: AT_THE_CURP.slice(0, 2), says: '¿Qué hora le conviene?' },
  curp: { by: AT_THE_CURP, says: 'Escriba su CURP' },
  noCurp: { by: [...AT_THE_CURP, 'No sé mi CURP'], says: 'fecha de nacimiento' },
  name: { by: AT_THE_HOUR.slice(0, 4), says: 'Escriba su nombre completo' },
  slot: { by: AT_THE_HOUR, says: '¿Cuál le conviene?' },
  validity: { by: AT_THE_SUMMARY.slice(0, -1), says: '¿De cuántos años quiere su pasaporte?' },
  summary: { by: AT_THE_SUMMARY, says: '¿Está todo bien?' },
  moving: { by: [...WITH_AN_APPOINTMENT, 'quiero cambiar mi cita'], says: '¿Para cuándo la cambio?' },
  movingTo: { by: [...WITH_AN_APPOINTMENT, 'quiero cambiar mi cita', '4 de diciembre a las 9'], says: '¿Hago el cambio?' },
  cancelling: { by: [...WITH_AN_APPOINTMENT, 'cancelar mi cita'], says: '¿Cancelo la cita' },
}

const questionOf = ({ state }: Citizen): string | undefined => state?.asked?.question

/** What is not as it should be in the last message; undefined where all is. */
function problemOf(citizen: Citizen, says: string, titles: string[]): string | undefined {
  const read = citizen.read()
  const shown = citizen.titles()
  if (!read.includes(says)) return `does not ask again, but says "${read}"`
  if (read.indexOf(says) < AN_ANSWER) return 'answers nothing'
  if (!titles.every((title) => shown.includes(title))) return `shows only ${shown}`
  return shown.some((title) => WAYS_BACK.includes(title)) ? 'leads back to where one is' : undefined
}

/** So many characters of an answer stand before the question. */
const AN_ANSWER = 20
const WAYS_BACK = ['Seguir donde iba', 'Ver el menú']

describe('what is asked in between is answered, and the open question stands below it', () => {
  for (const [question, { by, says }] of Object.entries(MOMENTS))
    test(`at "${question}"`, () => {
      const lupe = meetCitizen().write(...by)
      expect(questionOf(lupe)).toBe(question)
      const [before, titles] = [lupe.state?.draft, lupe.titles()]
      const faults: string[] = []
      const look = (asked: string): void => {
        const problem = problemOf(lupe, says, titles)
        // What a visit needs is asked about once the change is made.
        const { needs: _, ...draft } = lupe.state?.draft ?? { people: [] }
        const changed = questionOf(lupe) !== question || !Bun.deepEquals(draft, before)
        if (problem ?? changed) faults.push(`${asked}: ${problem ?? 'something is not as it was'}`)
      }
      for (const topic of TOPICS) {
        const { epoch = '', turn = 0 } = lupe.state ?? {}
        lupe.say({ kind: 'choice', id: choiceId({ epoch, turn, question: 'faq', value: buttonValueOf(topic) }), title: topic })
        // Asks whether to note it: then what was open is asked again.
        if (questionOf(lupe) === 'need') lupe.tap('No anotar nada')
        look(topic)
      }
      // Whoever has an appointment is asked of which procedure.
      for (const words of by.includes('confirmar') ? WRITTEN : [...WRITTEN, '¿cuánto cuesta?']) {
        lupe.write(words)
        look(words)
      }
      expect(faults).toEqual([])
    })
})
