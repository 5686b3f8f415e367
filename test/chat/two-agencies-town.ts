import { fieldsOf } from '../../src/catalogue/procedures.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { openCopy } from '../copied.ts'
import { openOffice, PAGE } from '../office.ts'
import { type Citizen, meetCitizen } from './citizen.ts'
import { operatorOf } from './san-telmo.ts'

type Form = Record<string, string>

/** The second agency. */
export const ANIMALS = {
  nombre: 'Instituto Estatal de Bienestar Animal',
  direccion: 'Paseo Tollocan 100, Toluca',
  zona: 'America/Mexico_City',
  telefono: '722 111 2233',
  ayuda_dias: 'lunes a viernes',
  ayuda_desde: '9:00',
  ayuda_hasta: '15:00',
  privacidad: 'Unidad de Transparencia del Instituto',
  base_legal: 'Ley de Bienestar Animal, artículo 12',
  quejas: 'Órgano Interno de Control del Instituto, 722 111 2244',
  administrador: 'Doctora Lara',
  color: '#0b5345',
}
const TOWN_HALL = 'Palacio Municipal'
const CLINIC = 'Clínica Tollocan'

const LICENCE: Form = {
  nombre: 'sacar licencia de conducir',
  nombre_ingles: 'get a driving licence',
  para: 'personas adultas',
  se_identifica_con: 'CURP',
}
const SCHOOL: Form = {
  ...{
    nombre: 'inscribir a un niño en la primaria',
    nombre_ingles: 'enrol a child in primary school',
    para: 'personas menores de edad',
  },
  ...{ edad_minima: '5', edad_maxima: '13', se_identifica_con: 'CURP' },
}
const LIBRARY: Form = {
  ...{
    nombre: 'sacar credencial de la biblioteca',
    nombre_ingles: 'get a library card',
    para: 'todas',
    se_identifica_con: 'solo el nombre',
  },
}
const PROOF: Form = {
  nombre: 'pedir constancia de residencia',
  nombre_ingles: 'get a proof of residence',
  para: 'todas',
  se_identifica_con: 'CURP',
}
const PETS: Form = {
  ...{
    nombre: 'esterilizar a su mascota',
    nombre_ingles: 'neuter your pet',
    para: 'personas adultas',
    se_identifica_con: 'solo el nombre',
  },
}

/** What each asks, and by which words it is asked for. */
const QUESTIONS: Form[] = [
  {
    ...{
      tramite: LICENCE.nombre ?? '',
      pregunta: '¿La licencia es para coche o para moto?',
      pregunta_en_ingles: 'Car or motorcycle?',
    },
    ...{ dato: 'Tipo de licencia', dato_en_ingles: 'Licence type', tipo: 'opciones', opciones: 'Coche = Car; Moto = Motorcycle' },
  },
  {
    ...{
      tramite: SCHOOL.nombre ?? '',
      pregunta: '¿A qué grado entra?',
      pregunta_en_ingles: 'Which grade?',
      dato: 'Grado',
      dato_en_ingles: 'Grade',
    },
    ...{
      tipo: 'número',
      minimo: '1',
      maximo: '6',
      ejemplo: '3',
      si_no_sirve: 'Escriba un grado del 1 al 6.',
      si_no_sirve_en_ingles: 'From 1 to 6.',
    },
  },
  {
    ...{ tramite: SCHOOL.nombre ?? '', dato: 'Mamá, papá o tutor', dato_en_ingles: 'Parent', tipo: 'nombre de otra persona' },
    ...{ pregunta: '¿Quién viene con el niño o la niña? Escriba el nombre de la mamá, el papá o quien tenga su tutela.' },
    pregunta_en_ingles: 'Who comes with the child? Write the name of the mother, father or guardian.',
  },
  {
    ...{
      tramite: PETS.nombre ?? '',
      pregunta: '¿Cómo se llama su mascota?',
      pregunta_en_ingles: "What is your pet's name?",
      ejemplo: 'Canelo',
    },
    ...{ dato: 'Nombre de la mascota', dato_en_ingles: "Pet's name", tipo: 'texto' },
  },
  {
    ...{
      tramite: PETS.nombre ?? '',
      pregunta: '¿Es perro o gato?',
      pregunta_en_ingles: 'Dog or cat?',
      dato: 'Especie',
      dato_en_ingles: 'Species',
    },
    ...{ tipo: 'opciones', opciones: 'Perro = Dog; Gato = Cat' },
  },
]
const ASKED_FOR: Form[] = [
  {
    tramite: LICENCE.nombre ?? '',
    otros_nombres: 'licencia de manejo; permiso para manejar',
    frases: 'quiero manejar un carro; se me venció la licencia',
  },
  {
    tramite: SCHOOL.nombre ?? '',
    otros_nombres: 'inscripción escolar; lugar en la primaria',
    frases: 'quiero apuntar a mi hija en la escuela',
  },
  { tramite: LIBRARY.nombre ?? '', otros_nombres: 'credencial de lector', frases: 'quiero sacar libros prestados' },
  {
    tramite: PROOF.nombre ?? '',
    otros_nombres: 'comprobante de domicilio; carta de vecindad',
    frases: 'un papel que diga dónde vivo',
  },
  {
    tramite: PETS.nombre ?? '',
    otros_nombres: 'castrar a mi perro; operar a mi gata',
    frases: 'que mi perra ya no tenga cachorros',
  },
]

