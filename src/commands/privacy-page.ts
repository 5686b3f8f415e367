import { SQLiteError } from 'bun:sqlite'
import { existsSync } from 'node:fs'
import { isNew } from '../../db/migrate.ts'
import { type Db, openDatabase } from '../../db/open.ts'
import { readInstitution } from '../catalogue/institution.ts'
import type { Config } from '../config.ts'
import { broken, type Fetch, type Finding, ok, warn } from './program.ts'

/**
 * The public address of the institution's privacy notice, which also explains erasure: Meta requires both before an app may go live
 * (docs/decisions/0046). Undefined within: none recorded. Undefined: the database cannot be read, which the doctor reports itself.
 */
export function privacyPageOf({ databasePath }: Pick<Config, 'databasePath'>): { url: string | undefined } | undefined {
  if (!existsSync(databasePath)) return { url: undefined }
  let db: Db | undefined
  try {
    db = openDatabase(databasePath, { readonly: true })
    return { url: isNew(db) ? undefined : (readInstitution(db)?.privacyUrl ?? undefined) }
  } catch (error) {
    if (error instanceof SQLiteError) return undefined
    throw error
  } finally {
    db?.close()
  }
}

const WHERE = 'La dirección se escribe en Ajustes, en la ficha de la institución, o con npm run setup.'

/** Whether it is publicly readable. Without a Page only advised: a number may serve before. */
export async function checkPrivacyPage(url: string | undefined, hasPage: boolean, fetch: Fetch): Promise<Finding> {
  if (url === undefined) {
    const what = 'Falta la dirección pública del aviso de privacidad: Meta la pide para publicar la app.'
    return (hasPage ? broken : warn)(what, `Publique el aviso en la página de su institución. ${WHERE}`)
  }
  if (!url.startsWith('https://')) return broken(`El aviso de privacidad está en ${url}, y Meta solo acepta https.`, WHERE)
  const answer = await fetch(url, { method: 'GET' }).catch(() => undefined)
  if (answer?.ok) return ok(`El aviso de privacidad se puede leer en ${url}.`)
  const why = answer === undefined ? 'no contestó' : `contestó con el error ${answer.status}`
  return warn(`La página del aviso de privacidad (${url}) ${why}.`, `Ábrala en el navegador y corrija la dirección. ${WHERE}`)
}
