import { describe, expect, test } from 'bun:test'
import { theOffice } from '../../src/catalogue/offices.ts'
import { choosesHour, meetCitizen } from './citizen.ts'

/** What a sentence says beside the answer to the open question: it shows, or waits and is offered. Nothing of it is lost. */

const atOffices = () => meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('metepec')
const atCurp = () => atOffices().tap('Toluca')
const atName = () => atCurp().write('HESG580312MMCRTD06')
const person = (lupe: ReturnType<typeof meetCitizen>) => lupe.state?.draft.people[0]

describe('beside an answer', () => {
  test('years wait, are said, stand on the card and are offered first', () => {
    const lupe = choosesHour(meetCitizen()).write('el jueves 3 a las 9 y lo quiero por seis años que me alcance con lo de la tanda')
    expect(lupe.state?.draft.slot).toBeDefined()
    expect(lupe.titles()[0]).toBe('6 años: $1,220')
    expect(lupe.read()).toContain('Como dijo: *6 años: $1,220*')
    expect(person(lupe)?.years).toBeUndefined()
    expect(person(lupe.tap('6 años: $1,220'))?.years).toBe(6)
    expect(lupe.state?.draft.stated).toBeUndefined()
  })

  test('years that are offered later are said at once', () => {
    const lupe = atCurp().write('es HESG580312MMCRTD06 guadalupe hernández soto y quiero el de diez años porque ya no voy a volver')
    expect(person(lupe)).toMatchObject({ curp: 'HESG580312MMCRTD06', name: 'Guadalupe Hernández Soto' })
    expect(lupe.read()).toContain('Anoté también: *diez años*')
    expect(lupe.write('qué tiene anotado').read()).toContain('Por confirmar: *diez años*')
  })

  test.each(['de 3 años', 'y que sea de tres años nomas', 'lo quiero de 3 años'])('years alone wait too: "%s"', (says) => {
    const lupe = atOffices().write(says)
    expect(lupe.state?.asked?.question).toBe('office')
    expect(lupe.state?.draft.stated?.years).toMatch(/^(3|tres) años$/)
  })

  test.each(['ocupo el descuento', 'tengo inapam', 'quiero mi descuento'])('the half waits: "%s"', (says) => {
    const abel = meetCitizen().write(`soy sordo y quiero renovar mi pasaporte en Toluca el jueves en la mañana, ${says}`)
    expect(abel.read()).toContain('Anoté que paga la mitad')
    expect(person(abel.tap('Sí, así'))?.halfFee).toBe(true)
  })

  test('a couple is said with what all come for, and their years wait', () => {
    const citizen = meetCitizen().write(
      'mi esposo y yo queremos renovar los pasaportes en Toluca, el jueves temprano, de 10 años los dos',
    )
    expect(citizen.read()).toContain('*Renovar pasaporte*, para 2 personas')
    expect(citizen.read()).toContain('Por confirmar: *10 años*')
    expect(meetCitizen().write('queremos renovar mi esposo y yo').read()).toContain('*renovar pasaporte, para 2 personas*')
  })

  test('the age of a child is no number of years', () => {
    const lupe = atName().write('guadalupe hernández soto y quiero ir con mi nieta de seis años que no tiene con quién quedarse')
    expect(lupe.state?.draft.stated).toBeUndefined()
  })

  test('a day is kept where a CURP or a passport is asked', () => {
    const lupe = atCurp().write('HESG580312MMCRTD06 y si se puede el viernes cuatro por la mañana, en la tarde recojo a mis nietos')
    expect(lupe.state?.draft.wish).toMatchObject({ from: '2026-12-04', until: '2026-12-04' })
    expect(lupe.read()).toContain('viernes 4 de diciembre')
  })

  test('a passport number is kept where an office is asked', () => {
    const lupe = atOffices().write('toluca y mi pasaporte anterior es el g12345678 por si lo ocupa')
    expect(person(lupe)?.answers?.renewal?.old_passport).toBe('G12345678')
  })

  test('who goes with the children is offered, and where they live is kept', () => {
    const rosa = meetCitizen().write('Hola').tap('Para mi hija o mi hijo')
    rosa.write('son dos el niño de siete y la niña de cuatro y vamos a ir los dos papás que ya pedimos permiso en el trabajo')
    expect(rosa.state?.draft.count).toBe(2)
    expect(rosa.titles()[0]).toBe('Iremos las dos personas')
    rosa.write('voy a ir yo sola su papá no ha querido firmar nada pero vivimos en metepec')
    expect(rosa.state?.draft).toMatchObject({ minorCase: 'one_parent_permission', near: { name: 'Metepec' } })
  })

  test('another office takes nothing of the name that was asked for', () => {
    const lupe = atName().write('guadalupe hernández soto pero ya mejor cámbieme a la oficina de naucalpan que le queda a mi hijo')
    expect(person(lupe)?.name).toBe('Guadalupe Hernández Soto')
    expect(lupe.state?.draft.officeIds?.map((id) => theOffice(lupe.db, id).name)).toEqual(['Naucalpan'])
  })

  test('somebody else is added by nobody, and how is said', () => {
    const lupe = atCurp().write('HESG580312MMCRTD06 y mi marido también quiere renovar el suyo a ver si nos toca juntos')
    expect(lupe.state?.draft.who).toBe('self')
    expect(lupe.read()).toContain('Para agregar a otra persona')
  })
})

