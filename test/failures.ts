import { readFileSync } from 'node:fs'

/** What stands above the tests of a file in the output of `bun test`, more than once where files run beside each other. */
const HEADING = /^(test\/\S+\.test\.ts):$/
const PASSED = /^\((?:pass|skip|todo)\)/
/** A test that failed, a process of tests that died, or what failed outside of a test. */
const FAILED = /^(?:\(fail\)|✗|# Unhandled error)/
/** Where an error is told; what follows says why. */
const TOLD = /^(?:\w*[Ee]rror\b|\s+\^ this test|✗|# Unhandled error)/
const AFTER = 18
/** The end of a run: it counts and names nothing. */
const COUNTED = /^ *\d+ (?:pass|fail|skip|todo|errors?|expect\(\) calls)$|^Ran \d+ tests|^bun test v/
const LINES = 60

/**
 * What went wrong in a step that failed, from all that it printed, in at most 60 lines: first the names of the tests that failed
 * with their files, then the errors that were told in those files. Of a step that is no test: its last lines.
 */
export function failuresIn(output: string): string[] {
  const lines = output.split('\n').map((line) => line.trimEnd())
  const byFile = new Map<string, string[]>()
  let file = ''
  for (const line of lines) {
    const heading = HEADING.exec(line)?.[1]
    if (heading !== undefined) file = heading
    else if (line && !PASSED.test(line) && !COUNTED.test(line)) {
      const said = byFile.get(file) ?? []
      said.push(line)
      byFile.set(file, said)
    }
  }
  const failed = [...byFile].filter(([, said]) => said.some((line) => FAILED.test(line)))
  if (failed.length === 0) return lines.filter(Boolean).slice(-LINES)
  const names = shortened(
    failed.flatMap(([at, said]) => said.filter((line) => FAILED.test(line)).map((line) => `${at}: ${line}`)),
    LINES / 2,
  )
  const details = failed.map(([at, said]) => [`--- ${at}`, ...errorsIn(said)]).sort((a, b) => a.length - b.length)
  let left = LINES - names.length
  const shown = details.flatMap((said, at) => {
    const part = shortened(said, Math.floor(left / (details.length - at)))
    left -= part.length
    return part
  })
  return [...names, ...shown]
}

/** The lines that tell an error, without the source around it: a test may have printed much besides. */
function errorsIn(said: string[]): string[] {
  const told = said.flatMap((line, at) => (TOLD.test(line) ? [at] : []))
  return said.filter(
    (line, at) => !/^\s*\d+ \| |^\(fail\)|^\s+\^$/.test(line) && told.some((error) => at >= error && at <= error + AFTER),
  )
}

const shortened = (lines: string[], most: number): string[] =>
  lines.length <= most ? lines : [...lines.slice(0, Math.max(0, most - 1)), `... and ${lines.length - most + 1} lines more`]

// node src/commands/launch.mjs test/failures.ts FILE: the same of what was kept of a run.
if (import.meta.main) console.log(failuresIn(readFileSync(process.argv[2] ?? '', 'utf8')).join('\n'))
