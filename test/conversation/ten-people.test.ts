// What ten more people ran into, each with their own way of writing, and the words beside it that must not be taken for the same.
// Their whole journeys are golden conversations: abuelita-dicta, joven-abrevia, poco-espanol, foto-de-la-curp, madre-de-tres,
// desconfia, tres-dias-despues, english-whole, para-mi-mama.
import { describe, expect, test } from 'bun:test'
import { DAY, HOUR } from '../../src/clock.ts'
import { hearAim } from '../../src/conversation/understanding/aims.ts'
import { findCurp } from '../../src/conversation/understanding/curps.ts'
import { hearWhen } from '../../src/conversation/understanding/days.ts'
import { nameIn } from '../../src/conversation/understanding/names.ts'
import { placeWords } from '../../src/conversation/understanding/places.ts'
import { everyday } from '../../src/conversation/understanding/spelling.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const es = TEXTS['es-MX']

describe('whose passport it is, in a sentence that names others', () => {
  test.each([
    'me dijo mi nieta que aquí saco la cita para renovar mi pasaporte',
    'se me venció el pasaporte y quiero ir a ver a mi hijo que vive allá en california',
    'mi hijo vive en chicago quiero mi primer pasaporte',
    'me robaron mi pasaporte, mi esposo me está escribiendo esto',
    'se me venció el pasaporte y voy con mi mamá a la cita',
    'I lost my passport, my son helped me write this',
  ])('"%s": of whoever writes', (says) => {
    expect(hearAim(says)?.who).toBe('self')
  })

  test.each([
    ['se me perdió el pasaporte de mi hijo', 'minor'],
    ['me robaron el pasaporte de mi mamá', 'other'],
    ['mi hijo que vive en toluca quiere renovar', 'minor'],
    ['yo ya tengo el mío es para mi esposa', 'other'],
    ['quiero renovar mi pasaporte y sacar el de mi hija', 'group'],
    ['se me venció el pasaporte y el de mi esposa también', 'group'],
    ['nunca he tenido pasaporte y mi hijo tampoco', 'group'],
    ['my passport expired and I need one for my daughter', 'group'],
    ["I need to renew my passport and my wife's too", 'group'],
  ])('"%s": of somebody else, or of both', (says, who) => {
    expect(hearAim(says)?.who).toBe(who as 'self')
  })

  test('whoever was taken to book for children and says "my own passport" books for themselves', () => {
    const luis = meetCitizen().write('can my kids get a passport here?', 'ok I want to renew my own mexican passport first')
    expect(luis.state?.draft).toMatchObject({ who: 'self', family: 'renewal' })
    expect(luis.read()).toContain(TEXTS.en.menu.understood('passport renewal'))
  })
})

describe('short Spanish', () => {
  test.each([
    ['yo querer pasaporte', 'yo quiero pasaporte'],
    ['no tener curp', 'no tengo curp'],
    ['yo no saber', 'yo no se'],
  ])('"%s" means "%s"', (says, meant) => {
    expect(everyday(says)).toBe(meant)
  })

  test.each([
    'hablar con una persona',
    'tener cita',
    'me multan por no tener curp',
    'puedo no ir',
    'quiero saber',
    'sin poder firmar',
  ])('"%s" stays as it is', (says) => {
    expect(everyday(says)).toBe(says)
  })
})

describe('signs, and short words in a sentence', () => {
  test('"+" before a word is "más", and before a telephone number nothing', () => {
    expect(everyday('la + cerca')).toBe('la mas cerca')
    expect(everyday('+52 55 1234')).toBe('52 55 1234')
  })

  test('"sin" is Sinaloa only where it is the whole answer', () => {
    expect(placeWords('puedo ir a la oficina sin dar mis datos')).toEqual([])
    expect(meetCitizen().write('quiero renovar mi pasaporte', 'sin').state?.draft.state?.code).toBe('SL')
  })

  test('where somebody else lives is not where whoever writes goes', () => {
    expect(placeWords('mi hijo vive en Puebla y yo vivo aquí en Metepec')[0]).toBe('Metepec')
  })

  test('a year of birth makes no wish of a date', () => {
    expect(hearWhen('Mario Ruiz Paz 4 de marzo de 1980', '2026-11-24')).toBeUndefined()
    expect(hearWhen('4 de marzo', '2026-11-24')).toMatchObject({ kind: 'wish' })
  })

  test('"the old one" and "tengo una duda" count no children, "un hijo" and "uno" do', () => {
    const count = (says: string) => meetCitizen().write('es para mis hijos', says).state?.draft.count
    expect(count("I don't have the old one with me")).toBeUndefined()
    expect(count('oiga es que tengo una pregunta de eso')).toBeUndefined()
    expect(count('nada más es para un hijo')).toBe(1)
    expect(count('uno')).toBe(1)
  })
})

