// npm run read -- "mejor en zapopan a las 12": what a message means before anything is decided, as JSON, in the offices of the golden
// conversations on the day on which they begin. `--at hora` plays it at that moment of a booking (test/sentences) and prints what is
// done and said. Last what the classifier would propose at the menu if nothing else understood it.
import { classifier } from '../../src/chat/classifier/shipped.ts'
import { readIn } from '../../src/chat/reading.ts'
import { meaningOf } from '../../src/reading/meaning.ts'
import { openDirectory } from '../conversations/directory.ts'
import { factsOf } from '../sentences/facts.ts'
import { SITUATIONS } from '../sentences/read.ts'
import { enter, type Moment, stageOf } from '../sentences/stage.ts'

const TODAY = '2026-11-24'
const AT_THE_MENU = { question: 'menu', books: false, stands: false } as const

const words = process.argv.slice(2)
const flag = words.indexOf('--at')
const [, at] = flag < 0 ? [] : words.splice(flag, 2)
const moment = at === undefined ? undefined : SITUATIONS[at]
if (at !== undefined && !moment) throw new Error(`no moment is called "${at}": ${Object.keys(SITUATIONS).join(', ')}`)

const db = openDirectory('varias oficinas')
for (const text of words) {
  const meaning = meaningOf(readIn(text, db, () => TODAY))
  console.log(`${text}\n${JSON.stringify(meaning, null, 2)}`)
  for (const { wish, score } of classifier.propose(text, AT_THE_MENU)) console.log(`perhaps ${wish} ${score}`)
  if (moment) await printPlayed(text, moment)
}
db.close()

async function printPlayed(text: string, at: Moment): Promise<void> {
  const stage = await stageOf(at)
  const { office, phone } = enter(stage, text)
  await phone.write(text)
  const { draft, asked } = factsOf(office)
  const keys = [...new Set([...Object.keys(stage.before.draft), ...Object.keys(draft)])] as (keyof typeof draft)[]
  const changed = keys.filter((key) => JSON.stringify(draft[key]) !== JSON.stringify(stage.before.draft[key]))
  console.log(`at ${stage.before.asked?.question ?? 'rest'} -> ${asked?.question ?? 'rest'}`)
  for (const key of changed) console.log(`  ${key} = ${JSON.stringify(draft[key])}`)
  for (const reply of phone.read()) console.log('body' in reply ? reply.body : JSON.stringify(reply))
  office.db.close()
}
