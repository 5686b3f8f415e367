// npm run check: all that CI runs, each step in a process of its own. Every step runs, so that one look shows everything that is
// wrong, and what failed is told once more at the end. `--tested` leaves out the tests that were run just before. Nothing is done
// twice: what the tests ask is asked again only where more is asked, another zone or more of everything. What would be too long for
// each commit is shared out among those that follow each other (shares.ts). `npm run check -- Types browser` runs the steps of these
// words alone; with `--note` the times are written down in ci-times.json, with which every later run compares its own.
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { failuresIn } from './failures.ts'
import { controlsOf, faultsOf, largeSeedOf, seedsOf, withoutOf } from './shares.ts'
import { noteTimes, slowerThanNoted, type Times } from './times.ts'
import { turnOf } from './turn.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const tool = (path: string) => ['node', `node_modules/${path}`]
const BUN = process.execPath
/**
 * A machine that is shared has slow seconds; what hangs is still found. Each process reads the program once for all files that it
 * runs: nothing here changes what another file sees. The same stands in package.json.
 */
const test = (...what: string[]) => [BUN, 'test', '--parallel', '--no-isolate', '--timeout=30000', ...what]

interface Step {
  title: string
  command: string[]
  env?: Record<string, string>
  /** It keeps one core busy and not more: another such step may run beside it. */
  single?: true
}

const { nth: turn, by: turnBy } = turnOf()
const seeds = seedsOf(turn)
const faults = faultsOf(turn)
const without = withoutOf(turn)
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))

/**
 * All tests run in Tijuana (zone.ts), where a day begins two hours later than in Mexico City: what leans on the machine's zone shows
 * there. A mistake that happens to fit Tijuana does not; so the rooms that reckon days, and all conversations, run in UTC too, six hours
 * the other way, which is the zone of most servers. Processes do not: they are the same program with the same rooms.
 */
const IN_UTC = ['booking', 'texts', 'catalogue', 'schedule', 'reminders']
/** Those that try as many times as HOSTILE_RUNS says. The others of that folder have no more to try than what `npm test` tries. */
const LONGER_HOSTILE = ['admin', 'page', 'webhooks', 'words'].map((name) => `./test/hostile/${name}.test.ts`)
const TESTS: Step = { title: 'Tests', command: test('--path-ignore-patterns=test/browser/**') }
const STEPS: Step[] = [
  { title: 'Style', command: [...tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  // Several checkers compute a good half more between them.
  { title: 'Types', command: [...tool('typescript/bin/tsc'), '--noEmit', '--singleThreaded'], single: true },
  ...(process.argv.includes('--tested') ? [] : [TESTS]),
  // The long ones first: the others then find room beside them.
  {
    ...simulation('Simulation: one seed of 300 citizens', {
      SIM_FROM: `${largeSeedOf(turn)}`,
      SIM_SEEDS: '1',
      SIM_CITIZENS: '300',
    }),
    single: true,
  },
  {
    title: 'Without a capability, a quarter of the others in turn',
    command: [BUN, 'test', './test/process/without.test.ts'],
    env: { WITHOUT: without },
    single: true,
  },
  {
    title: 'Contention, longer',
    command: test('./test/contention/places.test.ts'),
    env: { CONTENTION_RIVALS: '200' },
    single: true,
  },
  { title: 'Dead code', command: [...tool('knip/bin/knip.js'), '--no-progress'], single: true },
  { title: 'Weight', command: [BUN, 'test/weigh/main.ts'], single: true },
  {
    title: 'Days and conversations in UTC',
    command: test(...IN_UTC.map((room) => `./test/${room}`), './test/conversations.test.ts'),
    env: { TZ: 'UTC' },
  },
  // The tests play the first four, and hunt the first three of the faults.
  simulation('Simulation: 16 more seeds of 30 citizens', { SIM_FROM: `${seeds.from}`, SIM_SEEDS: `${seeds.many}` }),
  { title: 'Hostile input, longer', command: test(...LONGER_HOSTILE), env: { HOSTILE_RUNS: '1000' } },
  {
    title: 'A sixth of the other planted faults',
    command: [BUN, 'test', './test/simulation/faults.test.ts'],
    env: { SIM_FAULTS: faults },
  },
  {
    title: 'A quarter of the negative controls against brokers',
    command: [BUN, 'test', './test/brokers/controls.test.ts'],
    env: { BROKERS_CONTROLS: controlsOf(turn) },
  },
  { title: 'Tests in a browser', command: test('./test/browser') },
]

function simulation(title: string, env: Record<string, string>): Step {
  return { title, command: [BUN, 'test', './test/simulation/simulation.test.ts'], env }
}

/** How a step ended, all that it printed, and how many seconds it computed. */
interface Ended {
  ok: boolean
  output: string
  computed: number
}

/**
 * Runs the step. Not ok when it failed or could not be started. `show` gets what it prints, as it comes. At its end it is told
 * how long it took, and how long it computed: on a machine that others use too, only that can be compared.
 */
async function run({ title, command, env }: Step, show: (text: string) => void): Promise<Ended> {
  const began = performance.now()
  let output = ''
  const take = (text: string) => {
    output += text
    show(text)
  }
  const listen = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder()
    for await (const piece of stream) take(decoder.decode(piece, { stream: true }))
  }
  take(`\n=== ${title}\n`)
  let ok = false
  let computed = 0
  try {
    const child = Bun.spawn(command, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: 'pipe',
    })
    const [code] = await Promise.all([child.exited, listen(child.stdout), listen(child.stderr)])
    ok = code === 0
    computed = Number(child.resourceUsage()?.cpuTime.total ?? 0) / 1e6
  } catch (error) {
    take(`${error}\n`)
  }
  const took = (performance.now() - began) / 1_000
  take(`=== ${title}: ${ok ? 'passed' : 'failed'} after ${Math.round(took)} s (computed ${Math.round(computed)} s)\n`)
  return { ok, output, computed }
}

