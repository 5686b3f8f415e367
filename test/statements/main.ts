// npm run statements: holds every SQL text of the house against the schema. docs/adding-a-statement.md
import { checkAll } from './all.ts'

const { wrong, count } = await checkAll()
for (const { at, sql, faults } of wrong) {
  console.log(`${at}\n  ${sql.replace(/\s+/g, ' ').trim().slice(0, 160)}`)
  for (const fault of faults) console.log(`  - ${fault}`)
}
console.log(
  wrong.length === 0 ? `${count} statements, each as declared` : `${wrong.length} of ${count} statements are not as declared`,
)
process.exit(wrong.length === 0 ? 0 : 1)
