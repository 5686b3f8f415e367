import { dlopen, FFIType, ptr } from 'bun:ffi'
import { Database } from 'bun:sqlite'
import { readFileSync } from 'node:fs'

const THREAD_CPUTIME = 3
const TICKS_A_SECOND = 100

/**
 * Microseconds of processor time that this thread has had, so that a busy machine does not count as our work; the wall where
 * the system has no such clock. `process.cpuUsage` would add the compiler's and the collector's threads.
 */
export const cpu: () => number = threadClock() ?? (() => performance.now() * 1000)

function threadClock(): (() => number) | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const libc = dlopen('libc.so.6', { clock_gettime: { args: [FFIType.i32, FFIType.ptr], returns: FFIType.i32 } })
    const time = new BigInt64Array(2)
    const at = ptr(time)
    return () => {
      libc.symbols.clock_gettime(THREAD_CPUTIME, at)
      return Number(time[0]) * 1e6 + Number(time[1]) / 1000
    }
  } catch {
    return undefined
  }
}

/**
 * Microseconds that a fixed piece of work of our kind takes here and now (rows written and read, JSON, hashes). A turn takes
 * about twice as long when the neighbours of this machine are busy, and so does this: divide the one by the other.
 */
export function calibrate(): number {
  const db = new Database(':memory:', { strict: true })
  db.run('create table fixed (id integer primary key, hash blob unique, body text)')
  const insert = db.query('insert into fixed (hash, body) values (?, ?) on conflict do nothing')
  const find = db.query<{ body: string }, [Uint8Array]>('select body from fixed where hash = ?')
  const body = { name: 'ventanilla', lines: Array.from({ length: 40 }, (_, i) => ({ i, words: `una línea de la página ${i}` })) }
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 300; round++) {
    const started = cpu()
    for (let i = 0; i < 5; i++) {
      const hash = new Bun.CryptoHasher('sha256').update(`${round}.${i}`).digest()
      insert.run(hash, JSON.stringify(body))
      JSON.parse(find.get(hash)?.body ?? '')
    }
    least = Math.min(least, cpu() - started)
  }
  db.close()
  return least
}

/** Milliseconds of processor time that a process has had so far, all its threads together; NaN where /proc does not say. */
export function processCpuMs(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND
}

/** What of its memory is in the machine now. */
export function residentMegabytes(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024
}
