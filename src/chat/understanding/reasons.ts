import { phrases } from './phrases.ts'

const ARRIVES = phrases('reasons', 'arrives')
/** "voy, pero llego como a las 12 y media": the hour is when they arrive, not another one that they want. */
export const saysWhenTheyArrive = (words: string): boolean => ARRIVES.test(words)

const ASKS_WHICH = phrases('reasons', 'asks which')
/** "¿tengo cita a las doce o a las doce y media?": the one that stands is asked for. */
export const asksForTheOneThatStands = (text: string, words: string): boolean => /[?¿]/.test(text) && ASKS_WHICH.test(words)
