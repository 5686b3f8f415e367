import type { Contributions, Operation } from '../../admin/operation.ts'
import { noteCall } from './note.ts'
import { callList } from './to-call.ts'

export async function callOperations({ calls }: Pick<Contributions, 'calls'>): Promise<Operation[]> {
  const parts = await Promise.all(calls.map((load) => load()))
  return [callList(parts), noteCall(parts)]
}
