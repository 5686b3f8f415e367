// When somebody says what they do then ("en la mañana llevo a los niños"), they cannot come then.

const PART = '(?:en|por) las? (?:mananas?|tardes?|noches?)'
const DAYS =
  '(?:entre semana|(?:de )?(?:lunes|martes|miercoles|jueves|viernes|sabados?) a (?:jueves|viernes|sabados?)|(?:el|los) (?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?))'
const WHEN = `(${PART}|${DAYS})`
const BUSY =
  '(?:trabajo|trabajamos|estudio|llevo|recojo|cuido|atiendo|vendo|tengo (?:clases?|escuela|trabajo|junta|terapia|consulta|que (?:trabajar|ir))|estoy (?:ocupad[oa]|trabajando)|ando ocupad[oa]|voy a (?:la escuela|clases|trabajar)|work|am busy)'

/** What is said, and what it means: the denials first, so that "los martes no trabajo" is a day to come. */
const MEANINGS: [RegExp, string][] = [
  [new RegExp(`\\bno ${BUSY} ${WHEN}\\b`, 'g'), 'puedo $1'],
  [new RegExp(`\\b${WHEN} (?:yo |ya )?no ${BUSY}\\b`, 'g'), 'puedo $1'],
  // "trabajo en la mañana", "estudio de lunes a viernes"
  [new RegExp(`\\b${BUSY} ${WHEN}\\b`, 'g'), 'no puedo $1'],
  // "en la mañana llevo a los niños a la escuela", "entre semana trabajo"; with an hour it is too much to say.
  [new RegExp(`\\b${WHEN} (?:yo |siempre )?${BUSY}\\b(?! a las?\\b)`, 'g'), 'no puedo $1'],
  // "en la mañana no, en la tarde sí"
  [new RegExp(`\\b(${PART}) no\\b(?! (?:hay|habra|tienen?|puedo|podria|me)\\b)`, 'g'), 'no puedo $1'],
]

/** The words with what somebody does at some time said as what it means here: that they can, or cannot, come then. */
export const withBusyTimes = (words: string): string =>
  MEANINGS.reduce((said, [pattern, meaning]) => said.replace(pattern, meaning), words)
