import { FAULTS, type FaultId, type PhoneFault } from './types.ts'

/** What was ordered to go wrong at the next occasion. */
export interface Faults {
  list(): PhoneFault[]
  prepare(id: FaultId, prepared: boolean): void
  /** True once for each order. */
  happens(id: FaultId): boolean
  clear(): void
}

export function createFaults(onChange: (faults: PhoneFault[]) => void): Faults {
  const prepared = new Set<FaultId>()
  const list = () => FAULTS.map((id) => ({ id, prepared: prepared.has(id) }))
  return {
    list,
    prepare(id, wanted) {
      if (wanted) prepared.add(id)
      else prepared.delete(id)
      onChange(list())
    },
    happens(id) {
      if (!prepared.delete(id)) return false
      onChange(list())
      return true
    },
    clear() {
      prepared.clear()
      onChange(list())
    },
  }
}
