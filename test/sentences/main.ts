import { judge } from './judge.ts'
import { BLIND_FILES, FILES, readSentences } from './read.ts'
import { report } from './report.ts'

/** `npm run sentences` prints the figures; with a word after it also every sentence of that verdict or moment. */
const wanted = process.argv.slice(2)
for (const files of [FILES, BLIND_FILES]) {
  const judged = []
  for (const sentence of readSentences(files)) judged.push(await judge(sentence))
  for (const { sentence, verdict, because } of judged)
    if (wanted.includes(verdict) || wanted.includes(sentence.moment) || wanted.includes('all'))
      console.log(`[${sentence.moment}] ${verdict}: ${sentence.text}\n    ${because}`)
  console.log(files === FILES ? report(judged) : `\nwritten blind:\n${report(judged)}`)
}
