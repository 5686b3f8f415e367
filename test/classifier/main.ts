// npm run train makes src/chat/classifier/weights.txt anew; npm run train -- check says what it is worth on sentences that it did not
// see. The learning uses exp, which differs between machines: what is shipped are whole numbers.
import { writeFileSync } from 'node:fs'
import { type Example, examplesIn, GATHERED_FILE, WRITTEN_FILE } from '../../src/chat/classifier/examples.ts'
import { WEIGHTS_FILE } from '../../src/chat/classifier/shipped.ts'
import { train } from '../../src/chat/classifier/trainer.ts'
import { writeWeights } from '../../src/chat/classifier/weights.ts'
import { everyday } from '../../src/reading/spelling.ts'
import { crossValidate, labelsOf, told } from './figures.ts'
import { gather } from './gather.ts'
import { asFile, hashOfSources } from './make.ts'

function gatherAnew(): void {
  const written = new Set(examplesIn(WRITTEN_FILE).map(({ text }) => everyday(text)))
  const others = gather().filter(({ text }) => !written.has(everyday(text)))
  writeFileSync(GATHERED_FILE, asFile('# Made by `npm run train` of the phrase tests and the golden conversations.', others))
}

const all = (): Example[] => [WRITTEN_FILE, GATHERED_FILE].flatMap(examplesIn)

if (process.argv[2] === 'check') {
  for (const nothing of [30, 50, 101])
    console.log(`none where that is as likely as ${nothing}\n${told(crossValidate(all(), { button: 5, nothing }))}`)
} else {
  gatherAnew()
  const examples = all()
  const weights = writeWeights(train(examples, labelsOf(examples)))
  writeFileSync(WEIGHTS_FILE, `learnt from ${hashOfSources()}\n${weights}\n`)
  console.log(`${examples.length} sentences, ${labelsOf(examples).length} labels, ${weights.length} bytes`)
}
