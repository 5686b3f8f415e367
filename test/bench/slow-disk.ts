import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../process/product.ts'
import { median, type Row } from './report.ts'
import { storeOnly } from './requests.ts'
import { serve } from './serve.ts'

const SLOWER_MS = 2
const ROUNDS = 2
const SECONDS = 1.5

/** Before each flush to the disk the process sleeps, as an ordinary disk would; the product knows nothing of it. */
const SHIM = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
static void wait_a_little(void) { struct timespec t = {0, ${SLOWER_MS * 1_000_000}}; nanosleep(&t, 0); }
int fsync(int fd) { wait_a_little(); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd); }
int fdatasync(int fd) { wait_a_little(); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd); }
`

/** What group commit is worth where a flush of the disk costs two milliseconds more. */
export async function measureSlowDisk(): Promise<Row[]> {
  const folder = temporaryFolder()
  const shim = buildShim(folder.path)
  const title = `storing / one commit a request, disk ${SLOWER_MS} ms slower`
  if (shim === undefined) return [{ what: title, value: Number.NaN, note: 'not measured: the shim could not be built with gcc' }]
  const grouped: number[] = []
  const each: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const env = { LD_PRELOAD: shim }
    each.push((await serve('each', storeOnly(4_000, `slow.each.${round}`), SECONDS, { env })).result.perSecond)
    grouped.push((await serve('grouped', storeOnly(30_000, `slow.grouped.${round}`), SECONDS, { env })).result.perSecond)
  }
  folder.remove()
  return [
    { what: `webhooks/s, storing, disk ${SLOWER_MS} ms slower`, value: median(grouped) },
    { what: title, value: median(grouped.map((one, i) => one / (each[i] ?? 0))), goal: '>= 8' },
  ]
}

function buildShim(folder: string): string | undefined {
  if (process.platform !== 'linux') return undefined
  const [source, library] = [join(folder, 'slow.c'), join(folder, 'slow.so')]
  writeFileSync(source, SHIM)
  return spawnSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']).status === 0 ? library : undefined
}
