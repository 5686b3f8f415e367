import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type Citizen, createCitizen } from '../process/citizen.ts'
import { startStubGraph } from '../process/graph.ts'
import { type Product, startProduct, temporaryFolder } from '../process/product.ts'
import { processCpuMs } from './cpu.ts'
import { pour } from './load.ts'
import { percentile, type Row } from './report.ts'
import { storeOnly } from './requests.ts'

const CITIZENS = 48
const SECONDS = 8
/** What a booking costs the process: messages in, statuses in, messages out. */
const ENVIRONMENT = { WHATSAPP_MESSAGES_PER_SECOND: '1000' }

/** Whole journeys over HTTP against the real process, from "Hola" to the folio, each message sent and its status taken. */
export async function measureBooking(): Promise<Row[]> {
  const town = await bookFor(SECONDS)
  return [
    { what: 'bookings/s, whole journeys over HTTP', value: town.folios / town.seconds, note: `${town.folios} folios` },
    { what: "webhook's answer in them, ms, median", value: percentile(town.answersMs, 0.5) },
    { what: "webhook's answer in them, ms, p99", value: percentile(town.answersMs, 0.99) },
    { what: 'CPU of the process, ms a booking', value: town.cpuMs / town.folios, note: 'all threads, sending included' },
    { what: 'webhooks a booking', value: town.webhooks / town.folios },
    { what: 'database, kB a booking', value: town.grownBytes / 1_000 / town.folios, note: 'bodies are deleted after BODY_HOURS' },
  ]
}

/** The same beside a flood of other webhooks and a copy of the database being made again and again. */
export async function measureTogether(): Promise<Row[]> {
  const town = await bookFor(SECONDS, async (product, isOver, folder) => {
    const flood = async () => {
      for (let round = 0; !isOver(); round++) await pour(product.publicPort, storeOnly(5_000, `flood.${round}`), 16, 1)
    }
    const copies = async () => {
      while (!isOver()) {
        await Bun.spawn([process.execPath, 'src/commands/backup.ts'], {
          env: copyEnvironment(folder),
          stdout: 'ignore',
          stderr: 'ignore',
        }).exited
      }
    }
    await Promise.all([flood(), copies()])
  })
  return [
    { what: 'bookings/s beside a flood of webhooks and running copies', value: town.folios / town.seconds },
    { what: "  webhook's answer in them, ms, p99", value: percentile(town.answersMs, 0.99) },
    { what: '  largest log file (WAL), MB', value: town.walMegabytes, goal: '<= 64' },
  ]
}

type Beside = (product: Product, isOver: () => boolean, folder: string) => Promise<void>

async function bookFor(seconds: number, beside: Beside = async () => {}) {
  const folder = temporaryFolder()
  const graph = startStubGraph(0)
  const product = await startProduct(folder.path, { ...ENVIRONMENT, WHATSAPP_API_URL: graph.url })
  graph.reportTo(product.publicPort)
  const citizens = new Map<string, Citizen>()
  graph.onProved = (message) => citizens.get(message.to)?.receive(message)
  const answersMs: number[] = []
  const post = async (body: unknown) => {
    const asked = performance.now()
    const status = await product.post(body)
    answersMs.push(performance.now() - asked)
    return status
  }
  let closing = false
  let folios = 0
  const keepBooking = async () => {
    while (!closing) {
      const citizen = createCitizen(citizens.size, post)
      citizens.set(citizen.phone, citizen)
      await citizen.book()
      folios++
    }
  }
  const file = join(folder.path, 'ventanilla.db')
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
  const bytesBefore = sizeOf(file)
  const cpuBefore = processCpuMs(product.pid)
  const started = performance.now()
  const bookings = Promise.all(Array.from({ length: CITIZENS }, keepBooking))
  const others = beside(product, () => closing, folder.path)
  let walMegabytes = 0
  while (performance.now() - started < seconds * 1_000) {
    await Bun.sleep(100)
    walMegabytes = Math.max(walMegabytes, sizeOf(`${file}-wal`) / 1e6)
  }
  closing = true
  await Promise.all([bookings, others])
  const spent = (performance.now() - started) / 1_000
  const cpuMs = processCpuMs(product.pid) - cpuBefore
  const webhooks = answersMs.length + graph.taken.length
  await product.kill('SIGTERM') // What the log held is in the file now.
  const grownBytes = sizeOf(file) - bytesBefore
  graph.stop()
  folder.remove()
  return { folios, seconds: spent, answersMs, cpuMs, webhooks, walMegabytes, grownBytes }
}

const copyEnvironment = (folder: string) => ({
  ...process.env,
  DATABASE_PATH: join(folder, 'ventanilla.db'),
  BACKUP_DIR: join(folder, 'copias'),
})
