import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, type Row } from './report.ts'

const HERE = fileURLToPath(new URL('../..', import.meta.url))
const PAIRS = 3

/** The same parts in this tree and at a commit, in turn, so that a busy machine slows both: the median of the ratios of each figure. */
export function measureAgainst(commit: string, parts: readonly string[]): Row[] {
  const there = join(tmpdir(), `bench-${commit}-${process.pid}`)
  run(['git', 'worktree', 'add', '--quiet', '--detach', there, commit], HERE)
  try {
    symlinkSync(join(HERE, 'node_modules'), join(there, 'node_modules'))
    const pairs = Array.from({ length: PAIRS }, () => [figures(there, parts), figures(HERE, parts)] as const)
    return [...(pairs[0]?.[0].keys() ?? [])].flatMap((what) => {
      const ratios = pairs.map(([before, now]) => (now.get(what) ?? Number.NaN) / (before.get(what) ?? Number.NaN))
      const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2))
      return ratios.some(Number.isNaN) ? [] : [{ what, value: median(ratios), note: `of ${commit}, ${least} to ${most}` }]
    })
  } finally {
    run(['git', 'worktree', 'remove', '--force', there], HERE)
    rmSync(there, { recursive: true, force: true })
  }
}

function figures(folder: string, parts: readonly string[]): Map<string, number> {
  // It exits with 1 where a goal was missed; the figures are there all the same.
  Bun.spawnSync([process.execPath, 'test/bench/main.ts', ...parts], { cwd: folder, stderr: 'inherit' })
  const { rows } = JSON.parse(readFileSync(join(folder, 'test/.artifacts/bench.json'), 'utf8')) as { rows: Row[] }
  return new Map(rows.map(({ what, value }) => [what, value]))
}

function run(command: string[], cwd: string): void {
  const { success, stderr } = Bun.spawnSync(command, { cwd, stderr: 'pipe' })
  if (!success) throw new Error(`${command.join(' ')}: ${stderr}`)
}
