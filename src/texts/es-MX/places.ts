/** Where: towns and offices. */
export const place = {
  first: 'Con gusto. Son pocas preguntas; toma unos 5 minutos.',
  firstLost: 'Lamento lo de su pasaporte. Son pocas preguntas; toma unos 5 minutos.',
  neededThere: (paper: string) =>
    `Para la cita va a necesitar, entre otras cosas:\n• ${paper}\nSi todavía no tiene eso, consígalo antes de ese día.`,
  ask: '*¿Dónde le queda bien su cita?*\nEscriba su municipio, su alcaldía o su código postal. Ejemplo: *Toluca* o *50000*.\n\nSi prefiere, toque el botón y mande su ubicación.',
  explained:
    'Lo pregunto para buscarle una oficina cerca; no hace falta su dirección. El municipio es al que pertenece su pueblo o su colonia. En la Ciudad de México se llama alcaldía.',
  noneNear: 'Cerca de su ubicación no tenemos ninguna oficina. Mejor búsquela por el nombre de un estado o municipio.',
  locationKept: 'Guardé su ubicación para buscarle una oficina cerca.',
  whereFirst: 'Para saber cuál le queda más cerca, necesito saber por dónde anda.',
  unknown: (words: string) => `No encontré *${words}*. Pruebe con el municipio más cercano o con su código postal.`,
  unknownPostal: (words: string) =>
    `No encontré el código postal *${words}*. Tiene 5 números; si no lo sabe, escriba su municipio.`,
  several: '*¿Cuál de estos lugares es?*',
  open: 'Ver lugares',
  rows: { other: { title: 'Ninguno de estos', description: 'Escribir otro municipio o código postal' } },
  stop: { title: 'No quiero mensajes', description: 'Escribí BAJA para dejar de recibirlos' },
  hereName: 'su ubicación',
}

export const office = {
  near: (place: string) => `Estas oficinas están cerca de *${place}*. Abajo de cada una está su primera fecha libre.`,
  inState: (state: string) => `Estas son las oficinas en *${state}*. Abajo de cada una está su primera fecha libre.`,
  notIn: (state: string) =>
    `No tenemos oficina en *${state}*. Estas son las que hay. Abajo de cada una está su primera fecha libre.`,
  all: 'Estas son nuestras oficinas. Abajo de cada una está su primera fecha libre.',
  /** When the first one in the list is not the nearest. */
  soonerFirst: 'Puse primero las que tienen lugar antes.',
  ask: '*¿A cuál quiere ir?* El día y la hora vienen después.',
  explained:
    'El trámite es el mismo y cuesta lo mismo en cualquier oficina. Lo que cambia es la distancia y la primera fecha libre.',
  open: 'Ver oficinas',
  free: (km: number | undefined, day: string) => `${away(km)}Primera fecha libre: ${day}`,
  full: (km: number | undefined) => `${away(km)}Sin lugares por ahora`,
  rows: { other: { title: 'Buscar en otro lugar', description: 'Otro municipio o código postal' } },
  soonest: (count: number) => ({
    title: 'La fecha más próxima',
    description: count === 2 ? 'En cualquiera de estas dos oficinas' : 'En cualquiera de estas oficinas',
  }),
  fullUntil: (office: string, day: string) =>
    `*${office} no tiene lugares libres* hasta el ${day}, que es lo último que está abierto. Después se abren más fechas.`,
  fullNow: (office: string) => `*${office} no tiene fechas abiertas* por ahora. Pronto se abrirán más.`,
  allFull: 'Por ahora *no hay lugares libres* en estas oficinas. Pronto se abrirán más fechas.',
  anyOffice: 'El pasaporte es igual en cualquier oficina. *¿Qué prefiere?*',
  choose: '*¿Qué prefiere?*',
  later: { title: 'Lo veo otro día', description: 'Guardo su avance; escriba Hola cuando guste' },
  whichThen: 'Para no equivocarme, elija usted la oficina.',
  nearest: (office: string, km: number) => `La más cercana es *${office}*, a ${km < 1 ? 'menos de 1' : km} km.`,
  notThere: (names: string) => `Entendido: en *${names}* no.`,
  onlyThere: (office: string) => `Este trámite solo se hace en *${office}*.`,
  onlyThereFrom: (office: string, km: number, place: string) =>
    `Este trámite solo se hace en *${office}*, ${km < 1 ? 'a menos de 1 km' : `a ${km} km`} de *${place}*.`,
  notDoneIn: (state: string) =>
    `En *${state}* no se hace este trámite. Estas oficinas sí lo hacen. Abajo está su primera fecha libre.`,
  farFrom: (place: string) =>
    `No tenemos oficina cerca de *${place}*. Estas son las menos lejanas. Abajo de cada una está su primera fecha libre.`,
  theOnlyOne: (office: string) => `Ahí tenemos una sola oficina: *${office}*.`,
  none: 'No encontré oficinas para este trámite en ese lugar. Pruebe con otro municipio o estado.',
  notOffered: (office: string) => `${office} no atiende este trámite. Elija otra oficina, por favor.`,
}

function away(km: number | undefined): string {
  if (km === undefined) return ''
  return km < 1 ? 'A menos de 1 km. ' : `A ${km} km. `
}
