import { CONTROLS, type Control } from './controls.ts'
import { brokenGates } from './gates.ts'
import { play } from './play.ts'
import { PLAIN, STRATEGIES } from './strategies.ts'

export interface PlayedControl {
  figure: string | undefined
}

/** The strategy of a control, and the same town without a broker. */
export async function playControl({ strategy: name, telephones, size, gate }: Control, seed = 1): Promise<PlayedControl> {
  const strategy = STRATEGIES.find((one) => one.name === name)
  if (!strategy) throw new Error(`no strategy is called ${name}`)
  const alone = { ...strategy, name: 'nobody', begin: () => ({}) }
  const plain = gate === 'no way of not being asked' ? STRATEGIES.filter((one) => one.name.startsWith(PLAIN)) : []
  const played = [await play(strategy, telephones, seed, size), await play(alone, 0, seed, size)]
  for (const one of plain) played.push(await play(one, telephones, seed, size))
  return { figure: brokenGates(played).find((one) => one.gate === gate && one.strategy === name)?.figure }
}

if (import.meta.main) {
  const control = CONTROLS[Number(process.argv[2])]
  if (!control) throw new Error('no such control')
  console.log(JSON.stringify(await playControl(control)))
}
