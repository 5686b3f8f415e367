import { costOf } from '../economy/cost.ts'
import { JOURNEYS } from '../economy/journeys.ts'
import type { Row } from './report.ts'

/** What each journey costs a citizen: messages to read, taps, and characters to type. Held by test/economy as well. */
export async function measureEconomy(): Promise<Row[]> {
  const rows: Row[] = []
  for (const journey of JOURNEYS) {
    const { messages, taps, characters } = await costOf(journey)
    const note = `${taps} ${taps === 1 ? 'tap' : 'taps'}, ${characters} characters typed`
    rows.push({ what: `messages to the citizen: ${journey.name}`, value: messages, goal: `<= ${journey.messages}`, note })
  }
  return rows
}
