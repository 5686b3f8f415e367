import { expect, test } from 'bun:test'
import { openOffice } from '../office.ts'

const counted = async (office: ReturnType<typeof openOffice>): Promise<string[]> => {
  const { text } = await office.house.metrics.text()
  return text.split('\n').filter((line) => line.startsWith('ventanilla_misses_total{'))
}

test('what nothing understood is counted by the open question and by how it was answered, without a word of it', async () => {
  const office = openOffice({ seed: 'sample' })
  const luis = office.phone('5215500000001', 'Luis')
  await luis.write('hola')
  await luis.tap('Mi primer pasaporte')
  expect(await counted(office)).toEqual([])
  await luis.write('xyzzy plugh')
  await luis.write('qwerty')
  await luis.write('¿qué es municipio?')
  expect(await counted(office)).toEqual([
    'ventanilla_misses_total{question="place",kind="not_understood"} 2',
    'ventanilla_misses_total{question="place",kind="asked_back"} 1',
  ])
})
