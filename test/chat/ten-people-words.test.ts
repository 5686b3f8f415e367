// The words of the ten people (ten-people.test.ts), and those beside them that mean something else.
import { describe, expect, test } from 'bun:test'
import { parseAim } from '../../src/reading/aims.ts'
import { parseCurp } from '../../src/reading/curps.ts'
import { nameIn } from '../../src/reading/names.ts'
import { placeWords } from '../../src/reading/places.ts'
import { everyday } from '../../src/reading/spelling.ts'
import { parseWhen } from '../../src/reading/times.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { meetCitizen } from './citizen.ts'

describe('whose passport it is, in a sentence that names others', () => {
  test.each([
    'me dijo mi nieta que aquí saco la cita para renovar mi pasaporte',
    'se me venció el pasaporte y quiero ir a ver a mi hijo que vive allá en california',
    'mi hijo vive en chicago quiero mi primer pasaporte',
    'me robaron mi pasaporte, mi esposo me está escribiendo esto',
    'se me venció el pasaporte y voy con mi mamá a la cita',
    'I lost my passport, my son helped me write this',
  ])('"%s": of whoever writes', (says) => {
    expect(parseAim(says)?.who).toBe('self')
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
    expect(parseAim(says)?.who).toBe(who as 'self')
  })

  test('whoever was taken to book for children and says "my own passport" books for themselves', () => {
    const luis = meetCitizen().write('can my kids get a passport here?', 'ok I want to renew my own mexican passport first')
    expect(luis.state?.draft).toMatchObject({ who: 'self', family: 'renewal' })
    expect(luis.read()).toContain(TEXTS.en.place.ask)
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
    expect(parseWhen('Mario Ruiz Paz 4 de marzo de 1980', '2026-11-24')).toBeUndefined()
    expect(parseWhen('4 de marzo', '2026-11-24')).toMatchObject({ kind: 'wish' })
  })

  test('"the old one" and "tengo una duda" count no children, "un hijo" and "uno" do', () => {
    const count = (says: string) => meetCitizen().write('es para mis hijos', 'son menores de edad', says).state?.draft.count
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
    expect(parseCurp('mi curp es h e s g 5 8 0 3 1 2 m m c r t d 0 6 y me llamo Lupe')?.typed).toBe('HESG580312MMCRTD06')
  })
})
