import { onTestFinished } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const tasks: (() => unknown)[] = []

/** Runs when the test is over, the newest first: what is open is closed before its folder goes, as Windows asks for it. */
export function afterwards(task: () => unknown): void {
  if (tasks.length === 0)
    onTestFinished(async () => {
      while (tasks.length > 0) await tasks.pop()?.()
    })
  tasks.push(task)
}

/** A folder of the test's own, which goes when the test is over. */
export function ownFolder(name = 'ventanilla-'): string {
  const folder = mkdtempSync(join(tmpdir(), name))
  afterwards(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
