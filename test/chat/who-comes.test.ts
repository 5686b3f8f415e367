// Whom people count, and how they take it back: as they wrote who knew nothing of the product.
import { describe, expect, test } from 'bun:test'
import { parseAim } from '../../src/reading/aims.ts'
import { meetCitizen } from './citizen.ts'

describe('who is counted', () => {
  test.each([
    ['2 adultos mi esposa y yo, ella primera vez y yo renovacion', { who: 'group', count: 2 }],
    ['para mi esposa y para mi, 2 citas juntas, los dos adultos. merida. sabado si hay', { who: 'group', count: 2 }],
    ['no, dos. yo y mi mujer', { who: 'group', count: 2 }],
    ['no somos 4, somos 2 a la misma hora juntos', { who: 'group', count: 2 }],
    ['somos dos adultos y un niño', { who: 'group', count: 3, withMinors: true }],
    ['2 adults, my wife and I', { who: 'group', count: 2 }],
    ['es para mi hijo nada mas, un niño. va con su mama', { who: 'minor', count: 1 }],
    ['soy papá de un niño de 8 años, mi esposa lo va a llevar a sacar su pasaporte', { who: 'minor', count: 1 }],
    ['cita para mi mamá que tiene 80 años y no usa celular, yo la voy a llevar', { who: 'other' }],
    ['una cita pa renovar el pasaporte de mi marido, el trabaja y yo ando viendo eso', { who: 'other' }],
    ['el pasaporte de mi abuelita, la lleva mi tio', { who: 'other' }],
    ['cita para mi suegra, mi esposo la acompaña', { who: 'other' }],
    ['para mi hijo, lo va a llevar su abuela', { who: 'minor', count: 1 }],
    ['a mi hija la lleva mi esposo a sacar su pasaporte', { who: 'minor', count: 1 }],
    ['pasaporte nuevo para mi hijo que ya cumplió 18 en agosto', { who: 'other' }],
    ['no espera si va a ser para mi, ella luego. quiero el de 10 años', { who: 'self' }],
    ['quiero renovar el mio y sacarle el primero a mi hijo de 15', { who: 'group', count: 2, withMinors: true }],
    ['quiero renovar mi pasaporte y hacerle el suyo a mi hija', { who: 'group', count: 2, withMinors: true }],
    ['se me vencio el mio y tambien sacarlo para mi esposa', { who: 'group', count: 2 }],
    ['cita para 2, yo renuevo y mi hijo de 15 años es su primero', { who: 'group', count: 2, withMinors: true }],
    ['que niños?? no tengo hijos, es para mi, pasaporte de 10 años', { who: 'self' }],
    ['no es pa ningun hijo es pa mi', { who: 'self' }],
  ])('"%s"', (says, aim) => {
    const { who, count, withMinors } = parseAim(says) ?? {}
    expect<object>({ who, ...(count && { count }), ...(withMinors && { withMinors }) }).toEqual(aim)
  })

  test('two who come at no hour: "las dos renovamos"', () => {
    expect(meetCitizen().write('yo y mi hija de 12, las dos renovamos').state?.draft.wish).toBeUndefined()
  })

  test.each(['ella ya tiene pasaporte vencido', 'ya lo tiene pero vencido'])('what she has expired is what for: "%s"', (says) => {
    expect(meetCitizen().write(`necesito la cita pa mi señora, ${says}, en Toluca`).state?.draft.whom).toBe('renewal')
  })

  test.each([
    ['no, perdon, no es renovacion, es mi primero', 'first'],
    ['me equivoque, nunca he tenido pasaporte', 'first'],
    ['ya aparecio, es para renovar', 'renewal'],
  ])('what for is put right: "%s"', (says, family) => {
    const citizen = meetCitizen().write('reponer pasaporte perdido, vivo en Toluca', says)
    expect(citizen.state?.draft.family).toBe(family)
  })

  test.each(['son ustedes de verdad o es un robo', 'esto es un robo?', 'y si es puro robo?'])(
    'fear loses no passport: "%s"',
    (says) => {
      expect(meetCitizen().write(says).state?.draft.family).toBeUndefined()
    },
  )

  test('a wallet that was robbed with the passport in it', () => {
    const citizen = meetCitizen().write('me robaron mi cartera con todo y pasaporte, como saco otro?')
    expect(citizen.state?.draft.family).toBe('lost')
  })

  test('years of a passport are no age of a child', () => {
    const citizen = meetCitizen().write(
      'renovar mi pasaporte, o mejor pa mi jefa',
      'va a ser para mi, ella luego. quiero el de 10 años',
    )
    expect(citizen.state?.draft).toMatchObject({ who: 'self', stated: { years: '10 años' } })
  })

  test('whoever says once more that it is one relative is believed', () => {
    const citizen = meetCitizen().write('quiero renovar el pasaporte de mi marido', 'es una sola persona, mi marido nada mas')
    expect(citizen.state?.draft).toMatchObject({ who: 'other', family: 'renewal' })
    expect(citizen.state?.asked?.question).toBe('place')
  })

  test('what a mother asks of her three children is no answer that waits to be confirmed', () => {
    const citizen = meetCitizen().write('el pasaporte de mis tres hijos pero su papá no está, ¿puedo sacar la cita yo sola?')
    expect(citizen.state?.draft).toMatchObject({ who: 'minor', count: 3, minorCase: 'other_unreachable' })
    expect(citizen.read()).toContain('OP-7')
    expect(citizen.read()).not.toContain('Por confirmar')
  })
})

