// The questions of a record are answered in whole sentences, and corrected in one.
import { describe, expect, test } from 'bun:test'
import { answersSaid, bookingPet, bookingPupil, petSummary, pupilSummary, withPet } from './two-agencies-town.ts'

describe('what a pet is called', () => {
  test.each([
    ['ya te dije firulais', 'firulais'],
    ['ya le había dicho que Rocky', 'Rocky'],
    ['Canela, ya se lo puse antes', 'Canela'],
    ['es Sultán', 'Sultán'],
    ['pues ya te lo escribí, Nube', 'Nube'],
    ['Don Gato', 'Don Gato'],
    ['Rey de la Casa Blanca', 'Rey de la Casa Blanca'],
  ])('is heard in "%s"', async (words, called) => {
    expect(answersSaid((await bookingPet()).write(words))).toEqual({ 'Nombre de la mascota': called })
  })

  test.each([
    ['Firulais, es perro', 'Firulais', 'Perro'],
    ['Michi, una gatita', 'Michi', 'Gato'],
    ['es un perrito y se llama Chato', 'Chato', 'Perro'],
  ])('is taken with the other answer that is beside it: "%s"', async (words, called, kind) => {
    const asked = (await bookingPet()).write(words)
    expect(answersSaid(asked)).toEqual({ 'Nombre de la mascota': called, Especie: kind })
    expect(asked.read()).toContain(`Especie: ${kind}`)
  })
})

describe('an answer that was wrong', () => {
  test.each([
    ['el nombre de mi perro está mal, es Fido', { 'Nombre de la mascota': 'Fido', Especie: 'Perro' }],
    ['está mal escrito el nombre de la mascota, debe decir Fido', { 'Nombre de la mascota': 'Fido', Especie: 'Perro' }],
    ['me equivoqué, mi perro se llama Fido', { 'Nombre de la mascota': 'Fido', Especie: 'Perro' }],
    ['no es Firulais, es Fido', { 'Nombre de la mascota': 'Fido', Especie: 'Perro' }],
    ['no es perro, es gato', { 'Nombre de la mascota': 'Firulais', Especie: 'Gato' }],
    ['puse mal la especie, es gato', { 'Nombre de la mascota': 'Firulais', Especie: 'Gato' }],
  ])('is put right in one message, with the hour held: "%s"', async (words, answers) => {
    const shown = (await petSummary()).write(words)
    expect(answersSaid(shown)).toEqual(answers)
    expect(shown.titles()).toContain('Confirmar')
  })

  test('is asked again alone, where nothing is said instead', async () => {
    const asked = (await petSummary()).write('está mal el nombre de mi perrita')
    expect(asked.read()).toContain('¿Cómo se llama su mascota?')
    expect(answersSaid(asked.write('Luna'))).toEqual({ 'Nombre de la mascota': 'Luna', Especie: 'Perro' })
  })

  test.each([
    ['el grado está mal, es tercero', 'Grado', '3'],
    ['el papá está mal, es Javier Hernández Ruiz', 'Mamá, papá o tutor', 'Javier Hernández Ruiz'],
  ])('is that of the question that is named: "%s"', async (words, label, said) => {
    expect(answersSaid((await pupilSummary()).write(words))[label]).toBe(said)
  })

  test('is not the own name, nor the hour', async () => {
    expect((await petSummary()).write('mi nombre está mal, es Ana Ruiz Pozos').state?.draft.people[0]?.name).toBe('Ana Ruiz Pozos')
    expect((await petSummary()).write('mejor el viernes').read()).toContain('hay estos lugares: *viernes*')
  })

  test.each([
    'quiero cambiar el nombre de la mascota, es Firulais',
    'no quiero otra hora, está mal escrito el nombre de mi perro',
    'puse mal la especie',
    'el nombre de mi perrita está equivocado',
  ])('is corrected by a person once there is a folio, also where hours are listed: "%s"', async (words) => {
    for (const standing of [await withPet(), (await withPet()).write('cambiar mi cita')])
      expect(standing.write(words).read()).toContain('los corrige una persona de la oficina')
  })
})

describe('a number in words', () => {
  test.each([
    ['segundo', '2'],
    ['a segundo', '2'],
    ['ya le dije, a segundo', '2'],
    ['quinto', '5'],
    ['2do', '2'],
    ['va a entrar a cuarto de primaria', '4'],
    ['a primer grado', '1'],
  ])('"%s"', async (words, grade) => {
    expect(answersSaid((await bookingPupil()).write(words))).toEqual({ Grado: grade })
  })

  test('out of limits is refused in the words of the record', async () => {
    for (const words of ['a séptimo', 'noveno', '8'])
      expect((await bookingPupil()).write(words).read()).toContain('Escriba un grado del 1 al 6.')
  })

  test.each(['un cuarto de kilo', 'no sé', 'tres cuartos'])('is none in "%s"', async (words) => {
    expect(answersSaid((await bookingPupil()).write(words))).toEqual({})
  })
})

test.each([
  'voy yo, su mamá, Elena Nava Ortiz',
  'la mamá, Elena Nava Ortiz',
  'Elena Nava Ortiz, la mamá',
  'Elena Nava Ortiz y soy su mamá',
  'su papá Elena Nava Ortiz',
  'yo, Elena Nava Ortiz',
  'viene su abuelita, se llama Elena Nava Ortiz',
  'la llevo yo, Elena Nava Ortiz',
  'va su tía Elena Nava Ortiz',
  'Elena Nava Ortiz, su tutora',
  'ya le dije, Elena Nava Ortiz',
])('who comes with a child is named in "%s"', async (words) => {
  expect(answersSaid((await bookingPupil()).write('2', words))).toEqual({ Grado: '2', 'Mamá, papá o tutor': 'Elena Nava Ortiz' })
})
