// npm run statements: holds every SQL text of the house and of its tests against the schema. docs/adding-a-statement.md
import { checkAll } from './all.ts'
import { freshSchema } from './fresh.ts'
import { holdTextsOfTests } from './in-tests.ts'

const { wrong, count } = await checkAll()
for (const { at, sql, faults } of wrong) {
  console.log(`${at}\n  ${sql.replace(/\s+/g, ' ').trim().slice(0, 160)}`)
  for (const fault of faults) console.log(`  - ${fault}`)
}
console.log(
  wrong.length === 0 ? `${count} statements, each as declared` : `${wrong.length} of ${count} statements are not as declared`,
)
const { db, schema } = freshSchema()
const tests = await holdTextsOfTests(db.client, schema)
for (const fault of tests.wrong) console.log(`test/${fault}`)
console.log(
  tests.wrong.length === 0
    ? `${tests.taken.length} texts in tests, each as it is read`
    : `${tests.wrong.length} faults in the texts of the tests`,
)
process.exit(wrong.length + tests.wrong.length === 0 ? 0 : 1)
