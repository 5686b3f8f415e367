import { CAPABILITIES } from '../../src/capabilities.ts'
import type { Capability } from '../../src/capability.ts'

/** What one capability alone implements of what it may offer to the engines and to booking. */
export function countHooks(): Record<string, number> {
  const implementors = new Map<string, number>()
  const all: readonly Capability[] = CAPABILITIES
  for (const one of all) {
    const offered = [keysOf(one, ''), keysOf(one.chat, 'chat.'), keysOf(one.booking, 'booking.'), keysOf(one.personalData, 'data.')]
    for (const hook of offered.flat()) implementors.set(hook, (implementors.get(hook) ?? 0) + 1)
  }
  return {
    'hooks with one implementor': [...implementors.values()].filter((count) => count === 1).length,
    hooks: implementors.size,
  }
}

const keysOf = (part: object | undefined, prefix: string): string[] => Object.keys(part ?? {}).map((key) => prefix + key)
