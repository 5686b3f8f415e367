import * as plain from '../es-MX/heard.ts'
import type { Texts } from '../es-MX/index.ts'

/** What was said in free words where buttons were offered, and what is said of it. */
export const heard: Texts['heard'] = {
  ...plain.heard,
  report: 'Anoté lo que pasó. Todavía no lo mandé.\nSi algo está mal, escríbalo todo otra vez.',
  reportKept: 'No mandé nada.',
  toPerson: 'La oficina ya tiene su mensaje.',
  onlyThereFrom: (office: string, km: number, place: string) =>
    `Este trámite solo se hace en *${office}*.\nEstá ${km < 1 ? 'muy cerca' : `a ${km} km`} de *${place}*.`,
  notDoneIn: (state: string) => `En *${state}* no se hace este trámite.\nEstas oficinas lo hacen. Abajo está su primer día libre.`,
  abroad: 'Cerca de su ubicación no hay oficina.\nMejor escriba una ciudad.',
  locationKept: 'Guardé su ubicación.',
  farFrom: (place: string) => `Cerca de *${place}* no hay oficina.\nEstas son las menos lejanas. Abajo está su primer día libre.`,
  nearestNeedsPlace: 'Primero dígame dónde está. Así busco la oficina cercana.',
  searchGoesOn: (names: string) =>
    `Sigo buscando una fecha antes para ${names.replace(/\.$/, '')}.\nPara cambiar eso, escriba *MI LISTA*.`,
}
