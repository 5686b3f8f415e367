import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How many lines of the program, and of how many files, run only because a citizen types these words where a place is asked. */
export function linesRunFor(words: string): Record<string, number> {
  const [without, having] = [linesRun(''), linesRun(words)]
  const more = [...having].filter(([line, times]) => times > (without.get(line) ?? 0)).map(([line]) => line)
  return {
    [`lines run for "${words}"`]: more.length,
    [`files run for "${words}"`]: new Set(more.map((line) => line.replace(/:\d+$/, ''))).size,
  }
}

/** How often each line (`path:line`) of src and db ran, by Bun's own coverage. */
function linesRun(words: string): Map<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-'))
  try {
    const coverage = ['--coverage', '--coverage-reporter=lcov', `--coverage-dir=${folder}`]
    const { success, stderr } = Bun.spawnSync([process.execPath, 'test', ...coverage, './test/weigh/played.ts'], {
      env: { ...process.env, WEIGHED_WORDS: words },
      stdout: 'ignore',
      stderr: 'pipe',
    })
    if (!success) throw new Error(`the conversation was not played: ${stderr}`)
    return timesIn(readFileSync(join(folder, 'lcov.info'), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function timesIn(lcov: string): Map<string, number> {
  const times = new Map<string, number>()
  let path = ''
  for (const line of lcov.split('\n')) {
    if (line.startsWith('SF:')) path = line.slice(3)
    const [, number, count] = /^DA:(\d+),(\d+)/.exec(line) ?? []
    if (number && /^(?:src|db)\//.test(path)) times.set(`${path}:${number}`, Number(count))
  }
  return times
}
