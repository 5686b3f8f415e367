import { AT_CANCELLING, AT_THE_CURP, AT_THE_HOURS, AT_THE_NAME, AT_THE_SUMMARY, AT_THE_VALIDITY } from './answers.ts'
import { AGREEMENT, COMMANDS, COURTESY } from './commands.ts'
import { AFTER_A_DAY, AFTER_A_PART, DAYS, HOURS } from './days.ts'
import {
  BOOKED_FRESH,
  CANCELLING_FRESH,
  CURP_FRESH,
  FIRST_WORDS_FRESH,
  HOURS_FRESH,
  MOVING_FRESH,
  NAMES_FRESH,
  OFFICES_FRESH,
  PLACES_FRESH,
  SUMMARY_FRESH,
  YEARS_FRESH,
} from './fresh-eyes.ts'
import { COLLISIONS, MIXED } from './mixed.ts'
import { OFTEN } from './often.ts'
import type { Phrase } from './phrase.ts'
import { PICKED, PICKED_IN_ENGLISH } from './picked-hours.ts'
import { NO_PLACES, OFFICES, PLACES } from './places.ts'
import { BOOKED_AGAIN, FIRST_WORDS_AGAIN, HOURS_AGAIN, NAMES_AGAIN, SUMMARY_AGAIN } from './second-look.ts'
import { FIRST_WORDS, PLACES_SAID } from './voices.ts'
import { BOOKED_SAID, CURP_SAID, NAMES_SAID, SUMMARY_SAID, YEARS_SAID } from './voices-answers.ts'
import { PEOPLE, WISHES } from './wishes.ts'
import {
  ABOUT_THE_VISIT,
  AFTER_CANCELLING,
  AT_THE_CARD,
  BEFORE_ANY_VISIT,
  BEFORE_CANCELLING,
  WHILE_MOVING,
} from './with-appointment.ts'

const RENEWS = ['quiero renovar mi pasaporte']
const SEES_HOURS = [...RENEWS, 'toluca', 'Toluca', 'HESG580312MMCRTD06 Guadalupe Hernández Soto']
const SEES_SUMMARY = [...SEES_HOURS, 'jueves 3 de diciembre a las 12', '6 años']

