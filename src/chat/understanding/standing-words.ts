import { phrases } from './phrases.ts'

// What somebody says of an appointment that stands. Heard only where nothing new was begun.

/** Another appointment, or what one is for: said of something new. */
const OF_ANOTHER = phrases`(citas?|pasaportes?|tramites?|lista|aviso|avis*|appointments?|passports?)`

/** Whether the words name an appointment, a passport or the waiting list: then they may be about something new. */
export const namesAnother = (words: string): boolean => OF_ANOTHER.test(words)

const ANOTHER_HOUR = phrases`
  ^(y|se|me|puede|puedo|podria|podra|quiero|quisiera|prefiero|mejor|hay|habra|tiene|tienen|una?|fecha|dia|algo|un poco|por favor|si|
    no|seria|can i|is there|something)* (mas (temprano|tarde|tempranito|cercan[oa]s?|pronto)|(otra|otro) (hora|horario|dia|fecha)|earlier|later|
    another (time|day|hour)) ((de)? (ese|el) mismo dia|ese dia|por favor|que tengan|por si|no|o que)*$
`

/** "¿se puede más temprano?", "otra hora ese mismo día": another hour, and none is named. */
export const asksAnotherHour = (words: string): boolean => ANOTHER_HOUR.test(words)

const SAME_DAY = phrases`
  (ese|el) mismo dia
  same day
`

export const onTheSameDay = (words: string): boolean => SAME_DAY.test(words)

const THE_ONE_THAT_STANDS = phrases`(nos vemos|hasta el|ahi|alla|verdad|cierto|si es|era|es el|es este|entonces el|see you)`

/** "nos vemos el jueves", "¿sí es el jueves?": beside a day, the one that is known. */
export const meansTheOneThatStands = (words: string): boolean => THE_ONE_THAT_STANDS.test(words)

const WRONG_DATA = phrases`
  (nombres?|apellidos?|curp|datos?|fecha de nacimiento|numero de pasaporte) ..4
    (mal|equivocad[oa]s?|incorrect[oa]s?|incomplet[oa]s?|al reves)
  (puse|escribi|anote|quedo|esta|salio|pusieron) (mal|equivocad[oa]) (escrit[oa])? (mi|el|la|un|su)
    (nombre|apellido|curp|dato|fecha)
  equivoque (en|con|de|al (poner|escribir)) (mi|el|la|un|su) (nombre|apellido|curp|dato|fecha)
  my (name|curp) is (wrong|misspelled)
`

/** "me equivoqué en mi apellido": a name or another detail was written wrong. */
export const saysDataAreWrong = (words: string): boolean => WRONG_DATA.test(words)
