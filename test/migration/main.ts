// npm run migration: makes db/migrations anew from db/schema. Only until 0.3.0 is tagged: docs/adding-a-statement.md
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { firstRelease } from './release.ts'

const FOLDER = fileURLToPath(new URL('../../db/migrations', import.meta.url))
const files = await firstRelease()
rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(join(FOLDER, 'meta'), { recursive: true })
for (const [name, text] of Object.entries(files)) writeFileSync(join(FOLDER, name), text)
console.log(`db/migrations: ${Object.keys(files).join(', ')}`)
