import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const RELEASES = fileURLToPath(new URL('.', import.meta.url))
/** When what is played into a release's database ends: a Wednesday, 11:40 h in Toluca. */
export const ENDS = Date.parse('2026-12-02T17:40:00Z')
const KIND = '.db.zst'

export const fileOf = (version: string): string => join(RELEASES, `${version}${KIND}`)

export const releasedVersions = (): string[] =>
  readdirSync(RELEASES).flatMap((name) => (name.endsWith(KIND) ? [name.slice(0, -KIND.length)] : []))

/** The database of a release as an office has it. */
export const unpack = (version: string, path: string): void =>
  writeFileSync(path, Bun.zstdDecompressSync(readFileSync(fileOf(version))))
