import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { openCopy } from '../copied.ts'
import { ADMIN_TOKEN, openOffice, PAGE } from '../office.ts'
import { type Citizen, meetCitizen } from './citizen.ts'

type Form = Record<string, string>

const both = (es: string, en: string) => ({ label: es, labelEn: en, question: `¿${es}?`, questionEn: `${en}?` })
const choice = (name: string, es: string, en: string, titles: readonly string[]) => ({
  ...{ name, kind: 'choice', ...both(es, en) },
  options: titles.map((title) => ({ value: title.toLowerCase(), title, titleEn: title })),
})
const fees = (...rows: [years: number, centavos: number][]) =>
  rows.map(([years, centavos]) => ({ years, centavos, validFrom: '2026-01-01', source: 'Ley de Ingresos' }))
const words = (names: string[], examples: string[]) => ({ es: [names, examples], en: [[], []] })

/** Procedures of a town, as somebody who knew nothing of this product wrote them. */
const FILES = [
  {
    fees: fees([0, 81_200]),
    procedures: [
      {
        ...{ id: 'licence', name: 'sacar licencia de conducir', nameEn: 'get a driving licence', audience: 'adult', minAge: 18 },
        ...{ feeTable: 'licencias', takes: 'Dos horas', takesEn: 'Two hours', exclusiveGroup: 'own' },
        words: words(
          ['licencia de manejo', 'permiso para manejar'],
          ['se me venció la licencia', 'quiero manejar', 'licencia para moto'],
        ),
        fields: [choice('type', 'Tipo de licencia', 'Kind of licence', ['Automovilista', 'Motociclista'])],
      },
    ],
  },
  {
    tariff: { currency: 'MXN', halfAge: 60 },
    fees: fees([1, 9500]),
    procedures: [
      {
        ...{
          id: 'proof',
          name: 'pedir constancia de residencia',
          nameEn: 'get a proof of residence',
          audience: 'any',
          feeTable: 'constancias',
        },
        ...{ identity: 'document', exclusiveGroup: null },
        words: words(['comprobante de domicilio', 'carta de vecindad'], ['necesito un papel que diga dónde vivo']),
        fields: [
          {
            name: 'bill',
            kind: 'document',
            ...both('Número de boleta', 'Bill number'),
            pattern: 'AA-999999',
            refusal: 'Copie el número de arriba.',
            refusalEn: 'Copy it.',
          },
        ],
      },
    ],
  },
  {
    fees: fees([0, 15_000]),
    procedures: [
      {
        ...{
          id: 'pets',
          name: 'esterilizar a su mascota',
          nameEn: 'sterilise a pet',
          audience: 'adult',
          feeTable: 'esterilizacion',
        },
        ...{ identity: 'none', exclusiveGroup: null },
        words: words(['castrar a mi perro', 'operar a mi gata'], ['ya no quiero que tenga cachorros', 'esterilizar perro']),
        fields: [
          { name: 'called', kind: 'text', ...both('Nombre de la mascota', "Pet's name"), question: '¿Cómo se llama su mascota?' },
          choice('animal', 'Animal', 'Animal', ['Perro', 'Gato']),
        ],
      },
    ],
  },
  {
    procedures: [
      {
        ...{
          id: 'card',
          name: 'sacar credencial de la biblioteca',
          nameEn: 'get a library card',
          audience: 'any',
          identity: 'none',
        },
        ...{ exclusiveGroup: null },
        words: words(
          ['credencial de lector', 'tarjeta de la biblioteca'],
          ['quiero sacar libros', 'llevarme libros a mi casa', 'que me presten libros'],
        ),
      },
    ],
  },
  {
    fees: fees([0, 20_000]),
    procedures: [
      {
        ...{
          id: 'workshop',
          name: 'inscribir a un taller',
          nameEn: 'enrol in a workshop',
          audience: 'minor',
          minAge: 6,
          maxAge: 15,
        },
        ...{ feeTable: 'talleres', exclusiveGroup: null, takes: 'Quince minutos', takesEn: 'Fifteen minutes' },
        words: words(
          ['taller de pintura', 'clases de guitarra', 'curso para niños'],
          ['quiero meter a mis hijos a un taller', 'inscribir a mis niños'],
        ),
        fields: [choice('which', 'Taller', 'Workshop', ['Pintura', 'Guitarra', 'Cuentos'])],
      },
    ],
  },
]

/** What is done elsewhere, as a record says it. */
const PASSPORT = {
  ...{ nombre: 'sacar pasaporte', nombre_ingles: 'get a passport', para: 'todas', se_identifica_con: 'solo el nombre' },
}
const ELSEWHERE = { tramite: PASSPORT.nombre, otros_nombres: 'pasaporte', lo_hace: 'Secretaría de Relaciones Exteriores' }

const ALL = FILES.flatMap(({ procedures }) => procedures.map(({ name }) => name))
const OFFICES: [office: string, procedures: string[]][] = [
  ['Biblioteca Central', ALL.filter((name) => /biblioteca|taller/.test(name))],
  ['Tránsito San Telmo', ALL.filter((name) => /licencia|constancia/.test(name))],
  ['Esterilización San Telmo', ALL.filter((name) => /mascota/.test(name))],
]

/** Does operations as whoever has that key, with the second step of those that propose first. */
export function operatorOf({ house }: ReturnType<typeof openOffice>, key = ADMIN_TOKEN) {
  const post = async (path: string, form: Form): Promise<Record<string, unknown>> => {
    const answer = await house.officeApp.handle(
      new Request(`http://localhost/admin/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      }),
    )
    return (await answer.json()) as Record<string, unknown>
  }
  const does = async (path: string, form: Form): Promise<Record<string, unknown>> => {
    const { clave, hecho, ...said } = await post(path, form)
    const done = clave && hecho === false ? await post(path, { ...form, clave: String(clave) }) : { clave, hecho, ...said }
    if (done.hecho === false || done.que_paso) throw new Error(`${path}: ${JSON.stringify(done)}`)
    return done
  }
  return { post, does }
}

/** The office of San Telmo, set up by operations from nothing. */
export async function openSanTelmo() {
  const clock = testClock('2026-11-24T16:00:00Z')
  const office = openOffice({ db: openDirectory('sin trámites'), clock, accounts: { messenger: PAGE } })
  office.house.messaging.heard.ourNumber = '525500000000'
  const { post, does } = operatorOf(office)
  for (const file of FILES) await does('tramites/archivo', { archivo: JSON.stringify(file) })
  for (const [nombre, procedures] of OFFICES) {
    await does('oficinas/nueva', { nombre, estado: 'Estado de México', municipio: 'Metepec', direccion: 'Plaza Hidalgo 4' })
    await does('horario', { oficina: nombre, dias: 'lunes a sábado', desde: '9:00', hasta: '15:00', ventanillas: '2' })
    for (const tramite of procedures) await does('tramites/oficina', { oficina: nombre, tramite })
  }
  for (const tramite of ALL) await does('tramites/publicar', { tramite, se_excluye: 'como está ahora' })
  await does('tramites/nuevo', PASSPORT)
  await does('tramites/como-se-pide', ELSEWHERE)
  await does('tramites/publicar', { tramite: PASSPORT.nombre, se_excluye: 'con ninguno' })
  return { ...office, post, does }
}

let made: Promise<Uint8Array> | undefined

/** Somebody who writes to it. */
export async function citizenOfSanTelmo(): Promise<Citizen> {
  made ??= openSanTelmo().then(({ db }) => db.client.serialize())
  return meetCitizen({ db: openCopy(await made) })
}