describe('whom it is for is changed', () => {
  const twoMinors = () =>
    meetCitizen().write('para mis dos hijos menores').tap('Iremos las dos personas').write('toluca').tap('Jue 3 dic, 9:00 h')

  test.each(['es nomas uno, mateo, la mama nada mas lo acompaña no necesita pasaporte', 'corregir, es una sola persona mi hijo'])(
    'from two to one in words: %s',
    (says) => {
      const citizen = twoMinors().write(says)
      expect(citizen.state?.draft).toMatchObject({ who: 'minor', count: 1 })
      expect(citizen.read()).toContain('1 persona*')
    },
  )

  test('the first child is kept, and the hour with it', () => {
    const citizen = twoMinors().write('PUSL231124HJCRLSA8 Lalo Puga Salas', 'es nomas uno, la mama nada mas lo acompaña')
    expect(citizen.state?.draft).toMatchObject({ count: 1, people: [{ name: 'Lalo Puga Salas' }] })
    expect(citizen.state?.draft.slot ?? citizen.state?.draft.chosen).toBeDefined()
  })

  test('by a row of what may be changed', () => {
    const citizen = twoMinors().write('corregir').tap('Cambiar algo', 'Para quién es', 'Para mí', 'Renovar pasaporte')
    expect(citizen.state?.draft).toMatchObject({ who: 'self', family: 'renewal', chosen: { minute: 540 } })
  })

  test('in words, where it is asked what to change', () => {
    const citizen = twoMinors().write('corregir').tap('Cambiar algo').write('no es pa ningun hijo es pa mi')
    expect(citizen.state?.draft).toMatchObject({ who: 'self' })
  })

  test('at the question how many children, whoever has none', () => {
    const citizen = meetCitizen().write('menu').tap('Para mi hija o mi hijo').write('que niños?? no tengo hijos, es para mi')
    expect(citizen.state?.draft.who).not.toBe('minor')
  })
})

describe('where it is asked for whom', () => {
  const asked = () => meetCitizen().write('quiero sacar un pasaporte para mi papa y para mi hermana no, toluca, renovar')

  test.each([
    'otra persona, mi papa. yo nomas le ayudo',
    'mi papa, yo solo le hago el favor',
    'es de mi papa nada mas',
    'mi papá es el que lo necesita',
    'no es mio es de mi papa',
  ])('one adult in words is as sure as a tap: "%s"', (says) => {
    expect(asked().state?.asked?.question).toBe('whom')
    expect(asked().write(says).state?.draft).toMatchObject({ who: 'other', family: 'renewal' })
  })

  test('so is whoever writes', () => {
    expect(asked().write('no, al final es pa mi').state?.draft).toMatchObject({ who: 'self', family: 'renewal' })
  })
})

