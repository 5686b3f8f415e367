import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { openDirectory } from '../conversations/directory.ts'
import { type Citizen, meetCitizen } from './citizen.ts'

/** A directory in which only these offices give advice. */
const adviceIn = (...names: string[]): Citizen => offeredIn('advice', ...names)

/** A directory in which only these offices do this. */
function offeredIn(procedure: string, ...names: string[]): Citizen {
  const db = openDirectory('varias oficinas')
  write(db, (tx) => {
    tx.client
      .query(
        'delete from office_procedures where procedure_id = ? and office_id not in (select id from offices where name in (select value from json_each(?)))',
      )
      .run(procedure, JSON.stringify(names))
  })
  return meetCitizen({ db })
}

test('what only one office does is not asked where', () => {
  const roberto = adviceIn('Tijuana').write('quiero una asesoría')
  expect(roberto.read()).toContain('Este trámite solo se hace en *Tijuana*')
  expect(roberto.read()).not.toContain('¿Dónde le queda bien')
  expect(roberto.state?.asked?.question).toBe('curp')
})

test('a place where nobody does it is answered with the office that does, and how far that is', () => {
  const roberto = adviceIn('Cuajimalpa, CDMX').write('quiero una asesoría, soy de Metepec')
  expect(roberto.read()).toContain('Este trámite solo se hace en *Cuajimalpa, CDMX*, a 34 km de *Metepec*')
  expect(roberto.state?.draft.officeIds).toEqual([2])
})

test('so is one that is named later', () => {
  const roberto = adviceIn('Cuajimalpa, CDMX').write('quiero una asesoría', 'vivo en Metepec')
  expect(roberto.read()).toContain('a 34 km de *Metepec*')
  expect(roberto.state?.asked?.question).toBe('curp')
})

test('there is no other office to look at, and going back leads to the menu', () => {
  const roberto = adviceIn('Toluca').write('quiero una asesoría')
  expect(roberto.write('regresar').read()).toContain('¿En qué le ayudo?')
  roberto.write('seguir', 'HESG580312MMCRTD06 Guadalupe Hernández Soto')
  expect(roberto.titles()).toContain('Jue 3 dic, 9:00 h')
  expect(roberto.titles()).not.toContain('Otra oficina')
  expect(roberto.write('otra oficina').read()).toContain('Este trámite solo se hace en *Toluca*')
})

test('where several do it, but none in the state that was named, it is said that it is not done there', () => {
  const roberto = adviceIn('Toluca', 'Naucalpan').write('quiero una asesoría', 'Morelos')
  expect(roberto.read()).toContain('En *Morelos* no se hace este trámite')
  expect(roberto.titles()).toContain('Toluca')
})

test('a state without any office is told as before', () => {
  expect(adviceIn('Toluca', 'Naucalpan').write('quiero una asesoría', 'Yucatán').read()).toContain(
    'No tenemos oficina en *Yucatán*',
  )
})

describe('a procedure that changes after the office was chosen', () => {
  const lostIn = (...names: string[]) =>
    offeredIn('lost', ...names)
      .write('quiero renovar', 'metepec')
      .tap('Cuajimalpa, CDMX')
      .write('HESG580312MMCRTD06 Guadalupe Hernández Soto')
      .write('corregir')
      .tap('Cambiar algo', 'Trámite', 'Lo perdí o me lo robaron')

  test('goes on in the only office that does it, and says so', () => {
    const lupe = lostIn('Toluca')
    expect(lupe.read()).toContain('Este trámite solo se hace en *Toluca*')
    expect(lupe.titles()).toContain('Jue 3 dic, 9:00 h')
  })

  test('is asked where, when the chosen office does not do it and others do', () => {
    const lupe = lostIn('Toluca', 'Naucalpan')
    expect(lupe.read()).toContain('Cuajimalpa, CDMX no atiende este trámite')
    expect(lupe.titles()).toEqual(expect.arrayContaining(['Toluca', 'Naucalpan']))
  })
})
