import { expect, test } from 'bun:test'
import { isLoopbackHost } from '../../src/pages/hosts.ts'

test('a Host is this very computer only when it is written as such, whatever the port', () => {
  const own = ['localhost', 'LocalHost:3000', '127.0.0.1', '127.0.0.1:3001', '127.9.9.9:1', '[::1]', '[::1]:3000']
  const others = [
    ...['evil.example', 'evil.example:3000', 'localhost.evil.example', '127.0.0.1.evil.example:3000', 'evil.localhost:3000'],
    ...[
      'localhost@evil.example',
      '127.0.0.1@evil.example',
      '127.0.0.1:3000@evil.example',
      'localhost:',
      'localhost:x',
      ' localhost',
    ],
    ...[
      '0.0.0.0:3000',
      '127.1',
      '2130706433',
      '0x7f.1',
      '::1',
      '[::ffff:127.0.0.1]',
      '192.168.1.20:3000',
      '',
      'localhost,evil.example',
    ],
  ]
  expect(own.filter((host) => !isLoopbackHost(host))).toEqual([])
  expect(others.filter(isLoopbackHost)).toEqual([])
  expect(isLoopbackHost(null)).toBe(false)
})
