import { expect, test } from 'bun:test'
import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import type { FileMade } from '../../src/chat/reply.ts'
import { SECOND, systemClock } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import { type Crew, createCrew } from '../../src/workers/crew.ts'
import { afterwards } from '../afterwards.ts'
import { ACCOUNT } from '../office.ts'

const wish = { what: 'receipt', groupId: 'G', language: 'es-MX', contactId: 1 } as const
const textBody = (body: string) => ({ type: 'text', text: { body } })
const withFile = (row: number): Parcel => ({
  channel: 'whatsapp',
  row,
  attempt: 1,
  body: { type: 'document', document: { filename: 'comprobante.pdf', caption: 'x' } },
  toMake: { wish, gone: textBody('gone'), later: textBody('later') },
})
const plain = (row: number): Parcel => ({ channel: 'whatsapp', row, attempt: 1, body: textBody('Hola') })
const PDF: FileMade = { kind: 'made', bytes: new TextEncoder().encode('%PDF-1.7'), type: 'application/pdf' }

/** The real thread, and a channel on this machine that takes everything. */
function arrange(makeFile: () => Promise<FileMade>) {
  const seen: string[] = []
  const server = Bun.serve({
    port: 0,
    async fetch(request) {
      const edge = new URL(request.url).pathname.split('/').at(-1)
      if (edge === 'media') {
        const form = await request.formData()
        seen.push(`media ${await (form.get('file') as File).text()}`)
        return Response.json({ id: '77' })
      }
      const body = (await request.json()) as { document?: { id: string }; text?: { body: string } }
      seen.push(body.document ? `document ${body.document.id}` : `text ${body.text?.body}`)
      return Response.json({ messages: [{ id: 'wamid.A' }] })
    },
  })
  const outcomes: Outcome[] = []
  const heard: (() => void)[] = []
  const crew: Crew = createCrew({
    destinations: { whatsapp: { ...ACCOUNT, apiUrl: server.url.origin, apiVersion: 'v25.0' } },
    clock: systemClock,
    log: createLog('error', () => undefined, systemClock.now),
    makeFile,
    onOutcome(outcome) {
      outcomes.push(outcome)
      for (const tell of heard) tell()
    },
    onHopeless: () => undefined,
  })
  afterwards(() => crew.stop(SECOND)) // A test may have stopped it before: then it gives the same promise again.
  afterwards(() => server.stop(true))
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => outcomes.length >= count && resolve()
      heard.push(look)
      look()
    })
  return { crew, seen, outcomes, until }
}

test('a parcel whose file is slow does not hold up the others, and goes when it is made', async () => {
  const made = Promise.withResolvers<FileMade>()
  const { crew, seen, outcomes, until } = arrange(() => made.promise)
  crew.post([withFile(1), plain(2)])
  await until(1)
  expect(outcomes[0]).toMatchObject({ row: 2, kind: 'accepted' })
  expect(crew.free('whatsapp')).toBe(199)
  made.resolve(PDF)
  await until(2)
  expect(outcomes[1]).toMatchObject({ row: 1, kind: 'accepted' })
  expect(seen).toEqual(['text Hola', 'media %PDF-1.7', 'document 77'])
  expect(crew.free('whatsapp')).toBe(200)
})

test('when the appointment is gone its sentence goes instead, and nothing is uploaded', async () => {
  const { crew, seen, until } = arrange(async () => ({ kind: 'gone' }))
  crew.post([withFile(1)])
  await until(1)
  expect(seen).toEqual(['text gone'])
})

test('what still waits for its file when all stops is given back as never sent', async () => {
  const { crew, seen, outcomes } = arrange(() => new Promise(() => undefined))
  crew.post([withFile(1)])
  await crew.stop(SECOND)
  expect(outcomes).toEqual([{ row: 1, attempt: 1, kind: 'refused', httpStatus: 0 }])
  expect(seen).toEqual([])
})
