import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/menu.ts'

/** What can be done here, and in which language. */
export const menu: Texts['menu'] = {
  ...plain.menu,
  ask: '*¿Qué necesita?*\nToque *Ver opciones* o escríbalo.',
  askOther: '*¿Qué trámite necesita?*',
  footer: 'Puede parar. Guardo sus respuestas.',
  rows: {
    ...plain.menu.rows,
    renewal: { title: 'Renovar mi pasaporte', description: 'Ya tuve uno. Quiero otro.' },
    first: { title: 'Mi primer pasaporte', description: 'Nunca he tenido pasaporte.' },
    lost: { title: 'Lo perdí o me lo robaron', description: 'Ya no tengo mi pasaporte.' },
    minor: { title: 'Para mi hija o mi hijo', description: 'Tiene menos de 18 años.' },
    other: { title: 'Para otra persona adulta', description: 'Por ejemplo, su mamá o su papá.' },
    appointments: { title: 'Mis citas', description: 'Ver, cambiar o cancelar.' },
    costs: { title: 'Precios y qué llevar', description: 'Cuánto cuesta. Qué papeles lleva.' },
    language: { title: 'Español / English', description: 'Otro idioma, language' },
    others: { title: 'Otro trámite', description: 'Ver más trámites.' },
    goOn: { title: 'Seguir', description: 'Tengo sus respuestas.' },
  },
  otherRow: (name: string) => ({ title: name, description: 'Sacar una cita.' }),
  notOffered: 'Hoy no hay citas para ese trámite.',
  nothingOpen: 'Hoy no hay trámites.',
  forWhom: 'Guardé sus respuestas.\nSi es para alguien más, elija abajo.\nSi no, toque *Seguir*.',
  damaged: 'Eso es una renovación.\nLleve el pasaporte dañado.\nLleve también su INE.',
}

export const purpose: Texts['purpose'] = {
  ...plain.purpose,
  ask: 'Esa persona debe ir a la oficina.\n\n*¿Qué necesita esa persona?*',
}

export const language: Texts['language'] = {
  ...plain.language,
  ask: '*¿En qué idioma quiere seguir?*\nWhich language do you prefer?',
  changed: 'Listo. Ahora uso frases cortas.',
}
