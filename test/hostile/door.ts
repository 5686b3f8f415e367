// The office's door with somebody hostile before it: raw bytes, signed or not, and what must never come out again.
import { expect } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { sign } from '../../src/channels/meta/signature.ts'
import { GUADALUPE } from '../cast.ts'
import { ACCOUNT, PAGE, type TestOffice } from '../office.ts'

/** How many cases fast-check tries; CI sets more. The seed of a failure is printed by fast-check itself. */
export const RUNS = Number(process.env.HOSTILE_RUNS ?? 150)

/** Somebody real to the office: none of this may stand in a log line, an error, or an answer to anybody else. */
export const CANARY = { ...GUADALUPE, phone: '5215512345678', local: '5512345678' }
const SECRETS = [CANARY.curp, CANARY.name, CANARY.phone, CANARY.local, '525512345678']

/** The secrets that this text lets out. */
export const leaksOf = (text: string): string[] => {
  const plain = text.toLowerCase()
  return SECRETS.filter((secret) => plain.includes(secret.toLowerCase()))
}

/** Posts these very bytes to a channel's door; signed as Meta would unless other headers are given. */
const knockAt =
  (channel: 'whatsapp' | 'messenger', appSecret: string) =>
  (office: TestOffice, bytes: Uint8Array | string, headers?: HeadersInit): Promise<Response> =>
    office.house.publicApp.handle(
      new Request(`http://localhost/webhooks/${channel}`, {
        method: 'POST',
        body: bytes as BodyInit,
        headers: headers ?? { 'x-hub-signature-256': sign(bytes, appSecret) },
      }),
    )

export const knock = knockAt('whatsapp', ACCOUNT.appSecret)
export const knockAtPage = knockAt('messenger', PAGE.appSecret)

/** JSON that is nested so deep. */
export const deep = (open: string, close: string, levels = 10_000): string => `${open.repeat(levels)}1${close.repeat(levels)}`

export const count = (office: TestOffice, from: string): number =>
  office.db.client.query<{ n: number }, []>(`select count(*) as n from ${from}`).get()?.n ?? -1

/** Nothing failed inside, nothing was set aside, nobody's data are in the log, and the tables are whole. */
export function expectCalm(office: Pick<TestOffice, 'db' | 'lines'>): void {
  const loud = office.lines.filter((line) => JSON.parse(line).level === 'error')
  expect(loud).toEqual([])
  expect(office.lines.filter((line) => leaksOf(line).length > 0)).toEqual([])
  expect(
    office.db.client.query<{ id: number; error: string | null }, []>("select id, error from inbox where state = 'aside'").all(),
  ).toEqual([])
  expect(brokenInvariants(office.db)).toEqual([])
}
