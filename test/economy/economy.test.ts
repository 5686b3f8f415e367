import { expect, test } from 'bun:test'
import { costOf } from './cost.ts'
import { JOURNEYS } from './journeys.ts'

for (const journey of JOURNEYS) {
  test(`${journey.name}: at most ${journey.messages} messages and ${journey.characters} typed characters, and no dead end`, async () => {
    const cost = await costOf(journey)
    expect(cost.deadEnds).toEqual([])
    expect(cost.messages).toBeGreaterThan(0)
    expect(cost.messages).toBeLessThanOrEqual(journey.messages)
    expect(cost.characters).toBeLessThanOrEqual(journey.characters)
  })
}
