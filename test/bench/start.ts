import { startProduct, temporaryFolder } from '../process/product.ts'
import { residentMegabytes } from './cpu.ts'
import { median, type Row } from './report.ts'

const STARTS = 5

/** From the start of the process to its first 200 on an existing database, and what it keeps in memory when idle. */
export async function measureStart(): Promise<Row[]> {
  const folder = temporaryFolder()
  const first = await startProduct(folder.path)
  await first.kill('SIGTERM')
  const times: number[] = []
  const memory: number[] = []
  for (let i = 0; i < STARTS; i++) {
    const began = performance.now()
    const product = await startProduct(folder.path)
    const response = await fetch(`http://127.0.0.1:${product.port}/health/live`)
    if (response.status === 200) times.push(performance.now() - began)
    await Bun.sleep(1_500) // Idle: the first round of jobs is over.
    memory.push(residentMegabytes(product.pid))
    await product.kill('SIGTERM')
  }
  folder.remove()
  return [
    { what: 'start to first 200, ms', value: median(times), goal: '<= 300' },
    { what: 'idle memory, MB', value: median(memory), goal: '<= 120' },
  ]
}
