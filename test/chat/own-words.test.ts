import { describe, expect, test } from 'bun:test'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

/** Whoever was offered buttons may answer in words of their own. */

interface CaseRow {
  kind: string
  subject: string | null
  contact_id: number | null
}
const casesOf = ({ db }: Citizen): CaseRow[] =>
  db.client.query<CaseRow, []>('select kind, subject, contact_id from cases order by id').all()
const asked = ({ state }: Citizen): string | undefined => state?.asked?.question

const WHAT_HAPPENED = 'un señor me cobró 500 pesos afuera de la oficina'

describe('a report in words of one’s own', () => {
  test('what happened, said to "would you like to leave a report?", is taken as the report and not asked again', () => {
    const oscar = meetCitizen().write('denuncia', WHAT_HAPPENED)
    expect(oscar.read()).toContain('todavía no lo mandé')
    expect(oscar.read()).not.toContain('No entregue dinero')
    expect(casesOf(oscar)).toEqual([])
    oscar.tap('Con mis datos')
    expect(casesOf(oscar)).toEqual([{ kind: 'complaint', subject: 'named', contact_id: 1 }])
    expect(oscar.read()).toContain('Su denuncia ya está registrada')
  })

  test('without a name it keeps no contact', () => {
    const oscar = meetCitizen().write('denuncia', WHAT_HAPPENED).tap('Sin mis datos')
    expect(casesOf(oscar)).toEqual([{ kind: 'complaint', subject: 'anonymous', contact_id: null }])
  })

  test('whoever begins with it reads how to protect themselves, and need not write it again', () => {
    const oscar = meetCitizen().write('un coyote me cobró 500 pesos por la cita')
    expect(oscar.read()).toContain('No entregue dinero')
    expect(oscar.titles()).toContain('Con mis datos')
    expect(casesOf(oscar.tap('Con mis datos'))).toHaveLength(1)
  })

  test('said once more it replaces what was said before; "no" sends nothing', () => {
    const oscar = meetCitizen().write('denuncia', WHAT_HAPPENED, 'fueron dos señores y me cobraron 700 pesos')
    expect(asked(oscar)).toBe('report')
    expect(casesOf(oscar.tap('No lo mande'))).toEqual([])
    expect(oscar.read()).toContain('No lo mandé, y borré')
  })

  test.each([
    'el guardia me trató muy mal',
    'en la ventanilla me pidieron dinero',
    'me cobraron',
    'una licenciada de la oficina de Toluca pide dinero',
  ])('so is "%s"', (words) => {
    const oscar = meetCitizen().write('quiero renovar mi pasaporte', 'denuncia', words)
    expect(oscar.read()).toContain('todavía no lo mandé')
  })

  test('a yes leaves open how, and only that is asked', () => {
    const oscar = meetCitizen().write('denuncia', 'sí')
    expect(oscar.read()).toContain('¿Cómo lo mando?')
    expect(oscar.read()).not.toContain('No entregue dinero')
    expect(oscar.tap('Sí, sin mis datos').read()).toContain('¿Qué pasó?')
    const told = meetCitizen().write('denuncia', WHAT_HAPPENED, 'sí')
    expect(told.read()).toContain('Sin sus datos, nadie sabrá')
    expect(casesOf(told.tap('Sin mis datos'))).toHaveLength(1)
  })

  test.each([
    ['menú', 'menu'],
    ['cuánto cuesta el pasaporte', 'costs'],
    ['¿es cierto que venden citas?', 'report'],
    ['quiero renovar el pasaporte de mi mamá', 'whom'],
    ['sí', 'report'],
  ])('"%s" is no report', (words, question) => {
    const oscar = meetCitizen().write('denuncia', words)
    expect(asked(oscar)).toBe(question)
    expect(oscar.read()).not.toContain('todavía no lo mandé')
  })
})

describe('a name that is also an order', () => {
  test.each(['Coyote', 'Constancia'])('%s is a town, where the place is asked', (town) => {
    expect(meetCitizen().write('quiero renovar mi pasaporte', town).state?.draft.near?.name).toBe(town)
  })
})

