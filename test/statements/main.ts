// npm run statements: holds every SQL text of the house against the schema. docs/adding-a-statement.md
import { faultsOf } from './check.ts'
import { freshSchema } from './fresh.ts'
import { findStatements } from './modules.ts'

const { db, schema } = freshSchema()
const found = await findStatements()
let wrong = 0
for (const one of found) {
  const faults = faultsOf(db.client, schema, one)
  if (faults.length === 0) continue
  wrong++
  console.log(`${one.at}\n  ${one.sql.replace(/\s+/g, ' ').trim().slice(0, 160)}`)
  for (const fault of faults) console.log(`  - ${fault}`)
}
console.log(
  wrong === 0 ? `${found.length} statements, each as declared` : `${wrong} of ${found.length} statements are not as declared`,
)
process.exit(wrong === 0 ? 0 : 1)
