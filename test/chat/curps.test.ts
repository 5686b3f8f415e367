import { expect, test } from 'bun:test'
import { parseCurp } from '../../src/reading/curps.ts'

test.each([
  ['HESG580312MMCRTD06', 'HESG580312MMCRTD06', ''],
  ['hesg 580312 mmcrtd 06', 'HESG580312MMCRTD06', ''],
  ['PUSL240229MSRRLSA5, Luisa Purón Salas', 'PUSL240229MSRRLSA5', 'Luisa Purón Salas'],
  ['mi curp es HESG580312MMCRTDO6', 'HESG580312MMCRTDO6', ''],
  ['HESG580312MMCRTD06HESG580312MMCRTD06', 'HESG580312MMCRTD06', ''],
  ['mi curp es h e s g 5 8 0 3 1 2 m m c r t d 0 6', 'HESG580312MMCRTD06', ''],
  ['h e s g 58 03 12 m m c r t d 06', 'HESG580312MMCRTD06', ''],
])('a CURP is found in "%s"', (text, typed, rest) => {
  expect(parseCurp(text)).toMatchObject({ typed, rest })
})

test.each([
  'Rosa Pérez Ruiz, 17 de abril de 1985',
  'Elena Cruz Santos 9 de junio de 1985',
  'martes 10 de diciembre en la tarde',
  'la credencial de la biblioteca para mi niña de 9 años',
  'Hola',
])('no CURP is made of the words "%s"', (text) => {
  expect(parseCurp(text)).toBeUndefined()
})