describe('starting anew', () => {
  test.each([
    'empezar otra vez',
    'alv. empezar de nuevo',
    'no mejor empecemos de cero',
    'quiero volver a empezar',
    'start over again',
  ])('in the middle of a booking: %s', (says) => {
    const citizen = meetCitizen().write('para mis dos hijos menores').tap('Iremos las dos personas')
    citizen.write('toluca').tap('Jue 3 dic, 9:00 h').write(says)
    expect(citizen.state?.draft).toEqual({ people: [] })
  })

  test.each(['cancela todo', 'cancela todo ya no quiero', 'alv cancela todo'])('"%s" asks whether to leave it', (says) => {
    expect(meetCitizen().write('renovar en toluca', says).state?.asked?.question).toBe('quit')
  })
})

describe('who does not know their CURP', () => {
  test.each([
    'donde saco mi curp',
    'donde puedo sacar mi curp',
    'donde kurp',
    'oye donde busco kurp',
    'como puedo conseguir mi curp',
  ])('is told where it is looked up: %s', (says) => {
    expect(meetCitizen().write('renovar en toluca', says).read()).toContain('gob.mx/curp')
  })
})

describe('which of several had a passport', () => {
  const three = () =>
    meetCitizen()
      .write('para mis tres hijos menores')
      .tap('Iremos las dos personas')
      .write('toluca', 'jueves 3 a las 12')
      .write('PUSL231124HJCRLSA8 Lalo Puga Salas', 'PUSL240229MSRRLSA5 Luisa Puga Salas', 'PULA160914MMCGPXA4 Ana Puga López')
  const families = (says: string) =>
    three()
      .write(says)
      .state?.draft.people.map(({ family }) => family)

  test.each([
    ['Lalo ya tuvo, Luisa y Ana no', ['renewal', 'first', 'first']],
    ['Lalo ya tuvo, lui y Ana no', ['renewal', undefined, 'first']],
    ['el grande ya tuvo uno, los otros dos no', [undefined, undefined, undefined]],
    ['ninguno', ['first', 'first', 'first']],
    ['solo Lalo', ['renewal', 'first', 'first']],
    ['pues Lalo tuvo uno cuando tenía como 3 añitos, los otros dos nunca', ['renewal', 'first', 'first']],
    ['el único que ya tuvo es Lalo', ['renewal', 'first', 'first']],
    ['la única que no ha tenido es Ana', ['renewal', 'renewal', 'first']],
  ])('"%s": whoever is not named beside a no is asked about alone', (says, are) => {
    expect(families(says)).toEqual(are)
  })
})

describe('asked one by one', () => {
  const asked = () =>
    meetCitizen()
      .write('para mis tres hijos menores')
      .tap('Iremos las dos personas')
      .write('toluca', 'jueves 3 a las 12')
      .write('PUSL231124HJCRLSA8 Lalo Puga Salas', 'PUSL240229MSRRLSA5 Luisa Puga Salas', 'PULA160914MMCGPXA4 Ana Puga López')
      .write('el grande ya tuvo uno, los otros dos no')

  test.each([
    [
      ['ya le dije que no, ni Lalo ni Luisa', 'sí'],
      ['first', 'first', 'renewal'],
    ],
    [
      ['Lalo sí', 'tampoco', 'no'],
      ['renewal', 'first', 'first'],
    ],
    [
      ['sí', 'ni Luisa ni Ana'],
      ['renewal', 'first', 'first'],
    ],
  ])('%j', (says, are) => {
    expect(
      asked()
        .write(...says)
        .state?.draft.people.map(({ family }) => family),
    ).toEqual(are)
  })
})