describe('what no question needs', () => {
  const bodies = ({ db }: ReturnType<typeof meetCitizen>) => JSON.stringify(db.client.query('select * from conversations').all())

  test('is thanked for and not taken: a telephone and a street', () => {
    const lupe = atCurp().write('HESG580312MMCRTD06, mi teléfono es 7221234567 y vivo en calle juárez 14 colonia centro')
    expect(lupe.read()).toContain('Gracias. El teléfono y el domicilio no hacen falta y no los guardé.')
    expect(JSON.stringify(lupe.state)).not.toMatch(/7221234567|juárez/)
    expect(bodies(lupe)).not.toContain('7221234567')
  })

  test('alone puts the question again, and is no misunderstanding', () => {
    const lupe = atName().write('mi correo es lupita58@gmail.com')
    expect(lupe.state?.misses).toBe(0)
    expect(lupe.state?.asked?.question).toBe('name')
    expect(lupe.read()).toContain('El correo no hace falta')
  })
})

test('what was just agreed to on the card is not said once more', () => {
  const lupe = meetCitizen().write('quiero renovar en toluca el viernes en la tarde')
  expect(lupe.read()).toContain('¿Está bien así?')
  expect(lupe.tap('Sí, así').read()).not.toContain('Anoté')
})

describe('in the first message', () => {
  const begins = (words: string) => meetCitizen().write(words).state?.draft

  test('"los dos el mismo día" counts who comes, and not the parents who give permission', () => {
    const read = meetCitizen()
      .write('necesito renovar el pasaporte de mi niña de 7 y el mío, los dos el mismo día por favor')
      .read()
    expect(read).not.toContain('Como dijo')
    expect(meetCitizen().write('Hola').tap('Para mi hija o mi hijo').write('una', 'los dos').state?.draft.minorCase).toBe(
      'both_parents',
    )
  })

  test('the place that suits better is where it is looked for, wherever they live', () => {
    expect(begins('soy de Almoloya pero me queda mejor donde trabajo que es Metepec')?.near?.name).toBe('Metepec')
    expect(begins('vivo en Toluca pero trabajo en Metepec y ahí me queda mejor')?.near?.name).toBe('Metepec')
  })

  test('the days on which another person works are not those that are wanted', () =>
    expect(begins('quiero cita para mi esposo, él trabaja entre semana, hay sábados?')?.wish?.weekdays).toEqual([6, 7]))

  test('a journey is the day before which it is needed', () =>
    expect(begins('quiero ver lo de mi pasaporte vencido, salgo de viaje el 20 de diciembre')?.wish?.until).toBe('2026-12-19'))

  test('a name waits until it is known for whom the appointment is', () => {
    const jose = meetCitizen().write('quiero el pasaporte en Toluca cualquier día menos martes, me llamo José Luis Pérez Gómez')
    expect(person(jose.tap('Sí, así', 'Renovar mi pasaporte'))?.name).toBe('José Luis Pérez Gómez')
    const other = meetCitizen().write('quiero el pasaporte en Toluca cualquier día menos martes, me llamo José Luis Pérez Gómez')
    expect(person(other.tap('Sí, así', 'Para otra persona adulta'))?.name).toBeUndefined()
  })
})
