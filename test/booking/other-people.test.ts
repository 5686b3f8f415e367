// Who a booking is for may change while an hour is held: what that gives up is said before it is given up.
import { expect, test } from 'bun:test'
import { atSummary, openDirectoryOffice, words } from '../handover/stage.ts'

async function withHeldHour() {
  const { luis } = openDirectoryOffice()
  await atSummary(luis, 'PUSL990101HBCRLS07 Luis Puga Sol')
  luis.read()
  return luis
}

const LOST = 'Si cambia de persona, se suelta la hora *12:00 h*.'

test.each(['Para quién es', 'Trámite'])('"%s" says which hour goes to others before another person is chosen', async (row) => {
  const luis = await withHeldHour()
  await luis.tap('Corregir un dato')
  luis.read()
  await luis.tap(row)
  expect(words(luis.read())).toContain(LOST)
})

test('words for somebody else do so too', async () => {
  const luis = await withHeldHour()
  await luis.write('es para otra persona, no para mí')
  const said = words(luis.read())
  expect(said).toContain(LOST)
  expect(said).not.toContain('para usted')
})

test('without a held hour nothing is said of one', async () => {
  const { luis } = openDirectoryOffice()
  await luis.write('quiero mi primer pasaporte, soy de toluca')
  await luis.tap('Toluca')
  await luis.write('es para otra persona')
  expect(words(luis.read())).not.toContain('se suelta')
})
