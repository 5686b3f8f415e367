import { expect, test } from 'bun:test'
import { readTelephone } from '../../src/callback/telephone.ts'

test.each([
  ['55 1234 5678', '525512345678'],
  ['(722) 123-45-67', '527221234567'],
  ['mi cel es el 7221234567', '527221234567'],
  ['+52 1 55 1234 5678', '525512345678'],
  ['52 722 123 4567', '527221234567'],
  ['044 722 123 4567', '527221234567'],
  ['+1 (213) 555-0199', '12135550199'],
  ['0034 612 345 678', '34612345678'],
  ['+502 5555 1234', '50255551234'],
])('%s is a telephone', (words, digits) => {
  expect(readTelephone(words)).toBe(digits)
})

test.each(['722 123 456', '12345', '0000000000', '+52 12 3456', '1234567890123456', '1111111111'])('%s is none', (words) => {
  expect(readTelephone(words)).toBe('wrong')
})

test.each(['no gracias', 'para qué', 'el martes 3', 'son 2 personas', '7221234567 o 7221234568'])(
  '%s says nothing of one',
  (words) => {
    expect(readTelephone(words)).toBeUndefined()
  },
)