describe('a person, rights and an appeal', () => {
  test('outside of the hours, what somebody wants to ask is left for the office', () => {
    const ana = meetCitizen()
    ana.wait(10 * 3_600_000)
    ana.write('asesor', 'mi apellido salió mal en el acta y no sé si así me atienden')
    expect(casesOf(ana)).toEqual([{ kind: 'person', subject: 'asked', contact_id: 1 }])
    expect(ana.read()).toContain('la oficina ya tiene su mensaje')
  })

  test('within the hours nobody reads it before a person has the chat: that is said, and the words are not lost', () => {
    const ana = meetCitizen().write('asesor', 'mi apellido salió mal en el acta y no sé si así me atienden')
    expect(casesOf(ana)).toEqual([{ kind: 'person', subject: 'asked', contact_id: 1 }])
    expect(ana.read()).toContain('lo que me escribió')
  })

  test('an answer to the booking is none for the office', () => {
    const ana = choosesHour(meetCitizen()).write('asesor', 'jueves 3 de diciembre a las 12')
    expect(casesOf(ana)).toEqual([])
    expect(ana.state?.draft.slot?.day).toBe('2026-12-03')
  })

  test.each([
    ['mi nombre está mal escrito, es Guadalupe', 'rectify'],
    ['quiero saber qué datos míos tienen', 'access'],
    ['quiero que borren todos los datos que guardaron de mí', 'cancel'],
    ['no quiero que usen mi teléfono para encuestas', 'oppose'],
  ])('"%s" is the right to %s', (words, subject) => {
    const ana = meetCitizen().write('mis datos', words)
    expect(casesOf(ana)).toEqual([{ kind: 'rights', subject, contact_id: 1 }])
  })

  test('a wish without what is meant is asked for it', () => {
    const ana = meetCitizen().write('mis datos', 'corregir un dato')
    expect([asked(ana), ana.state?.asked?.about]).toEqual(['forOffice', 'rectify'])
  })

  test.each(['teléfono', 'mis citas', 'pasaporte', 'documentos', 'comprobante'])(
    '"%s" says which data, where that is asked, and gives no order',
    (words) => {
      const ana = meetCitizen().write('mis datos').tap('Que borren mis datos').write(words)
      expect(casesOf(ana)).toEqual([{ kind: 'rights', subject: 'cancel', contact_id: 1 }])
    },
  )

  test.each(['menú', 'cancelar', 'regresar', 'inglés', 'ayuda'])('"%s" stays an order there', (words) => {
    const ana = meetCitizen().write('mis datos').tap('Que borren mis datos').write(words)
    expect(casesOf(ana)).toEqual([])
  })

  test('a claim that names no CURP is told what is missing, and stays', () => {
    const ana = meetCitizen().write('reclamar', 'alguien sacó cita con mi curp y no me la sé')
    expect(ana.read()).toContain('No vi una CURP')
    expect(asked(ana)).toBe('claim')
  })

  test('whoever reads of a limit and says why it should not hold has appealed', () => {
    const ana = meetCitizen()
    ana.db.client.query("update rules set value = 0 where name = 'live_people_a_phone'").run()
    ana.write('apelar')
    expect([asked(ana), ana.state?.asked?.about]).toEqual(['forOffice', 'appeal:other'])
    ana.write('somos siete de familia y solo hay un teléfono')
    expect(casesOf(ana)).toEqual([{ kind: 'person', subject: 'limit:other', contact_id: 1 }])
  })
})

describe('a message that was corrected after it was sent', () => {
  test('is not read, and whoever corrected it is told so, with the question once more: silence would look like agreement', () => {
    const rosa = meetCitizen()
      .write('quiero renovar mi pasaporte', 'toluca', 'Toluca', 'LOCR870520MMCPRS07')
      .say({ kind: 'edited' })
    expect(rosa.read()).toContain('no puedo leer la corrección. Si algo cambió, escríbalo otra vez')
    expect(rosa.read()).toContain('CURP')
  })

  test('confirms nothing at the summary', () => {
    const rosa = meetCitizen()
      .write('quiero renovar mi pasaporte', 'toluca', 'Toluca', 'LOCR870520MMCPRS06 Rosa López Cruz')
      .tap('Jue 3 dic, 9:00 h', '6 años')
      .say({ kind: 'edited' })
    expect(rosa.read()).toContain('¿Está todo bien?')
    expect(rosa.db.client.query("select 1 from appointments where state = 'confirmed'").all()).toEqual([])
  })
})

