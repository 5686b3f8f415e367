// First messages and all up to the CURP, as people write them who do not know our words: nothing they said is lost, and nobody is counted
// who does not come.
import { describe, expect, test } from 'bun:test'
import { meetCitizen } from './citizen.ts'

const TOTAL = (titles: readonly string[]) => titles[0]

describe('an absent parent, or one who is only told of, is nobody’s applicant', () => {
  test.each([
    ['quiero el pasaporte para mis tres niños, el papá nos abandonó', 3],
    ['quiero sacar el pasaporte de mis 2 hijos soy madre soltera el papa nunca aparece', 2],
    ['necesito sacarle pasaporte a mis dos niñas, su papá se fue hace años', 2],
    ['pasaporte para mis 2 niños, la mamá ya no vive con nosotros', 2],
    ['mis tres niños ocupan pasaporte, su papá anda preso', 3],
  ])('and what the office needs then is told at once: "%s"', (says, count) => {
    const luis = meetCitizen().write(says)
    expect(luis.titles()[0]).toBe('Cita de asesoría')
    expect(luis.state?.draft).toMatchObject({ who: 'minor', count })
  })

  test.each([
    ['son para mis 3 hijos el papá está en el norte y no manda ni un peso', '3 menores de edad'],
    [
      'fíjese que mi nieto se va a ir a los estados unidos con su papá que vive allá, el niño tiene 8 años y yo lo llevaría porque su mamá trabaja',
      'Una persona menor de 18',
    ],
    ['quiero pasaporte para mi hija, la niña tiene 5 años y yo la llevo', 'Una persona menor de 18'],
  ])('"%s"', (says, first) => {
    expect(TOTAL(meetCitizen().write(says).titles())).toBe(first)
  })

  test.each([
    ['pasaportes para mis dos hijos y su papá', '3, adultos y menores'],
    ['pasaporte para mis dos hijos, su papá y yo', '4, adultos y menores'],
    ['renovar yo y mi hija', '2, adultos y menores'],
    ['queremos cita jueves 10 para los 2, primera vez los dos', '2 personas adultas'],
    ['quiero cita, los dos juntos', '2 personas adultas'],
    ['cita para pasaporte, nosotras dos juntas', '2 personas adultas'],
    ['es para nosotros dos, renovar', '2 personas adultas'],
    ['vamos a renovar los dos en toluca', '2 personas adultas'],
  ])('who does come is counted: "%s"', (says, first) => {
    expect(TOTAL(meetCitizen().write(says).titles())).toBe(first)
  })

  test.each([
    ['mi jefa necesita pasaporte por primera vez, mi hermano le compró boleto para Houston, toluca', 'Otra persona adulta'],
    ['I will visit my mom in Toluca between December 20 and January 3, first passport for me', 'For me'],
    ["I'm visiting my parents in Guadalajara from Dec 18 to Jan 5 and I need to renew my passport", 'For me'],
  ])('who is visited, or pays, is not counted: "%s"', (says, first) => {
    const luis = meetCitizen().write(says)
    expect(luis.titles()[0]).toBe(first)
    expect(luis.read()).toMatch(/Toluca|Guadalajara/)
  })

  test('"e sacado" is "he sacado"', () => {
    const luis = meetCitizen().write('es que me van a mandar a trabajar a canada y pos nunca e sacado, vivo en toluca')
    expect(luis.state?.draft.family).toBe('first')
  })

  test.each([
    'somos mi esposo y yo, primera vez los dos, toluca',
    'mi esposa y yo queremos renovar el pasaporte para el viaje de aniversario',
    'mi novia y yo queremos pasaporte, primera vez ambos',
  ])('a couple needs no tap: "%s"', (says) => {
    const luis = meetCitizen().write(says)
    expect(luis.state?.draft).toMatchObject({ who: 'group', count: 2 })
    expect(luis.state?.draft.whom).toBeUndefined()
  })

  test.each([
    ['son tres niños, yo no saco', { who: 'minor', count: 3 }],
    ['son mis tres niños nada más, yo ya tengo', { who: 'minor', count: 3 }],
    ['nomás los tres niños', { who: 'minor', count: 3 }],
    ['solo los 3 niños, yo no', { who: 'minor', count: 3 }],
    ['yo también saco, somos cuatro', { who: 'group', count: 4 }],
  ])('the number is put right in words: "%s"', (says, draft) => {
    const luis = meetCitizen().write('queremos pasaporte, somos 4 con mis niños', says)
    expect(luis.state?.draft).toMatchObject(draft)
    expect(luis.state?.draft.whom).toBeUndefined()
  })
})

