import type { Operation } from '../../admin/operation.ts'
import type { PersonalData } from '../../messaging/deps.ts'
import { copyOfData } from './copy.ts'
import { eraseData } from './erase.ts'
import { copyParts } from './kept-data.ts'

export async function privacyOperations(kept: readonly PersonalData[]): Promise<Operation[]> {
  const shown = await Promise.all(kept.flatMap((one) => one.shown?.() ?? []))
  return [copyOfData(copyParts(shown)), eraseData(shown, kept)]
}
