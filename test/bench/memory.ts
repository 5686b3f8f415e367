import { startProduct, temporaryFolder } from '../process/product.ts'
import { residentMegabytes } from './cpu.ts'
import { pour } from './load.ts'
import { WEBHOOKS } from './options.ts'
import type { Row } from './report.ts'
import { storeOnly } from './requests.ts'

const PARTS = 10

/** Memory of the real process while it takes very many webhooks: what grows with their number would show. */
export async function measureMemory(): Promise<Row[]> {
  const folder = temporaryFolder()
  const product = await startProduct(folder.path)
  const idle = residentMegabytes(product.pid)
  const after: number[] = []
  for (let part = 0; part < PARTS; part++) {
    await pour(product.publicPort, storeOnly(WEBHOOKS / PARTS, `memory.${part}`), 64, 600)
    after.push(residentMegabytes(product.pid))
  }
  await product.kill('SIGTERM')
  folder.remove()
  const [early = Number.NaN, last = Number.NaN] = [after[2], after.at(-1)]
  return [
    { what: 'memory at the start, MB', value: idle },
    { what: `memory after ${WEBHOOKS} webhooks, MB`, value: last },
    { what: '  / after three tenths of them', value: last / early, goal: '<= 1.3' },
  ]
}
