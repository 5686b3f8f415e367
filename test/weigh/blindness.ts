import { fileURLToPath } from 'node:url'
import { readSentences } from '../sentences/read.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What becomes of each known sentence, in a process of its own; `blind`: nothing but the reading sees its words. */
async function played(blind: boolean): Promise<string[]> {
  const preload = blind ? ['--preload', here('blind.ts')] : []
  const run = Bun.spawn([process.execPath, ...preload, here('became.ts')], { stdout: 'pipe', stderr: 'inherit' })
  const told = await new Response(run.stdout).text()
  if ((await run.exited) !== 0) throw new Error('the sentences could not be played')
  return JSON.parse(told)
}

/** Of how many known sentences something else becomes where code outside the reading sees "x" in the place of what was typed. */
export async function countBlindness(): Promise<Record<string, number>> {
  const [seen, blind] = [await played(false), await played(true)]
  if (seen.length !== readSentences().length) throw new Error('not every sentence was played')
  return { 'known sentences that need their words outside the readers': seen.filter((one, at) => one !== blind[at]).length }
}
