import { readFileSync } from 'node:fs'
import { type Db, write } from '../../db/open.ts'
import { agencies, officeProcedures, offices, procedures, procedureWords } from '../../db/schema.ts'
import { SAMPLE_INSTITUTION } from '../../db/seeds/sample.ts'

export interface SampleRecord {
  id: string
  agency: string
  subject: string
  es: string[][]
  en: string[][]
}

const text = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('\r\n', '\n')
const parted = (line: string, mark: string): string[] => line.split(mark).map((one) => one.trim())

/** The sample records of records.txt. */
export const RECORDS: readonly SampleRecord[] = text('records.txt')
  .split('\n== ')
  .slice(1)
  .map((record) => {
    const [head = '', ...said] = record.trim().split('\n')
    const [id = '', agency = '', subject = ''] = parted(head, '|')
    const [es, en] = [said.filter((one) => !one.startsWith('en: ')), said.filter((one) => one.startsWith('en: '))]
    return { id, agency, subject, es: es.map((one) => parted(one, ';')), en: en.map((one) => parted(one.slice(4), ';')) }
  })

export interface Sentence {
  /** The records that it may mean, or `passport`, `none`, `other`. */
  means: readonly string[]
  said: string
}

/** What people write. */
export const sentencesIn = (file: string): Sentence[] =>
  text(file)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [means = '', said = ''] = parted(line, '|')
      return { means: means.split('+'), said }
    })

/** What the seed tells of others is not offered. */
export function withoutElsewhere(db: Db): void {
  write(db, (tx) => tx.client.run("update procedures set active = 0 where id like 'elsewhere_%'"))
}

/** Writes the records, each done in an office of its agency; the first agency is the one that is there, and nothing is done elsewhere. */
export function addRecords(db: Db): void {
  withoutElsewhere(db)
  write(db, (tx) => {
    const first = tx.orm.select().from(offices).limit(1).get()
    if (!first) throw new Error('there is no office')
    const { id: _, slug, ...likeFirst } = first
    const officeOf = new Map<string, { agencyId: number; officeId: number }>()
    for (const name of new Set(RECORDS.map(({ agency }) => agency))) {
      const added = tx.orm
        .insert(agencies)
        .values({ ...SAMPLE_INSTITUTION, name, ownsNumber: false, version: 1, updatedAt: 0 })
        .returning({ agencyId: agencies.id })
        .get()
      const office = { ...likeFirst, ...added, slug: `${slug}-${added.agencyId}`, name: `${name}, centro` }
      officeOf.set(name, { ...added, ...tx.orm.insert(offices).values(office).returning({ officeId: offices.id }).get() })
    }
    for (const [at, { id, agency, subject, es, en }] of RECORDS.entries()) {
      const { agencyId = 0, officeId = 0 } = officeOf.get(agency) ?? {}
      const [[name = ''] = [], called = [], examples = []] = es
      const [[nameEn = ''] = [], calledEn = [], examplesEn = []] = en
      tx.orm
        .insert(procedures)
        .values({
          ...{ id, agencyId, name, nameEn, subject, subjectEn: subject, audience: 'any', family: 'other' },
          ...{ minAge: 0, position: 100 + at, active: true, version: 1, exclusiveGroup: null },
        })
        .run()
      const words = [
        ...called.map((text) => ({ language: 'es' as const, kind: 'name' as const, text })),
        ...examples.map((text) => ({ language: 'es' as const, kind: 'example' as const, text })),
        ...calledEn.map((text) => ({ language: 'en' as const, kind: 'name' as const, text })),
        ...examplesEn.map((text) => ({ language: 'en' as const, kind: 'example' as const, text })),
      ]
      tx.orm
        .insert(procedureWords)
        .values(words.map((one) => ({ procedureId: id, ...one })))
        .run()
      tx.orm.insert(officeProcedures).values({ officeId, procedureId: id }).run()
    }
  })
}