describe('names beside CURPs', () => {
  test.each([
    ['y Leo Puga López', 'Leo Puga López'],
    ['la chiquita es Luisa Puga Salas', 'Luisa Puga Salas'],
    ['mi otro hijo se llama Leo Puga López', 'Leo Puga López'],
    ['Ana Puga López y', 'Ana Puga López'],
    ['Menor Ruiz Paz', 'Menor Ruiz Paz'],
    ['Eva Chico Luna', 'Eva Chico Luna'],
  ])('"%s" names %s', (words, name) => {
    expect(nameIn(words)).toBe(name)
  })

  test('chatter is no name where the CURP is of somebody else', () => {
    const luis = () => meetCitizen().write('mi primer pasaporte', 'naucalpan')
    expect(luis().write('ntp aki sta PUSL990101HBCRLS07').state?.draft.people[0]?.name).toBeUndefined()
    expect(luis().write('PUSL990101HBCRLS07 luis puga sol').state?.draft.people[0]?.name).toBe('Luis Puga Sol')
    expect(luis().write('PUSL990101HBCRLS07', 'luis puga sol').read()).toStartWith('Gracias, Luis.')
  })

  test('dictated letter by letter, with "y" after it', () => {
    expect(findCurp('mi curp es h e s g 5 8 0 3 1 2 m m c r t d 0 6 y me llamo Lupe')?.typed).toBe('HESG580312MMCRTD06')
  })
})

describe('where the CURP is asked', () => {
  const atTheCurp = () => meetCitizen().write('quiero renovar mi pasaporte', 'toluca').tap('Toluca')

  test('name and birth date are the way without one', () => {
    expect(atTheCurp().write('Mario Ruiz Paz, 4 de marzo de 1980').state?.draft.people[0]).toMatchObject({
      noCurp: true,
      name: 'Mario Ruiz Paz',
      birthDate: '1980-03-04',
    })
  })

  test('whoever will not give it reads that there is a way', () => {
    expect(atTheCurp().write('no les doy mi curp').read()).toContain(es.doubts.curpSafe)
    expect(atTheCurp().write('se las doy allá en la oficina').read()).toContain('también se puede sacar la cita sin la CURP')
  })

  test('a picture of the card is not opened, and what to do with it is said', () => {
    expect(atTheCurp().say({ kind: 'picture' }).read()).toContain(es.media.pictureToCopy)
    expect(atTheCurp().write('ahí está en la foto').read()).toContain(es.media.pictureToCopy)
    expect(meetCitizen().write('tengo que llevar fotos').read()).not.toContain(es.media.pictureToCopy)
  })
})

test('whoever has no CURP and says so early is told that there is a way, and the wish beside it is taken', () => {
  expect(meetCitizen().write('no tengo curp').read()).toContain('también se puede sacar la cita sin la CURP')
  expect(meetCitizen().write('sin curp puedo sacar mi primer pasaporte en toluca').state?.draft).toMatchObject({ family: 'first' })
})

