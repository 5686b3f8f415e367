// Anger beside a yes at the summary is no complaint: where it is no clear yes, how to say one is told.
import { expect, test } from 'bun:test'
import { meetCitizen, seesSummary } from './citizen.ts'

for (const said of [
  'ya llevo media hora aqui que desesperante, si confirmela ya de una vez por todas',
  'ay dios ya confirmela que me desespero con tanta pregunta',
  'ya confirmala de una buena vez que se me hace tarde para el trabajo',
])
  test(`"${said}" is asked once more with how to confirm, and no complaint is offered`, () => {
    const citizen = seesSummary(meetCitizen()).write(said)
    expect(citizen.titles()).toContain('Confirmar')
    expect(citizen.titles()).not.toContain('Poner una queja')
    expect(citizen.read()).toContain('*Confirmar*')
    expect(citizen.state?.asked?.question).toBe('summary')
  })
