import { judge } from './judge.ts'
import { readSentences } from './read.ts'
import { report } from './report.ts'

/** `npm run sentences` prints the figures; with a word after it also every sentence of that verdict or moment. */
const wanted = process.argv.slice(2)
const judged = []
for (const sentence of readSentences()) judged.push(await judge(sentence))
for (const { sentence, verdict, because } of judged)
  if (wanted.includes(verdict) || wanted.includes(sentence.moment) || wanted.includes('all'))
    console.log(`[${sentence.moment}] ${verdict}: ${sentence.text}\n    ${because}`)
console.log(report(judged))
