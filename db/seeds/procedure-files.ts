import { readFileSync } from 'node:fs'
import { type FileProcedure, PROCEDURE_FILE, type ProcedureFile } from './procedure-file.ts'

const read = (name: string): ProcedureFile =>
  PROCEDURE_FILE.parse(JSON.parse(readFileSync(new URL(`./procedures/${name}.json`, import.meta.url), 'utf8')))

/** New fees are added each 1 January when published, never guessed. */
export const PASSPORT = read('passport')
/** What people ask a passport office for, and who does it. */
export const DONE_ELSEWHERE = read('done-elsewhere')

/** What to bring, in order. */
export const papersOf = (file: ProcedureFile, { papers }: FileProcedure): ProcedureFile['papers'][string][] =>
  papers.map((name) => {
    const paper = file.papers[name]
    if (!paper) throw new Error(`the file has no paper ${name}`)
    return paper
  })
