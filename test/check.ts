// npm run check: all that CI runs, one step after the other, each in a process of its own. Every step runs, so that one
// look shows everything that is wrong. `--tested` leaves out the tests that were run just before.
import { type SpawnOptions, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const tool = (path: string) => ['node', `node_modules/${path}`]
const BUN = process.execPath
/** A machine that is shared has slow seconds; what hangs is still found. The same stands in package.json. */
const test = (...what: string[]) => [BUN, 'test', '--parallel', '--timeout=30000', ...what]

interface Step {
  title: string
  command: string[]
  env?: Record<string, string>
}

/** Rooms whose tests know no day of the calendar, or take long and are played once more below. */
const WITHOUT_DAYS = ['hostile', 'contention', 'simulation', 'brokers', 'channels', 'emulator', 'pages', 'workers']
const TESTS: Step = { title: 'Tests', command: test('--path-ignore-patterns=test/browser/**') }
const STEPS: Step[] = [
  { title: 'Style', command: [...tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { title: 'Types', command: [...tool('typescript/bin/tsc'), '--noEmit'] },
  { title: 'Statements', command: [BUN, 'test/statements/main.ts'] },
  { title: 'Dead code', command: [...tool('knip/bin/knip.js'), '--no-progress'] },
  ...(process.argv.includes('--tested') ? [] : [TESTS]),
  // Tests must not lean on the machine's own zone: two hours west of Mexico City another day begins later.
  {
    title: 'Tests in Tijuana',
    command: [...TESTS.command, ...WITHOUT_DAYS.map((room) => `--path-ignore-patterns=test/${room}/**`)],
    env: { TZ: 'America/Tijuana', KILLS: '5' },
  },
  simulation('Simulation: 36 seeds of 30 citizens', { SIM_SEEDS: '36', SIM_CITIZENS: '30' }),
  simulation('Simulation: one seed of 300 citizens', { SIM_SEEDS: '1', SIM_CITIZENS: '300' }),
  {
    title: 'Contention and hostile input, longer',
    command: test('./test/contention', './test/hostile'),
    env: { HOSTILE_RUNS: '1000', CONTENTION_RIVALS: '200' },
  },
  { title: 'Every planted fault', command: [BUN, 'test', './test/simulation/faults.test.ts'], env: { SIM_FAULTS: 'all' } },
  { title: 'Tests in a browser', command: test('./test/browser') },
]

function simulation(title: string, env: Record<string, string>): Step {
  return { title, command: [BUN, 'test', './test/simulation/simulation.test.ts'], env }
}

/** Runs the step with its output on ours. False when it failed or could not be started. */
function run({ command, env }: Step): Promise<boolean> {
  const [program = '', ...args] = command
  const options: SpawnOptions = { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] }
  return new Promise((resolve) => {
    const child = spawn(program, args, options)
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

const failed: string[] = []
for (const step of STEPS) {
  console.log(`\n=== ${step.title}`)
  if (!(await run(step))) failed.push(step.title)
}
console.log(failed.length === 0 ? '\n=== All is well' : `\n=== Failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