/** A town with four procedures, and an institute with a fifth: by operations, as somebody did who knew nothing of the product. */
async function openTown() {
  const office = openOffice({
    db: openDirectory('sin trámites'),
    clock: testClock('2026-11-24T16:00:00Z'),
    accounts: { messenger: PAGE },
  })
  office.house.messaging.heard.ourNumber = '525500000000'
  const town = operatorOf(office)
  const institute = operatorOf(office, String((await town.does('dependencias/nueva', ANIMALS)).clave))
  const sides = [
    {
      by: town,
      of: [LICENCE, SCHOOL, LIBRARY, PROOF],
      at: { nombre: TOWN_HALL, municipio: 'Metepec', direccion: 'Villada 37, Centro' },
    },
    { by: institute, of: [PETS], at: { nombre: CLINIC, municipio: 'Toluca', direccion: 'Paseo Tollocan 100' } },
  ]
  for (const { by, of, at } of sides) {
    await by.does('oficinas/nueva', { ...at, estado: 'Estado de México' })
    await by.does('horario', { oficina: at.nombre, dias: 'lunes a viernes', desde: '9:00', hasta: '15:00', ventanillas: '2' })
    for (const record of of) {
      const tramite = record.nombre ?? ''
      await by.does('tramites/nuevo', record)
      for (const question of QUESTIONS.filter((one) => one.tramite === tramite)) await by.does('tramites/preguntas', question)
      for (const words of ASKED_FOR.filter((one) => one.tramite === tramite)) await by.does('tramites/como-se-pide', words)
      await by.does('tramites/oficina', { oficina: at.nombre, tramite })
      await by.does('tramites/publicar', { tramite, se_excluye: 'solo consigo mismo' })
    }
  }
  return { ...office, town, institute }
}

let made: Promise<Uint8Array> | undefined

/** Somebody who writes to it. */
export async function citizenOfTown(channel: 'whatsapp' | 'messenger' = 'whatsapp'): Promise<Citizen> {
  made ??= openTown().then(({ db }) => db.client.serialize())
  return meetCitizen({ db: openCopy(await made), channel })
}

export const bookingPet = async () => (await citizenOfTown()).write('hola', 'esterilizar a mi mascota', 'Ana Ruiz Paz')
export const petSummary = async () => (await bookingPet()).write('Firulais, es perro', 'el jueves a las 9')
export const withPet = async () => (await petSummary()).tap('Confirmar')
export const bookingPupil = async () =>
  (await citizenOfTown()).write('hola', 'inscribir a mi hijo en la primaria', 'una persona', 'Diego Flores Nava FOND190211HMCLVGA7')
export const pupilSummary = async () => (await bookingPupil()).write('2', 'Elena Nava Ortiz', 'el jueves a las 9')

/** What was answered to the questions of the record, by their labels. */
export const answersSaid = ({ state, db }: Citizen): Record<string, string> =>
  Object.fromEntries(
    Object.entries(state?.draft.people[0]?.answers ?? {}).flatMap(([procedureId, given]) =>
      fieldsOf(db, procedureId).flatMap(({ name, label, options }) => {
        const value = given[name]
        const title = options.find((one) => one.value === value)?.title
        return value === undefined ? [] : [[label['es-MX'], title?.['es-MX'] ?? value]]
      }),
    ),
  )
