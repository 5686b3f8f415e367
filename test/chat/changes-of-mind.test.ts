// Every change that a message names is made or asked, and only the summary itself is confirmed by a yes.
import { describe, expect, test } from 'bun:test'
import { type Citizen, meetCitizen } from './citizen.ts'

const CHANNELS = ['whatsapp', 'messenger'] as const

const atYears = (channel: (typeof CHANNELS)[number] = 'whatsapp'): Citizen =>
  meetCitizen({ channel }).write(
    ...['quiero renovar mi pasaporte', 'toluca', 'Toluca', 'GALM840312MMCRPR01', 'Maria Garcia Lopez'],
    'jueves 3 de diciembre a las 12',
  )
const atSummary = (channel?: (typeof CHANNELS)[number]): Citizen => atYears(channel).write('6 años')
const inEnglish = (): Citizen =>
  meetCitizen().write(
    ...['Hello, I want to renew my passport in Toluca', 'Toluca', 'GALM840312MMCRPR01', 'Maria Garcia Lopez'],
    ...['thursday december 3 at 12', '6 years'],
  )

const confirmed = (citizen: Citizen): boolean => /Folio: /.test(citizen.read())

describe.each(CHANNELS)('several changes in one message, on %s', (channel) => {
  test.each([
    ['a las 4 y media mejor y de 10 años', '10 años', 'Jueves 3 de diciembre de 2026, 16:30 h'],
    ['de 3 años y para el viernes a las 9 porfa', '3 años', 'Viernes 4 de diciembre de 2026, 9:00 h'],
    ['sí confirmo pero de 10 años y el viernes a las 9', '10 años', 'Viernes 4 de diciembre de 2026, 9:00 h'],
    ['de 10 años, no mejor de 3, y a las 9', '3 años', 'Jueves 3 de diciembre de 2026, 9:00 h'],
    ['oye y si mejor a las 4, no, a las 4 y media y de 10 años', '10 años', 'Jueves 3 de diciembre de 2026, 16:30 h'],
    ['cámbiela a las 9 y que sea de diez años', '10 años', 'Jueves 3 de diciembre de 2026, 9:00 h'],
  ])('are all made at the summary, which is shown once more: %s', (words, years, hour) => {
    const citizen = atSummary(channel).write(words)
    expect(citizen.read()).toContain(`renovar pasaporte, ${years}`)
    expect(citizen.read()).toContain(`*${hour}*`)
    expect(confirmed(citizen)).toBe(false)
    expect(citizen.write('sí').read()).toContain(`renovar pasaporte, ${years}\n*${hour}*`)
  })

  test('the last day and hour stand over those that were said before, and no denied one does', () => {
    const citizen = atYears(channel).write('martes 8 a las 10 y media', 'si el miercoles pero no a las 10 mejor a las 12')
    expect(citizen.read()).toContain('*miércoles 9 de diciembre, 12:00 h*')
    expect(citizen.write('martes 8 a las 9, sabe que mejor el jueves a las 12').read()).toContain(
      'jueves 3 de diciembre de 2026, 12:00 h',
    )
  })

  test.each([
    ['6, y mejor a las 4 y media', '6 años', '16:30 h'],
    ['10 años y la hora a las 9', '10 años', '9:00 h'],
    ['el de 10, pero cámbieme al viernes a las 9', '10 años', '9:00 h'],
  ])('are all made where the years are asked: %s', (words, years, hour) => {
    const citizen = atYears(channel).write(words)
    expect(citizen.read()).toContain(`renovar pasaporte, ${years}`)
    expect(citizen.read()).toContain(`, ${hour}*`)
  })

  test.each(['mejor en Naucalpan y de 10 años', 'mejor en Cuernavaca, y que sea de diez años'])(
    'one that is asked first drops none: %s',
    (words) => {
      const citizen = atSummary(channel).write(words)
      expect(citizen.read()).toStartWith('Anoté: *10 años*.')
      expect(citizen.state?.asked?.question).toBe('readBack')
      expect(citizen.write('no').read()).toContain('renovar pasaporte, 10 años')
    },
  )

  test('what was chosen already changes nothing, and the age of a child is none of it', () => {
    expect(atSummary(channel).write('6 te dije no 3, y cambia a las 4 y media mejor').read()).toContain('pasaporte, 6 años')
    expect(atSummary(channel).write('voy con mi hijo de 3 años').state?.draft.people[0]?.years).toBe(6)
    expect(atSummary(channel).write('pero de 3 años wey').read()).toContain('pasaporte, 3 años')
  })

  test.each(['va', 'sí', 'ok', 'confirmo', 'está bien'])('below something else that was said "%s" confirms nothing', (yes) => {
    const citizen = atSummary(channel).write('quiero otros datos raros de esto wey')
    expect(citizen.read()).toContain('¿Es una de estas?')
    expect(citizen.write(yes).read()).toContain('Revise su cita')
    expect(confirmed(citizen)).toBe(false)
    expect(confirmed(citizen.write(yes))).toBe(true)
  })

  test('what stands behind such a yes is heard', () => {
    const citizen = atSummary(channel).write('quiero otros datos raros de esto wey', 'sí, y de 10 años')
    expect(citizen.read()).toContain('renovar pasaporte, 10 años')
    expect(confirmed(citizen)).toBe(false)
  })

  test.each([
    ['si dale, y puedo llegar mas tarde si agarro trafico?', 'hasta cuándo espera a quien llega tarde'],
    ['va, y si se retrasa mi camión?', 'hasta cuándo espera a quien llega tarde'],
    ['si, y ahora mi esposo lunes a las 9 tambien, Pedro', 'Para la cita de su esposo: ya con folio'],
    ['va, y luego la de mi hermana', 'Para la cita de su hermana: ya con folio'],
  ])('a yes confirms, and what stands beside it is answered: %s', (words, answer) => {
    const citizen = atSummary(channel).write(words)
    expect(confirmed(citizen)).toBe(true)
    expect(citizen.read()).toContain('*Jueves 3 de diciembre de 2026, 12:00 h*')
    expect(citizen.read()).toContain(answer)
  })

  test('whether it can be changed is answered before there is a folio', () => {
    for (const citizen of [atYears(channel), atSummary(channel)])
      expect(citizen.write('puedo cambiarla?').read()).toContain('Cuando tenga su folio, aquí mismo puede cambiar')
  })

  test('the last of several years stands, and nobody else who is named is dropped', () => {
    expect(atYears(channel).write('3 años. no mejor 10. no, 6 q es mas barato q 10').read()).toContain('pasaporte, 6 años')
    const another = atYears(channel).write('10 y el de mi marido igual, se llama Pedro Canul Ek').read()
    expect(another).toContain('pasaporte, 10 años')
    expect(another).toContain('otra persona')
  })
})

describe('in English', () => {
  test('"correct" leads to correcting, as our texts say', () => {
    const citizen = inEnglish().write('correct')
    expect(confirmed(citizen)).toBe(false)
    expect(citizen.titles()).toContain('Change something')
  })
  test.each(['looks correct', 'yes, correct', 'all correct', "that's correct", 'Yes looks good. What if my flight is late?'])(
    '"%s" confirms',
    (yes) => expect(confirmed(inEnglish().write(yes))).toBe(true),
  )
})
