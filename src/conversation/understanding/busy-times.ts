// When somebody says what they do then ("en la mañana llevo a los niños"), they cannot come then.

const PART = '(?:en|por) las? (?:mananas?|tardes?)'
const DAYS =
  '(?:entre semana|(?:de )?(?:lunes|martes|miercoles|jueves|viernes|sabados?) a (?:jueves|viernes|sabados?)|los (?:lunes|martes|miercoles|jueves|viernes|sabados?))'
const BUSY =
  '(?:trabajo|trabajamos|estudio|llevo|recojo|cuido|atiendo|vendo|tengo (?:clases?|escuela|trabajo|junta|terapia|consulta|que (?:trabajar|ir))|estoy (?:ocupad[oa]|trabajando)|ando ocupad[oa]|voy a (?:la escuela|clases|trabajar)|work|am busy)'

/** "trabajo en la mañana", "estudio de lunes a viernes" */
const BUSY_THEN = new RegExp(`\\b${BUSY} (${PART}|${DAYS})\\b`, 'g')
/** "en la mañana llevo a los niños a la escuela", "entre semana trabajo" */
const THEN_BUSY = new RegExp(`\\b(${PART}|${DAYS}) (?:yo |siempre )?${BUSY}\\b`, 'g')
/** "en la mañana no, en la tarde sí" */
const THEN_NOT = new RegExp(`\\b(${PART}) no\\b(?! (?:hay|habra|tienen?|puedo|podria|me)\\b)`, 'g')

/** The words with what somebody does at some time said as what it means here: that they cannot come then. */
export const withBusyTimes = (words: string): string =>
  [BUSY_THEN, THEN_BUSY, THEN_NOT].reduce((said, pattern) => said.replace(pattern, 'no puedo $1'), words)
