// Every verb of chats and clerks, in any order: what nobody may bring about stays so. VERBS_SEEDS=20 plays more seeds, VERBS=3000 longer
// ones, VERBS_FAULTS=all hunts every planted fault instead of the first two.
import { expect, test } from 'bun:test'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { COPIED, changed, inCopyWith } from '../simulation/plant.ts'
import { FAULTS_OF_VERBS } from './faults-of-verbs.ts'
import { type PlayedVerbs, playVerbs } from './play-verbs.ts'

const SEEDS = Number(process.env.VERBS_SEEDS ?? 1)
const VERBS = Number(process.env.VERBS ?? 400)
const LONGEST_MS = 600_000
const ALSO_COPIED = ['test/brokers', 'test/texts', 'test/office.ts', 'test/cast.ts', 'test/clock.ts']
const EACH_TIME = 2

/** Without these the laws would have been asked of nothing. */
const COMES_ABOUT = ['confirmed', 'moved', 'disowned', 'owned_again', 'handed_over', 'taken_back', 'passed_on', 'person_corrected']

test(
  'no order of verbs passes a limit, shows or gives an appointment to a stranger, or sells a place',
  async () => {
    const counts: Record<string, number> = {}
    for (let seed = 1; seed <= SEEDS; seed++) {
      const played = await playVerbs(seed, VERBS)
      expect({ seed, findings: played.findings }).toEqual({ seed, findings: [] })
      for (const [what, n] of Object.entries(played.counts)) counts[what] = (counts[what] ?? 0) + n
    }
    if (process.env.VERBS_SEEDS) console.log(counts)
    expect(COMES_ABOUT.filter((what) => !counts[`event ${what}`])).toEqual([])
  },
  LONGEST_MS,
)

test('every planted fault still fits the text that it changes', () => {
  for (const { changes } of FAULTS_OF_VERBS) for (const change of changes) expect(changed(change)).not.toBe('')
})

const hunted = process.env.VERBS_FAULTS === 'all' ? FAULTS_OF_VERBS : FAULTS_OF_VERBS.slice(0, EACH_TIME)
for (const { name, seed, changes, says } of hunted) {
  test(
    `is found: ${name}`,
    async () => {
      const played = await inCopyWith(changes, [...COPIED, ...ALSO_COPIED], (folder) => playIn(folder, seed))
      expect({ found: played.findings.some((what) => says.test(what)), ...played }).toMatchObject({ found: true })
    },
    LONGEST_MS,
  )
}

async function playIn(folder: string, seed: number): Promise<PlayedVerbs> {
  const child = spawn(process.execPath, ['test/brokers/play-verbs.ts', `${seed}`, '2000'], { cwd: folder })
  const [out, trouble] = await Promise.all([text(child.stdout), text(child.stderr)])
  return out ? (JSON.parse(out) as PlayedVerbs) : { findings: [trouble], counts: {} }
}
