// Each rule against brokers, switched off, breaks its gate: else the gate would show nothing. BROKERS_CONTROLS=all plays every one of
// them, BROKERS_CONTROLS=2/4 a quarter; without it only the texts are looked for.
import { expect, test } from 'bun:test'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { COPIED, changed, inCopyWith } from '../simulation/plant.ts'
import { CONTROLS, type Control, controlsIn } from './controls.ts'
import { type PlayedControl, playControl } from './play-control.ts'

const LONGEST_MS = 1_200_000
const ALSO_COPIED = ['test/brokers', 'test/texts', 'test/office.ts', 'test/cast.ts', 'test/clock.ts']

test('what each control changes is still there', () => {
  for (const { off } of CONTROLS) for (const change of off) expect(changed(change)).not.toBe('')
})

const asked = process.env.BROKERS_CONTROLS
for (const control of asked ? controlsIn(asked) : []) {
  test(
    `${control.gate}: holds, and not without its rule: ${control.name}`,
    async () => {
      expect({ with: (await playControl(control)).figure }).toEqual({ with: undefined })
      expect({ without: (await withoutIt(control)).figure }).not.toEqual({ without: undefined })
    },
    LONGEST_MS,
  )
}

const withoutIt = (control: Control): Promise<PlayedControl> =>
  inCopyWith(control.off, [...COPIED, ...ALSO_COPIED], (folder) => playIn(folder, CONTROLS.indexOf(control)))

async function playIn(folder: string, nth: number): Promise<PlayedControl> {
  const child = spawn(process.execPath, ['test/brokers/play-control.ts', `${nth}`], { cwd: folder })
  const [out, trouble] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (!out) throw new Error(trouble)
  return JSON.parse(out) as PlayedControl
}
