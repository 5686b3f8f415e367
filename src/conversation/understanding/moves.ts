import { plain } from './words.ts'

const ASKS =
  /^(?:(?:hola|buenas|buenos dias|buenas tardes|quiero|quisiera|necesito|me gustaria|puedo|podria|pueden|podrian|me pueden|me puede|se puede|favor de|por favor|please|i want to|can i|could i) )*(?:cambiar|cambie|cambio|mover|mueva|pasar|pase|reagendar|reprogramar|change|move|reschedule)(?:me)? (?:de |la |el |mi |my |the )*(?:cita|fecha|dia|hora|horario|appointment|day|date|hour)(?: de mi cita| de la cita)?(?: .*)?$/

/** Whether somebody asks to move an appointment, and when to: "quiero cambiar mi cita al martes en la tarde". */
export const asksToMove = (text: string): boolean => ASKS.test(plain(text))
