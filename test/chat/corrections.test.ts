// Changing an answer that was given: what stays, and what is asked again.
import { describe, expect, test } from 'bun:test'
import { meetCitizen, seesSummary } from './citizen.ts'

describe('corrections', () => {
  test('a corrected name keeps the hour, and the hold is for the corrected person', () => {
    const citizen = seesSummary(meetCitizen()).tap('Corregir un dato', 'Nombre').write('Guadalupe Hernández de Soto')
    expect(citizen.read()).toContain('Guadalupe Hernández de Soto')
    expect(citizen.read()).toContain('12:00 h')
    expect(citizen.tap('Confirmar').read()).toContain('Guadalupe Hernández de Soto')
    expect(citizen.db.client.query<{ n: number }, []>("select count(*) as n from appointments where state = 'held'").get()).toEqual(
      { n: 0 },
    )
  })

  test('a corrected CURP asks again for what depended on it', () => {
    const citizen = seesSummary(meetCitizen()).tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07')
    expect(citizen.read()).toContain('¿De cuántos años')
    expect(citizen.tap('6 años').read()).toContain('$2,440')
  })

  test('another procedure keeps person, place and hour', () => {
    const citizen = seesSummary(meetCitizen()).tap('Corregir un dato', 'Trámite', 'Mi primer pasaporte', '6 años: $1,220')
    expect(citizen.read()).toContain('primer pasaporte, 6 años')
    expect(citizen.read()).toContain('12:00 h')
    expect(citizen.tap('Confirmar').read()).toContain('Folio')
  })

  test('"Ya no la quiero" lets the place go and keeps the answers', () => {
    const citizen = seesSummary(meetCitizen()).tap('Ya no la quiero')
    expect(citizen.db.client.query<{ n: number | null }, []>('select sum(taken) as n from slots').get()).toEqual({ n: 0 })
    expect(citizen.tap('Elegir otra hora', 'Vie 4 dic, 9:00 h').titles()).toContain('Confirmar')
  })

  test('each field of the summary can be opened', () => {
    for (const field of [
      'Día y hora',
      'Oficina',
      'Nombre',
      'CURP',
      'Otros datos',
      'Años y descuento',
      'Trámite',
      'Nada, está bien',
    ]) {
      const citizen = seesSummary(meetCitizen()).write('G12345678').tap('Corregir un dato', field)
      expect(citizen.replies.at(-1)?.asks).toBe(true)
    }
  })
})

describe('the way to another office', () => {
  const inTheOnlyOffice = () => meetCitizen().write('mi primer pasaporte').write('cdmx').write('PUSL990101HBCRLS07 Luis Puga Sol')

  test('where a state has one office, another office means another place', () => {
    expect(inTheOnlyOffice().tap('Otra oficina').read()).toContain('¿Dónde le queda bien su cita?')
    expect(inTheOnlyOffice().write('otra oficina').read()).toContain('¿Dónde le queda bien su cita?')
  })

  test('the hour that is held stays held until another one is taken', () => {
    const citizen = inTheOnlyOffice().tap('Lun 30 nov, 9:00 h').write('otra oficina').write('toluca').tap('Toluca')
    expect(citizen.db.client.query<{ n: number | null }, []>('select sum(taken) as n from slots').get()).toEqual({ n: 1 })
    citizen.tap('Jue 3 dic, 9:00 h')
    expect(citizen.read()).toContain('en Toluca')
    expect(citizen.db.client.query<{ n: number | null }, []>('select sum(taken) as n from slots').get()).toEqual({ n: 1 })
  })

  test('with one office in all nobody is asked where, and no other office is offered', () => {
    const citizen = meetCitizen({ directory: 'una oficina' }).write('mi primer pasaporte').write('PUSL990101HBCRLS07 Luis Puga Sol')
    expect(citizen.titles()).toContain('Jue 3 dic, 9:00 h')
    expect(citizen.titles()).not.toContain('Otra oficina')
  })
})

describe('somebody else than was thought', () => {
  const atTheCurp = () => meetCitizen().write('quiero renovar mi pasaporte', 'toluca').tap('Toluca')

  test('"es para mis dos hijos" makes it theirs as long as nobody was written down', () => {
    const { draft } = atTheCurp().write('es para mis dos hijos', 'son menores de edad').state ?? {}
    expect(draft).toMatchObject({ who: 'minor', count: 2 })
  })

  test.each(['es para mis dos hijos', 'no es para mí, es para mi mamá'])(
    'once somebody is, "%s" shows whom it may be for, and throws nothing away',
    (says) => {
      const citizen = seesSummary(meetCitizen()).write(says)
      expect(citizen.read()).toContain('Si la cita es para alguien más, elíjalo abajo')
      expect(citizen.titles()).toContain('Para mi hija o mi hijo')
      expect(citizen.tap('Seguir donde iba').titles()).toContain('Confirmar')
    },
  )
})

describe('a name where the CURP is asked', () => {
  const atTheCurp = () => meetCitizen().write('quiero renovar mi pasaporte', 'toluca').tap('Toluca')

  test('is kept and not asked again', () => {
    const citizen = atTheCurp().write('guadalupe hernandez soto')
    expect(citizen.read()).toStartWith('Gracias, Guadalupe.')
    expect(citizen.read()).toContain('Escriba su CURP')
    expect(citizen.write('HESG580312MMCRTD06').read()).toContain('¿Cuál le conviene?')
    expect(citizen.state?.draft.people[0]?.name).toBe('Guadalupe Hernandez Soto')
  })

  test('is said back when the CURP that follows is not of that name', () => {
    const citizen = atTheCurp().write('Batallo mucho escribiendo', 'HESG580312MMCRTD06')
    expect(citizen.read()).toContain('Anoté *Batallo Mucho Escribiendo*.\n\nLas iniciales del nombre')
  })
})
