import { dlopen, FFIType, ptr } from 'bun:ffi'

const THREAD_CPUTIME = 3

/**
 * Microseconds of processor time that this thread has had, so that a busy machine does not count as our work; undefined where
 * the system has no such clock. `process.cpuUsage` would add the compiler's and the collector's threads.
 */
export function threadClock(): (() => number) | undefined {
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

/** Microseconds that a fixed piece of work takes here and now: it helps to read the other figures, of this run and of another. */
export function calibrate(): number {
  const cpu = threadClock() ?? (() => performance.now() * 1000)
  const best = { us: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 30; round++) {
    const started = cpu()
    let text = 'ventanilla'
    for (let i = 0; i < 200; i++) text = new Bun.CryptoHasher('sha256').update(text).digest('hex')
    best.us = Math.min(best.us, cpu() - started)
  }
  return best.us
}
