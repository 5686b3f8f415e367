// npm run train makes src/chat/classifier/weights.txt anew; npm run train -- check says what it is worth on sentences that it did not
// see. The learning uses exp, which differs between machines: what is shipped are whole numbers.
import { readFileSync, writeFileSync } from 'node:fs'
import { EXAMPLE_FILES, readExamples, shippedExamples } from '../../src/chat/classifier/examples.ts'
import { SHIPPED_FILE } from '../../src/chat/classifier/shipped.ts'
import { train } from '../../src/chat/classifier/training.ts'
import { writeWeights } from '../../src/chat/classifier/weights.ts'
import { everyday } from '../../src/chat/understanding/spelling.ts'
import { crossValidate, labelsOf, told } from './figures.ts'
import { gather } from './gather.ts'
import { asFile, hashOfSources } from './make.ts'

const [own = '', gathered = ''] = EXAMPLE_FILES

function gatherAnew(): void {
  const written = new Set(readExamples(readFileSync(own, 'utf8')).map(({ text }) => everyday(text)))
  const others = gather().filter(({ text }) => !written.has(everyday(text)))
  writeFileSync(gathered, asFile('# Made by `npm run train` of the phrase tests and the golden conversations.', others))
}

if (process.argv[2] === 'check') {
  for (const least of [5, 8, 12, 20, 30, 40]) console.log(`from ${least} percent on\n${told(crossValidate(shippedExamples(), least))}`)
} else {
  gatherAnew()
  const examples = shippedExamples()
  const weights = writeWeights(train(examples, labelsOf(examples)))
  writeFileSync(SHIPPED_FILE, `learnt from ${hashOfSources()}\n${weights}\n`)
  console.log(`${examples.length} sentences, ${labelsOf(examples).length} labels, ${weights.length} bytes`)
}