describe('a town counts wherever it stands in a message', () => {
  test.each([
    'pasaprte renovar toluca savado',
    'renovar toluca, trabajo en fábrica y salgo a las 2 y media',
    'buenas, renovacion, toluca, lo mas pronto',
    'toluca. quiero renovar mi pasaporte que ya se me vencio',
    'quiero renovar toluca 10 años... no, mejor 6',
    'me urge, toluca, soy enfermera y me voy en enero, renovar',
    'hola joven toluca renovar porfa jueves',
    'ocupo renovar aca en toluca, soy albañil',
    'Renovar pasaporte / Toluca / lunes',
  ])('in a first message: "%s"', (says) => {
    const luis = meetCitizen().write(says).agree()
    expect(luis.state?.draft.near?.name ?? JSON.stringify(luis.state?.draft.officeIds)).toMatch(/Toluca/)
  })

  test.each([
    ['toluca pues, la primera que haiga', 'Toluca'],
    ['zinacantepec, me urge', 'Zinacantepec'],
    ['la primera que haya en toluca', 'Toluca'],
    ['toluca jueves 10 a las 9', 'Toluca'],
    ['me urge, soy de metepec', 'Metepec'],
    ['pues metepec, cualquier dia', 'Metepec'],
    ['en metepec nomas salgo a las 3', 'Metepec'],
    ['me da igual, estoy en toluca', 'Toluca'],
  ])('where it is asked: "%s"', (says, town) => {
    const luis = meetCitizen().write('quiero renovar mi pasaporte', says)
    expect(luis.state?.draft.near?.name).toStartWith(town)
  })

  test.each(['siempre sí en toluca', 'siempre no, en toluca', 'ah no, toluca', 'pensándolo bien toluca', 'perdón es en toluca'])(
    'another office than the one that was chosen: "%s"',
    (says) => {
      const luis = meetCitizen().write('quiero renovar, vivo en toluca').tap('Naucalpan').write(says)
      const kept = JSON.stringify(luis.state?.draft)
      expect(luis.read()).toMatch(/Toluca/)
      expect(`${kept} ${luis.read()}`).not.toContain('No vi una CURP')
    },
  )

  test.each(['siempre no, en naucalpan', 'ah no, mejor naucalpan', 'fíjese que no, quiero en naucalpan'])(
    'another office than those near the town is named when it is taken: "%s"',
    (says) => expect(meetCitizen().write('quiero renovar', 'toluca', says).read()).toContain('Anoté: *Naucalpan*'),
  )

  test.each(['vivo en almoloya', 'soy de almoloya', 'nosotros vivimos en almoloya'])(
    'one of several of that name is said back while something else is asked: "%s"',
    (says) => {
      const luis = meetCitizen().write('primer pasaporte para mi hija de 5 años').write(says)
      expect(luis.read()).toContain('Anoté: *Almoloya*')
      expect(luis.read()).toContain('¿Quién irá a la oficina a dar ese permiso?')
    },
  )

  test.each([
    ['vivo en lerma', /Lerma/, 'Estado de México'],
    ['soy de lerma', /Lerma/, 'Estado de México'],
    ['vivo en almoloya', /Almoloya/, 'Estado de México'],
    ['soy de almoloya de juarez', /Almoloya/, 'Estado de México'],
  ])('of towns that are called alike: "%s"', (says, name, state) => {
    for (const written of [[`quiero renovar, ${says}`], ['quiero renovar', says]]) {
      const luis = meetCitizen().write(...written)
      const near = luis.state?.draft.near
      const asked = luis.replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
      if (near) expect(near.state).toBe('MC')
      else expect(asked.some((one) => name.test(one.title) && `${one.title} ${one.description}`.includes(state))).toBe(true)
    }
  })
})

describe('near an office its own hours are shown, and not those of towns far away', () => {
  const offices = (says: readonly string[]) =>
    meetCitizen()
      .write(...says)
      .replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
      .filter(({ title }) => /\d h$/.test(title))
      .map(({ description = '' }) => description.split(',')[0])

  test.each([
    [['renovar', 'metepec', 'jueves']],
    [['renovar', 'la primera que haya en toluca']],
    [['renovar', 'toluca pues, la primera que haiga']],
    [['renovar', 'zinacantepec, me urge']],
    [['renovar', 'toluca', 'en la tarde']],
  ])('%j', (says) => {
    const shown = offices(says)
    expect(shown.length).toBeGreaterThan(1)
    expect([...new Set(shown)].filter((one) => one !== 'Toluca' && !one?.startsWith('En ') && !one?.startsWith('A '))).toEqual([])
  })
})

describe('days and hours that are said early', () => {
  test.each([
    [['renovar toluca', 'lunes en la mañana', 'no mejor en la tarde'], { weekdays: [1], fromMinute: 720 }],
    [['renovar toluca', 'el jueves 10', 'mejor en la tarde'], { from: '2026-12-10', until: '2026-12-10', fromMinute: 720 }],
    [['renovar toluca', 'al otro lunes'], { from: '2026-12-07', until: '2026-12-07' }],
    [['renovar jueves', 'toluca'], { weekdays: [4] }],
    [['renovar el pasaporte para un viaje, podemos el jueves en la tarde, toluca'], { weekdays: [4], fromMinute: 720 }],
    [['renovar', 'toluca jueves 10 a las 9'], { from: '2026-12-10', until: '2026-12-10', fromMinute: 540 }],
  ] as const)('%j', (says, wish) => {
    expect(
      meetCitizen()
        .write(...says)
        .agree().state?.draft.wish,
    ).toMatchObject(wish)
  })

  test.each([
    'del 15 de enero en adelante',
    'desde el 15 de enero',
    'a partir del 15 de enero',
    'ya del 15 de enero para adelante',
  ])('from a day on, in the first message, at the hours and on the waiting list: "%s"', (says) => {
    const from = { from: '2027-01-15' }
    expect(meetCitizen().write(`quiero renovar en toluca ${says}`).agree().state?.draft.wish).toEqual(from)
    expect(meetCitizen().write('quiero renovar en toluca', says).state?.draft.wish).toEqual(from)
    const waits = meetCitizen({ directory: 'Toluca llena' }).write('quiero renovar', 'toluca').tap('Esperar en Toluca')
    waits.write('HESG580312MMCRTD06', 'Guadalupe Hernández Soto', says)
    expect(waits.read()).toContain('Le sirve: desde el viernes 15 de enero de 2027')
  })
})