describe('whoever goes on in spite of what the case needs', () => {
  const atAdvice = () => meetCitizen().write('pasaporte para mi hija').tap('Solo voy yo')

  test.each(['si quiero seguir', 'seguir', 'continuar'])('"%s" is asked where', (says) => {
    expect(atAdvice().write(says).state?.asked?.question).toBe('place')
  })

  test('a town named before is said back, and no town is made of a name', () => {
    expect(atAdvice().write('Naucalpan').read()).toStartWith('Anoté: *Naucalpan*.')
    expect(atAdvice().write('su papá se llama Guadalupe').state?.draft.near).toBeUndefined()
  })

  test('how the other parent signs is told', () => {
    expect(atAdvice().write('¿y mi esposo cómo firma allá?').read()).toContain(es.forward.later)
  })

  test('what to bring is what their case needs', () => {
    expect(atAdvice().tap('Seguir con la cita').write('qué llevo').read()).toContain('el permiso OP-7 de la otra persona')
  })
})

describe('an hour that was let go', () => {
  const lapsed = () =>
    choosesHour(meetCitizen())
      .tap('Jue 3 dic, 12:00 h')
      .wait(3 * DAY)

  test.each(['¿sigue mi lugar?', 'buenas tardes, ¿todavía tengo mi lugar?', '¿en qué íbamos?'])(
    '"%s" tells what was kept',
    (says) => {
      const lupe = lapsed().write(says)
      expect(lupe.state?.asked?.question).toBe('resume')
      expect(lupe.read()).toContain('ya se soltó')
    },
  )

  test.each(['el mismo día que tenía', 'el que tenía', 'la misma'])('"%s" holds it again', (says) => {
    expect(lapsed().write(says).state?.draft.slot).toMatchObject({ day: '2026-12-03', minute: 720 })
  })

  test('"el mismo viernes" is a Friday', () => {
    expect(lapsed().write('el mismo viernes').state?.draft.wish).toEqual({ weekdays: [5] })
  })

  test('"confirmar" holds it again and shows everything once more: nothing is booked unread', () => {
    const lupe = seesSummary(meetCitizen()).wait(HOUR).write('confirmar')
    expect(lupe.read()).not.toContain('Folio')
    expect(lupe.titles()).toContain('Confirmar')
    expect(lupe.write('confirmar').read()).toContain('Folio')
  })
})

describe('at the summary', () => {
  test('"se llama ..." and a name alone correct the name', () => {
    expect(seesSummary(meetCitizen()).write('está mal, se llama de otro modo').state?.asked?.question).toBe('name')
    const lupe = seesSummary(meetCitizen()).tap('Corregir un dato').write('María Guadalupe Hernández Soto')
    expect(lupe.state?.draft.people[0]?.name).toBe('María Guadalupe Hernández Soto')
  })

  test('"sí, cancelar" drops the booking that is asked about, and "no cancelar" does not', () => {
    const quits = () => seesSummary(meetCitizen()).write('cancelar')
    expect(quits().write('sí, cancelar').read()).toContain(es.quit.done)
    expect(quits().write('no cancelar').state?.draft.slot).toBeDefined()
  })
})

describe('an appointment that stands', () => {
  const booked = () => seesSummary(meetCitizen()).tap('Confirmar')

  test.each([
    ['no vamos a poder el jueves, ¿me la cambia para el viernes?', [5]],
    ['no puedo el jueves, cámbiela al viernes', [5]],
  ])('"%s" looks for that day', (says, weekdays) => {
    expect(booked().write(says).state?.draft.moving?.wish).toEqual({ weekdays })
  })

  test('"a la misma hora" is the hour that it has', () => {
    expect(booked().write('me la cambia para el viernes a la misma hora').state?.draft.moving?.wish).toEqual({
      weekdays: [5],
      fromMinute: 720,
      untilMinute: 721,
    })
  })

  test('is taken back in a sentence', () => {
    const lupe = booked().write('cancelar mi cita').tap('Sí, cancelarla').write('perdón, ¿me regresa la cita?')
    expect(lupe.read()).toContain('recuperé su cita')
  })
})

test('a sticker greets and thanks, and is no misunderstanding', () => {
  expect(meetCitizen().say({ kind: 'sticker' }).read()).not.toContain(es.media.unsupported)
  expect(seesSummary(meetCitizen()).tap('Confirmar').say({ kind: 'sticker' }).read()).toBe(es.common.bye)
})
