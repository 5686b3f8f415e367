// A family of four in Toluca, each with a name and a CURP in one message.
import { write } from '../../db/open.ts'
import type { Citizen } from './citizen.ts'

export const ROSA = 'LOCR870520MMCPRS06 Rosa López Cruz'
export const JORGE = 'PUSJ850302HMCGTR02 Jorge Puga Soto'
export const ANA = 'PULA160914MMCGPNA7 Ana Puga López'
export const LEO = 'PULL190203HMCGPXA6 Leo Puga López'
export const FAMILY = [ROSA, JORGE, ANA, LEO]
const NUMBERS = ['', '', 'Dos', 'Tres', 'Cuatro']

/** Several people in Toluca, each a message, up to the question for day and hour. */
export function chooseHour(citizen: Citizen, people: string[] = FAMILY): Citizen {
  citizen
    .write('Hola')
    .tap('Para varias personas', NUMBERS[people.length] ?? '')
    .write('toluca')
    .tap('Toluca')
  for (const one of people) citizen.write(one)
  if (people.includes(ANA) || people.includes(LEO)) citizen.tap('Iremos las dos personas')
  return citizen.tap('Nadie todavía')
}

/** The same, up to the summary. */
export const seeSummary = (citizen: Citizen, people?: string[]): Citizen =>
  chooseHour(citizen, people).tap('Jue 3 dic, 9:00 h', '6 años cada uno')

/** So many places at 9:00 of 3 December in Toluca. */
export const placesAtNine = (citizen: Citizen, places: number): void =>
  write(citizen.db, (tx) => {
    tx.client.query("update slots set capacity = ? where office_id = 1 and day = '2026-12-03' and minute = 540").run(places)
  })

/** How many appointments stand. */
export const live = (citizen: Citizen): number =>
  citizen.db.client.query<{ n: number }, []>('select count(*) as n from appointments where live = 1').get()?.n ?? 0
