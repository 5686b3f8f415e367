import { expect, test } from 'bun:test'
import { isForbiddenOutside } from '../../src/http/public.ts'
import { openOffice } from '../office.ts'

const OUTSIDE: Record<string, string>[] = [
  { host: 'citas.example' },
  { host: 'CITAS.example.:443' },
  { 'x-forwarded-for': '203.0.113.9' },
]
const forbidden = (path: string, headers: Record<string, string>, adminPublic: boolean) =>
  isForbiddenOutside(new Request(`http://localhost${path}`, { headers }), { publicUrl: 'https://citas.example', adminPublic })

test('an administration that is open to the internet does not open the figures, for which nobody needs a key', () => {
  for (const headers of OUTSIDE) {
    for (const path of ['/metrics', '/metrics/', '//metrics'])
      expect([forbidden(path, headers, true), forbidden(path, headers, false)]).toEqual([true, true])
    expect(['/admin/estado', '/swagger', '/health/live'].map((path) => forbidden(path, headers, true))).toEqual([
      false,
      false,
      false,
    ])
    expect(['/admin/estado', '/swagger', '/health/live'].map((path) => forbidden(path, headers, false))).toEqual([true, true, true])
    expect(forbidden('/webhooks/whatsapp', headers, false)).toBe(false)
  }
  expect(forbidden('/metrics', {}, true)).toBe(false)
})

test('whichever header a proxy adds, what comes with it came from outside; what a browser sends of itself did not', () => {
  const added = ['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Server', 'X-Forwarded-Port', 'X-Real-IP', 'CF-Connecting-IP']
  for (const name of [...added, 'True-Client-IP', 'X-Cluster-Client-IP', 'CDN-Loop', 'X-Original-Host'])
    expect([name, forbidden('/admin/estado', { [name]: '' }, false)]).toEqual([name, true])
  const own = {
    accept: '*/*',
    authorization: 'Bearer x',
    origin: 'http://localhost',
    referer: 'http://localhost/swagger',
    'user-agent': 'x',
  }
  expect(forbidden('/admin/estado', { ...own, 'sec-fetch-site': 'same-origin', 'x-requested-with': 'x' }, false)).toBe(false)
})

test('a request whose host cannot be one is answered as what does not exist, not as a failure of ours', async () => {
  const { house } = openOffice()
  const server = house.app.listen({ port: 0, hostname: '127.0.0.1' }).server
  try {
    for (const host of ['somebody@citas.example', '', 'x:99999']) {
      const answer = await fetch(`http://127.0.0.1:${server?.port}/admin/estado`, { headers: { host } })
      expect([host, answer.status]).toEqual([host, 404])
    }
  } finally {
    await server?.stop(true)
  }
})
