// npm run migration -- NAME: adds the migration that db/schema needs, and draws docs/tables.md anew. docs/adding-a-statement.md
import { readFileSync, writeFileSync } from 'node:fs'
import { FOLDER, nextMigration } from './next.ts'
import { tablesPage } from './tables.ts'

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z_]+$/.test(name)) throw new Error('name the change: npm run migration -- visits_have_a_colour')
const files = (await nextMigration(name, Date.now())) ?? {}
for (const [file, text] of Object.entries(files)) writeFileSync(FOLDER + file, text)
const page = new URL('../../docs/tables.md', import.meta.url)
writeFileSync(page, tablesPage(readFileSync(page, 'utf8')))
console.log(`docs/tables.md; db/migrations: ${Object.keys(files).join(', ') || 'nothing to add'}`)