describe('a parent who is away', () => {
  test('whoever goes on with another answer is not warned again', () => {
    const citizen = meetCitizen().write('quiero el pasaporte de mis 3 hijos en Toluca, su papá no está')
    expect(citizen.titles()).toContain('Seguir con la cita')
    citizen.write('PUSL231124HJCRLSA8 Lalo Puga Salas, PUSL240229MSRRLSA5 Luisa Puga Salas, PULA160914MMCGPXA4 Ana Puga López')
    expect(citizen.read()).not.toContain('OP-7')
    expect(citizen.state?.asked?.question).toBe('office')
  })

  test.each([
    'quiero el pasaporte de mis tres niños pero su papá se fue hace años y no sabemos de él, ¿cómo le hago?',
    'pasaporte para mis tres hijos, nos dejó hace años su papá',
    'cita para mi hija de 9 años, el papá no aparece',
    'necesito el pasaporte de mi bebé, el papá está preso, ¿qué hago?',
  ])('what the office needs is told at the first message: %s', (says) => {
    const citizen = meetCitizen().write(says)
    expect(citizen.read()).toContain('la decisión de un juez')
    expect(citizen.titles()).toContain('Cita de asesoría')
    expect(citizen.read()).not.toContain('Por confirmar')
  })

  test('is told once, and again where it is asked; what else was said is taken', () => {
    const citizen = meetCitizen().write('pasaporte para mis 3 niños, nos dejó hace años su papá').tap('Seguir con la cita')
    expect(citizen.read()).not.toContain('OP-7')
    expect(citizen.write('vivo en toluca pero no me contestaste lo del papá, ¿nos van a regresar?').read()).toContain('OP-7')
    expect(citizen.state?.draft).toMatchObject({ count: 3, near: { name: 'Toluca' } })
    expect(citizen.write('no es queja, solo quiero saber si se puede').read()).toContain('OP-7')
  })

  test('nobody is told of it who has no child in mind', () => {
    expect(meetCitizen().write('quiero renovar, mi esposo nos dejó, toluca').read()).not.toContain('OP-7')
  })
})

describe('who and how many are not asked where they are said', () => {
  test.each([
    ['quiero pasaporte para mis 3 hijos menores, primera vez, en toluca', { who: 'minor', count: 3 }],
    ['son mis hijos chiquitos de 4 7 y 11', { who: 'minor', count: 3 }],
    ['mi esposo y yo queremos sacar pasaporte', { who: 'group', count: 2 }],
  ])('%s', (says, draft) => {
    const citizen = meetCitizen().write(says)
    expect(citizen.state?.draft).toMatchObject(draft)
    expect(citizen.state?.asked?.question).not.toBe('whom')
  })

  test('a row asks it of "mi hijo", who may be of age', () => {
    expect(meetCitizen().write('quiero cita para mi hijo').state?.asked?.question).toBe('whom')
  })
})

describe('two become one', () => {
  test.each(['ya no somos 2, nomas yo', 'no hay persona 2. soy yo solo', 'mejor solo para mi', 'q somos 1 nomas'])('%s', (says) => {
    const citizen = meetCitizen().write('somos 2 adultos, toluca').tap('Jue 3 dic, 9:00 h').write(says)
    expect(citizen.state?.draft).toMatchObject({ count: 1, chosen: { minute: 540 } })
    expect(citizen.read()).not.toContain('varias personas')
  })

  test('by the row of what may be changed', () => {
    const citizen = meetCitizen()
      .write('somos 2 adultos, toluca', 'corregir')
      .tap('Cambiar algo', 'Cuántas personas van', 'Una persona')
    expect(citizen.state?.draft).toMatchObject({ count: 1 })
  })

  test('of several children the one that is named stays', () => {
    const citizen = meetCitizen()
      .write('pasaporte para mis 3 niños')
      .tap('Iremos las dos personas')
      .write('nomas mi hijo mateo, los demas luego')
    expect(citizen.state?.draft).toMatchObject({ who: 'minor', count: 1 })
  })
})

describe('a free account', () => {
  const free = () => meetCitizen({ channel: 'messenger', free: true })

  test('books one child', () => {
    expect(free().write('cita para mi hija de 9 años').state?.asked?.question).toBe('whoAttends')
  })

  test.each(['uno por uno', 'es una sola, mi hija', 'no tengo whatsapp'])('of several is led somewhere: %s', (says) => {
    const citizen = free().write('pasaporte para mis 3 niños, toluca', says)
    if (says.includes('whatsapp')) citizen.tap('Solo uno, aquí')
    expect(citizen.state?.draft).toMatchObject({ who: 'minor', count: 1, near: { name: 'Toluca' } })
  })

  test('of a couple the writer goes first, with what both want', () => {
    const says = 'no se puede los dos aqui? hagame la mia primero y luego la de mi esposo a la misma hora'
    const citizen = free().write('mi esposo y yo queremos renovar, en toluca', says)
    expect(citizen.state?.draft).toMatchObject({ who: 'self', family: 'renewal', near: { name: 'Toluca' } })
    expect(citizen.read()).not.toContain('cambiar algo')
  })
})
