import { describe, expect, test } from 'bun:test'
import { meetCitizen } from '../chat/citizen.ts'

describe('a need whose question is passed over', () => {
  const asked = () => meetCitizen().write('soy sordo y quiero renovar mi pasaporte en Toluca')

  test('waits until an hour is held, and is asked no third time', () => {
    const abel = asked()
    expect(abel.state?.asked?.question).toBe('need')
    abel.write('el jueves 3 a las 9', 'HESG580312MMCRTD06 Guadalupe Hernández Soto')
    expect(abel.state?.asked?.question).toBe('need')
    expect(abel.write('de 6 años').state?.asked?.question).toBe('summary')
  })

  test('stands in what is read back', () => {
    const abel = meetCitizen().write('Yo sordo. Necesito renovar pasaporte en Toluca el jueves, interprete señas LSM. No llamada')
    expect(abel.read()).toContain('Por confirmar: *no oye bien e intérprete')
  })

  test('is noted by a tap then', () => {
    const abel = asked().write('el jueves 3 a las 9', 'HESG580312MMCRTD06 Guadalupe Hernández Soto').tap('Sí, anótelo')
    expect(abel.read()).toContain('Queda anotado')
    expect(abel.state?.asked?.question).toBe('validity')
  })
})
