// Bookings that several tests and the pictures of the README begin with.
import type { Citizen } from './citizen.ts'

/** A renewal in Toluca at the first hour shown; what is seen last is the folio. */
export async function renewInToluca(guadalupe: Citizen): Promise<void> {
  await guadalupe.type('quiero renovar, soy de metepec')
  await guadalupe.pick('Toluca')
  await guadalupe.type('HESG580312MMCRTD06 Guadalupe Hernández Soto')
  await guadalupe.type('G12345678')
  await guadalupe.pick(/\d:\d\d h/)
  await guadalupe.press(/^6 años/)
  await guadalupe.press('Confirmar')
}

export const FAMILY = ['Rosa López Cruz', 'Jorge Puga Soto', 'Ana Puga López', 'Leo Puga López']

/** Four people in Toluca on a Thursday, for so many years; what is seen last is their list of appointments. */
export async function bookFamily(elena: Citizen, years: RegExp): Promise<void> {
  await elena.type('Hola')
  await elena.pick('Para varias personas')
  await elena.press('Cuatro')
  await elena.type('Toluca')
  await elena.pick(/^Toluca/)
  for (const [nth, curp] of ['LOCR870520MMCPRS06', 'PUSJ850302HMCGTR02', 'PULA160914MMCGPNA7', 'PULL190203HMCGPXA6'].entries())
    await elena.type(`${curp} ${FAMILY[nth]}`)
  await elena.pick('Iremos las dos personas')
  await elena.pick('Nadie todavía')
  await elena.type('un jueves') // The first free days are others in the second half of a week.
  await elena.pick(/^Jue/)
  await elena.pick(years)
  await elena.press('Confirmar')
  await elena.hear(/Se la recordaré/) // A long folio comes in two messages.
  await elena.type('mis citas')
}