/** What people write, by where in a conversation they write it: a theme, the messages before, and the phrases. */
export const THEMES: [theme: string, before: string[], phrases: Phrase[]][] = [
  ['what somebody wants', [], WISHES],
  ['for whom', [], PEOPLE],
  ['several answers in one sentence', [], MIXED],
  ['what must not be taken for something', [], COLLISIONS],
  ['where', RENEWS, PLACES],
  ['no place, where it is asked', RENEWS, NO_PLACES],
  ['no place, where the office is asked', [...RENEWS, 'metepec'], NO_PLACES],
  ['which office', [...RENEWS, 'metepec'], OFFICES],
  ['which day', SEES_HOURS, DAYS],
  ['which hour', SEES_HOURS, HOURS],
  ['an hour, after "el viernes en la mañana"', [...SEES_HOURS, 'el viernes en la mañana'], AFTER_A_DAY],
  ['an hour, after "el viernes" and "en la tarde"', [...SEES_HOURS, 'el viernes', 'en la tarde'], AFTER_A_PART],
  ['an hour that is picked', SEES_HOURS, PICKED],
  ['an hour that is picked in English', SEES_HOURS, PICKED_IN_ENGLISH],
  ['where the CURP is asked', SEES_HOURS.slice(0, 3), AT_THE_CURP],
  ['where the name is asked', [...SEES_HOURS.slice(0, 3), 'HESG580312MMCRTD06'], AT_THE_NAME],
  ['at the list of hours', SEES_HOURS, AT_THE_HOURS],
  ['where the years are asked', SEES_SUMMARY.slice(0, -1), AT_THE_VALIDITY],
  ['at the summary', SEES_SUMMARY, AT_THE_SUMMARY],
  ['orders', [], COMMANDS],
  ['what many ask, where the place is asked', RENEWS, OFTEN],
  ['what many ask, where the name is asked', [...SEES_HOURS.slice(0, 3), 'HESG580312MMCRTD06'], OFTEN],
  ['what many ask, at the list of hours', SEES_HOURS, OFTEN],
  ['what many ask, at the summary', SEES_SUMMARY, OFTEN],
  ['courtesy', [], COURTESY],
  ['agreement', [], AGREEMENT],
  ['before an appointment is cancelled', [...SEES_SUMMARY, 'confirmar', 'cancelar mi cita'], AT_CANCELLING],
  ['twenty people: their first words', [], FIRST_WORDS],
  ['twenty people: where they live', RENEWS, PLACES_SAID],
  ['twenty people: where the CURP is asked', SEES_HOURS.slice(0, 3), CURP_SAID],
  ['twenty people: where the name is asked', [...SEES_HOURS.slice(0, 3), 'HESG580312MMCRTD06'], NAMES_SAID],
  ['twenty people: where the years are asked', SEES_SUMMARY.slice(0, -1), YEARS_SAID],
  ['twenty people: at the summary', SEES_SUMMARY, SUMMARY_SAID],
  ['twenty people: with an appointment', [...SEES_SUMMARY, 'confirmar'], BOOKED_SAID],
  ['a second look: first words', [], FIRST_WORDS_AGAIN],
  ['a second look: where the name is asked', [...SEES_HOURS.slice(0, 3), 'HESG580312MMCRTD06'], NAMES_AGAIN],
  ['a second look: at the list of hours', SEES_HOURS, HOURS_AGAIN],
  ['a second look: at the summary', SEES_SUMMARY, SUMMARY_AGAIN],
  ['after the folio', [...SEES_SUMMARY, 'confirmar'], ABOUT_THE_VISIT],
  ['the same before any folio', ['hola'], BEFORE_ANY_VISIT],
  ['while an appointment is moved', [...SEES_SUMMARY, 'confirmar', 'cambiar mi cita'], WHILE_MOVING],
  ['before it is cancelled', [...SEES_SUMMARY, 'confirmar', 'cancelar mi cita'], BEFORE_CANCELLING],
  ['right after it was cancelled', [...SEES_SUMMARY, 'confirmar', 'cancelar mi cita', 'sí, cancelarla'], AFTER_CANCELLING],
  ['where it is shown', [...SEES_SUMMARY, 'confirmar', 'mi cita'], AT_THE_CARD],
  ['a second look: with an appointment', [...SEES_SUMMARY, 'confirmar'], BOOKED_AGAIN],
  ['fresh eyes: first words', [], FIRST_WORDS_FRESH],
  ['fresh eyes: where', RENEWS, PLACES_FRESH],
  ['fresh eyes: which office', [...RENEWS, 'metepec'], OFFICES_FRESH],
  ['fresh eyes: where the CURP is asked', SEES_HOURS.slice(0, 3), CURP_FRESH],
  ['fresh eyes: where the name is asked', [...SEES_HOURS.slice(0, 3), 'HESG580312MMCRTD06'], NAMES_FRESH],
  ['fresh eyes: at the list of hours', SEES_HOURS, HOURS_FRESH],
  ['fresh eyes: where the years are asked', SEES_SUMMARY.slice(0, -1), YEARS_FRESH],
  ['fresh eyes: at the summary', SEES_SUMMARY, SUMMARY_FRESH],
  ['fresh eyes: with an appointment', [...SEES_SUMMARY, 'confirmar'], BOOKED_FRESH],
  ['fresh eyes: before it is cancelled', [...SEES_SUMMARY, 'confirmar', 'cancelar mi cita'], CANCELLING_FRESH],
  ['fresh eyes: while it is moved', [...SEES_SUMMARY, 'confirmar', 'cambiar mi cita'], MOVING_FRESH],
]
