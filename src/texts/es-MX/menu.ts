import type { Language } from '../../catalogue/types.ts'

/** What can be done here, and in which language. */
export const menu = {
  ask: '*¿En qué le ayudo?* Toque *Ver opciones* o escríbalo.',
  askOther: '*¿Qué trámite quiere hacer?*',
  footer: 'Puede parar: guardo su avance.',
  rows: {
    renewal: { title: 'Renovar mi pasaporte', description: 'Ya tuve uno y lo quiero cambiar' },
    first: { title: 'Mi primer pasaporte', description: 'Nunca he tenido pasaporte mexicano' },
    lost: { title: 'Lo perdí o me lo robaron', description: 'Reponer un pasaporte que ya no tengo' },
    minor: { title: 'Para mi hija o mi hijo', description: 'Menores de 18 años; pueden ser varios' },
    other: { title: 'Para otra persona adulta', description: 'Por ejemplo, su mamá, su papá o su pareja' },
    appointments: { title: 'Mis citas', description: 'Ver, cambiar o cancelar' },
    costs: { title: 'Costos y qué llevar', description: 'Precios, pago y documentos' },
    language: { title: 'Español fácil / English', description: 'Frases cortas; otro idioma, language' },
    others: { title: 'Otro trámite', description: 'Ver los demás trámites de esta oficina' },
    goOn: { title: 'Seguir donde iba', description: 'Su avance sigue guardado' },
  },
  personRow: (hours: string) => ({ title: 'Hablar con una persona', description: hours }),
  otherRow: (name: string) => ({ title: name, description: 'Sacar cita para este trámite' }),
  notOffered: 'Por ahora ese trámite no se ofrece aquí.',
  nothingOpen: 'Por ahora no hay trámites abiertos en este servicio.',
  understood: (words: string) => `Anoté: *${words}*.`,
  forWhom: 'Lo que llevamos sigue guardado. Si la cita es para alguien más, elíjalo abajo; si no, toque *Seguir donde iba*.',
  damaged:
    'Eso se saca como renovación. Lleve el pasaporte dañado y también su INE: la oficina puede pedirle lo mismo que la primera vez.',
}

export const purpose = {
  ask: 'Con gusto. Para el pasaporte, esa persona tendrá que ir a la oficina.\n\n*¿Qué necesita esa persona?*',
  buttons: { renewal: 'Renovar pasaporte', first: 'Su primer pasaporte', lost: 'Lo perdió o robaron' },
}

export const language = {
  ask: '*¿En qué idioma prefiere seguir?*\nWhich language do you prefer?',
  buttons: { 'es-MX': 'Español', 'es-facil': 'Español fácil', en: 'English' } satisfies Record<Language, string>,
  changed: 'Listo: seguimos en español.',
  /** Offered to somebody who said twice that they do not understand. */
  offerEasy: 'Puedo escribirle más fácil, con frases muy cortas. *¿Lo quiere así?*',
  easyButtons: { yes: 'Sí, más fácil', no: 'No, seguir así', person: 'Hablar con alguien' },
  /** Said the first time. */
  unclear: 'Perdone. Se lo pregunto otra vez, con calma.',
}
