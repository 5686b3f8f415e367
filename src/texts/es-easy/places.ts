import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/places.ts'

/** Where: towns and offices. */
export const place: Texts['place'] = {
  ...plain.place,
  first: 'Muy bien. Son pocas preguntas.',
  firstLost: 'Siento lo de su pasaporte. Son pocas preguntas.',
  neededThere: (paper: string) => `Para la cita necesita:\n• ${paper}`,
  ask: '*¿Dónde quiere su cita?*\nEscriba el nombre de su ciudad. Ejemplo: *Toluca*.\nO escriba su código postal. Ejemplo: *50000*.\n\nTambién puede tocar el botón. Así manda su ubicación.',
  explained:
    'Así busco una oficina cerca. No necesito su dirección.\nMunicipio: su pueblo o su colonia son parte de él.\nEn la Ciudad de México se llama alcaldía.',
  noneNear: 'Cerca de su ubicación no hay oficina.\nMejor escriba una ciudad.',
  locationKept: 'Guardé su ubicación.',
  whereFirst: 'Primero dígame dónde está. Así busco la oficina cercana.',
  unknown: (words: string) => `No encontré *${words}*. Escriba una ciudad cercana.\nO escriba su código postal.`,
  unknownPostal: (words: string) => `No encontré el código postal *${words}*. Tiene 5 números.\nTambién puede escribir su ciudad.`,
  several: '*¿Cuál lugar es?*',
  rows: { other: { title: 'Ninguno de estos', description: 'Escribir otro lugar.' } },
}

export const office: Texts['office'] = {
  ...plain.office,
  near: (place: string) => `Estas oficinas están cerca de *${place}*.\nAbajo está su primer día libre.`,
  inState: (state: string) => `Estas oficinas están en *${state}*.\nAbajo está su primer día libre.`,
  notIn: (state: string) => `En *${state}* no hay oficina.\nEstas son las otras oficinas. Abajo está su primer día libre.`,
  all: 'Estas son las oficinas. Abajo está su primer día libre.',
  soonerFirst: 'Primero están las que tienen lugar antes.',
  ask: '*¿A cuál oficina quiere ir?* Después elige el día.',
  explained: 'Todas hacen el mismo trámite. Cuesta lo mismo.\nMire cuál está cerca y cuál tiene lugar antes.',
  free: (km: number | undefined, day: string) => `${away(km)}Día libre: ${day}`,
  full: (km: number | undefined) => `${away(km)}No tiene lugares`,
  rows: { other: { title: 'Buscar en otro lugar', description: 'Escribir otra ciudad.' } },
  soonest: (count: number) => ({
    title: 'La fecha más próxima',
    description: count === 2 ? 'En cualquiera de las 2 oficinas.' : 'En cualquiera de estas oficinas.',
  }),
  fullUntil: (office: string, day: string) =>
    `*${office} no tiene lugares.*\nHay fechas hasta el ${day}. Están ocupadas. Después habrá más.`,
  fullNow: (office: string) => `*${office} no tiene fechas ahora.* Pronto habrá más.`,
  allFull: 'Ahora *no hay lugares* en estas oficinas. Pronto habrá más.',
  anyOffice: 'El pasaporte es igual en todas. *¿Qué prefiere?*',
  later: { title: 'Lo veo otro día', description: 'Guardo sus respuestas.' },
  notThere: (names: string) => `Bien. En *${names}* no.`,
  onlyThereFrom: (office: string, km: number, place: string) =>
    `Este trámite solo se hace en *${office}*.\nEstá ${km < 1 ? 'muy cerca' : `a ${km} km`} de *${place}*.`,
  notDoneIn: (state: string) => `En *${state}* no se hace este trámite.\nEstas oficinas lo hacen. Abajo está su primer día libre.`,
  farFrom: (place: string) => `Cerca de *${place}* no hay oficina.\nEstas son las menos lejanas. Abajo está su primer día libre.`,
  theOnlyOne: (office: string) => `Ahí hay una oficina: *${office}*.`,
  none: 'Ahí no encontré oficinas. Escriba otra ciudad.',
  notOffered: (office: string) => `${office} no hace este trámite. Elija otra oficina.`,
}

function away(km: number | undefined): string {
  if (km === undefined) return ''
  return km < 1 ? 'Está muy cerca. ' : `A ${km} km. `
}
