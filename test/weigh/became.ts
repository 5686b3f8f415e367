// What becomes of each known sentence, as JSON. What leads to its moment is read with open eyes also where `blind.ts` is preloaded.
import { judge } from '../sentences/judge.ts'
import { readSentences } from '../sentences/read.ts'
import { stageOf } from '../sentences/stage.ts'

const sentences = readSentences()
for (const { moment } of sentences) await stageOf(moment)
Object.assign(globalThis, { readsBlind: true })
const became: string[] = []
for (const sentence of sentences) became.push((await judge(sentence)).because)
console.log(JSON.stringify(became))