/** Prints at once while it is its turn; until then what comes waits, so that two outputs are never mixed. */
function printerAfter(turn: Promise<unknown>) {
  let waiting: string | undefined = ''
  void turn.then(() => {
    process.stdout.write(waiting ?? '')
    waiting = undefined
  })
  return (text: string) => {
    if (waiting === undefined) process.stdout.write(text)
    else waiting += text
  }
}

/** All steps in their order; as many of those that need one core run beside each other as there are cores. */
async function runAll(steps: Step[]): Promise<(Step & Ended)[]> {
  const running = new Map<Step, Promise<Ended>>()
  const isFree = (step: Step) =>
    step.single ? running.size < availableParallelism() && [...running.keys()].every(({ single }) => single) : running.size === 0
  const all: Promise<Step & Ended>[] = []
  for (const step of steps) {
    while (!isFree(step)) await Promise.race(running.values())
    const ended = run(step, printerAfter(Promise.all(all))).finally(() => running.delete(step))
    running.set(step, ended)
    all.push(ended.then((how) => ({ ...step, ...how })))
  }
  return Promise.all(all)
}

console.log(
  `=== Turn ${turn}, by ${turnBy}: seeds from ${seeds.from} on, faults ${faults}, without ${without}. CI_TURN=${turn} does the same again.`,
)
const began = performance.now()
const chosen = STEPS.filter(
  ({ title }) => asked.length === 0 || asked.some((word) => title.toLowerCase().includes(word.toLowerCase())),
)
const done = await runAll(chosen)
const failed = done.filter(({ ok }) => !ok)
const times: Times = Object.fromEntries(done.filter(({ ok }) => ok).map(({ title, computed }) => [title, computed]))
console.log(`\n=== All steps took ${Math.round((performance.now() - began) / 1_000)} s`)
for (const line of slowerThanNoted(times)) console.log(line)
if (process.argv.includes('--note')) noteTimes(times)
console.log(failed.length === 0 ? '\n=== All is well' : `\n=== Failed: ${failed.map(({ title }) => title).join(', ')}`)
for (const { title, output } of failed) console.log([`\n=== What failed in: ${title}`, ...failuresIn(output)].join('\n'))
process.exitCode = failed.length === 0 ? 0 : 1
