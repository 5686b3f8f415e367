import { expect, test } from 'bun:test'
import { isForbiddenOutside } from '../../src/http/public.ts'

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
