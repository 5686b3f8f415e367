// npm run migration: makes db/migrations and the picture in docs/tables.md anew from db/schema. Migrations only until 0.3.0 is tagged: docs/adding-a-statement.md
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { firstRelease } from './release.ts'
import { tablesPage } from './tables.ts'

const FOLDER = fileURLToPath(new URL('../../db/migrations', import.meta.url))
const files = await firstRelease()
rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(join(FOLDER, 'meta'), { recursive: true })
for (const [name, text] of Object.entries(files)) writeFileSync(join(FOLDER, name), text)
const page = new URL('../../docs/tables.md', import.meta.url)
writeFileSync(page, tablesPage(readFileSync(page, 'utf8')))
console.log(`docs/tables.md; db/migrations: ${Object.keys(files).join(', ')}`)