describe('a nod where nothing can be agreed to', () => {
  test.each(['ok', '👍', 'está bien'])('"%s" after the folio is courtesy', (nod) => {
    expect(seesSummary(meetCitizen()).write('confirmar', nod).read()).toBe('Con gusto. Si necesita algo más, escriba *Hola*.')
  })

  test('after "gracias" as well, and it begins nothing', () => {
    const lupe = meetCitizen().write('hola', 'gracias', 'ok')
    expect(lupe.read()).toBe('Con gusto. Si necesita algo más, escriba *Hola*.')
    expect(lupe.state?.draft.who).toBeUndefined()
  })

  test('is a yes to the only way on that is asked about', () => {
    expect(asked(meetCitizen().write('hola', 'mis citas', 'sí'))).toBe('menu')
    const lupe = choosesHour(meetCitizen()).write('ya no quiero esperar')
    expect(lupe.read()).toContain('¿Seguimos donde iba?')
    expect(asked(lupe.write('sí'))).toBe('slot')
  })

  test.each(['🙏🙏', '...', '❤️'])('%s is not told that it was not understood', (sign) => {
    expect(choosesHour(meetCitizen()).write(sign).read()).toStartWith('Aquí sigo.')
    expect(meetCitizen().write('hola', 'gracias', sign).read()).toBe('Con gusto. Si necesita algo más, escriba *Hola*.')
  })

  test('a mere question mark asks for the question once more', () => {
    expect(choosesHour(meetCitizen()).write('?').read()).toStartWith('Perdone. Se lo pregunto otra vez, con calma.')
  })

  test('at a question it is no answer, and nobody is told that they were not understood', () => {
    const lupe = choosesHour(meetCitizen()).write('ok')
    expect(lupe.read()).toStartWith('Aquí sigo.')
    expect(asked(lupe)).toBe('slot')
  })
})

describe('what is said before it is asked', () => {
  test.each([
    ['soy Guadalupe Hernández Soto', 'Gracias, Guadalupe.'],
    ['el viernes en la mañana', 'Anoté para cuándo: *viernes, por la mañana*.'],
    ['no, en martes no puedo, tengo diálisis', 'Anoté para cuándo: *cualquier día menos martes*.'],
    ['nada más el fin de semana', 'Anoté para cuándo: *en fin de semana*.'],
  ])('"%s" is said back while the CURP is still asked', (words, saidBack) => {
    const lupe = meetCitizen().write('quiero renovar', 'toluca').tap('Toluca').write(words)
    expect(asked(lupe)).toBe('curp')
    expect(lupe.read()).toStartWith(saidBack)
  })

  test('of a damaged passport, what to bring beside it', () => {
    expect(meetCitizen().write('mi pasaporte está roto').read()).toContain('Lleve el pasaporte dañado y también su INE')
    expect(meetCitizen().write('quiero renovar').read()).not.toContain('dañado')
  })
})

test('whoever has an appointment already and wants another hour changes the one that stands', () => {
  const again = seesSummary(meetCitizen()).write('confirmar', 'renovar', 'toluca').tap('Toluca').write('HESG580312MMCRTD06')
  expect(asked(again)).toBe('ownLive')
  expect(asked(again.write('es que me equivoqué, quiero otra hora'))).toBe('moving')
})

test('whoever asked for prices and then says what and where is booking, and reads no prices again', () => {
  const citizen = meetCitizen().write('cuánto cuesta el pasaporte')
  expect(citizen.read()).toContain('10 años: $4,280 pesos')
  const offices = citizen.write('y para renovar en toluca').read()
  expect(offices).toContain('¿Qué hora le conviene?')
  expect(offices).not.toContain('$4,280')
  const children = meetCitizen().write('cuánto cuesta', 'ahora sí quiero la cita para mis dos hijos, vamos los dos papás')
  children.tap('2 menores de edad')
  expect(children.read()).toContain('¿Quién irá a la oficina')
})

test('the years are taken, whatever is said of a discount beside them', () => {
  const older = choosesHour(meetCitizen()).tap('Jue 3 dic, 12:00 h').write('la de 10 años y tengo credencial de inapam')
  expect(older.state?.draft.people[0]?.years).toBe(10)
  const younger = meetCitizen()
    .write('Hola')
    .tap('Renovar mi pasaporte')
    .write('toluca', 'Toluca', 'PUSL990101HBCRLS07 Luis Puga Sol')
    .tap('Jue 3 dic, 12:00 h')
    .write('de 6 años, tengo una discapacidad')
  expect(younger.state?.draft.people[0]).toMatchObject({ years: 6, halfFee: true })
})
