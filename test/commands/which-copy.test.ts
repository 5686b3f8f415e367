// Whoever never typed a path is shown the copies that there are, with the line that chooses each.
import { afterEach, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { restoreCommand } from '../../src/commands/restore.ts'
import { verifyCommand } from '../../src/commands/verify.ts'
import { readConfig } from '../../src/config.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function arrange(...names: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla de José '))
  folders.push(folder)
  const config = readConfig({}, folder)
  mkdirSync(config.backupDir, { recursive: true })
  for (const name of names) writeFileSync(join(config.backupDir, name), 'copia '.repeat(100_000))
  const said: string[] = []
  const say = (line: string) => said.push(line)
  return {
    said,
    folder,
    path: (name: string) => join(config.backupDir, name),
    restore: (file?: string) => restoreCommand(file, config, 0, say),
    verify: (...args: string[]) => verifyCommand(args, {}, folder, say),
  }
}

test('the newest first, with day, hour and size, and what else lies in the folder is left out', () => {
  const { said, restore, path } = arrange('ventanilla-20261123-0331.db', 'ventanilla-20261124-1005.db', 'borrados.txt')
  expect(restore()).toBe(1)
  expect(said).toEqual([
    'Falta decir cuál copia se pone. Todavía no se cambió nada.',
    'Estas son las copias, la más nueva primero. Copie y pegue el renglón de la que quiere:',
    '',
    'Del martes 24 de noviembre de 2026, 10:05 h (0.6 MB)',
    `  npm run restore -- "${path('ventanilla-20261124-1005.db')}"`,
    '',
    'Del lunes 23 de noviembre de 2026, 3:31 h (0.6 MB)',
    `  npm run restore -- "${path('ventanilla-20261123-0331.db')}"`,
  ])
})

test('a name that was typed wrong is said back, and the list follows', () => {
  const { said, restore, verify, folder, path } = arrange('ventanilla-20261124-1005.db')
  expect(restore(join(folder, 'otra.db'))).toBe(1)
  expect(said[0]).toBe(`No se restauró nada: no existe el archivo ${join(folder, 'otra.db')}.`)
  expect(verify('otra.db')).toBe(1)
  expect(said.slice(-2)).toEqual([
    'Del martes 24 de noviembre de 2026, 10:05 h (0.6 MB)',
    `  npm run verify -- "${path('ventanilla-20261124-1005.db')}"`,
  ])
})

test('where there is none, the disk may be away', () => {
  const { said, verify } = arrange()
  expect(verify()).toBe(1)
  expect(said.at(-1)).toEndWith('Revise que su disco esté conectado.')
})
