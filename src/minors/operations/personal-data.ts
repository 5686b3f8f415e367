import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { row, statement } from '../../../db/statements.ts'
import type { CopyPart, ShownData } from '../../admin/data-subjects.ts'
import { instant } from '../../admin/fields.ts'
import { isoAt } from '../../admin/parse.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { count } from '../../texts/admin.ts'

interface KeptPermission {
  state: string
  answeredAt: Instant | null
}

const SAID: Record<KeptPermission['state'], string> = {
  declared: 'declaró que dará su permiso',
  refused: 'dijo que no lo dará',
  revoked: 'quitó lo que había declarado',
}

const copy: CopyPart = {
  rank: 50,
  fields: { permisos: z.array(z.object({ que: z.string(), cuando: instant.nullable() })) },
  empty: { permisos: [] },
  example: { permisos: [{ que: 'declaró que dará su permiso', cuando: '2026-11-24T10:02:00-06:00' }] },
  read({ deps: { db } }, whose) {
    const kept = whose.kind === 'contact' && whose.ownsNumber ? declaredFrom(db, whose.contactId) : []
    if (kept.length === 0) return undefined
    const zone = institutionZone(db)
    return {
      permisos: kept.map(({ state, answeredAt }) => ({
        que: SAID[state] ?? state,
        cuando: answeredAt === null ? null : isoAt(answeredAt, zone),
      })),
    }
  },
}

const DECLARED_FROM = statement(
  'select state, answered_at as answeredAt from permissions where answered_by = +? order by answered_at',
  {
    row: row<KeptPermission>({ state: 'text', answeredAt: 'int?' }),
    params: ['int'],
    uses: 'permissions_answered',
    because: 'a contact answered few permissions',
  },
)

/** Whose passport it is belongs to the other parent's data, and is left out. */
const declaredFrom = (db: Db, contactId: number): KeptPermission[] => DECLARED_FROM.all(db, contactId)

const GOES = statement('select count(*) as n from permissions where answered_by = +?', {
  row: { n: 'int' },
  params: ['int'],
  uses: 'permissions_answered',
})

export const shown: ShownData = {
  copy: [copy],
  goes(db, _deps, whose, { isOnly }) {
    const declared = whose.kind === 'contact' && isOnly ? (GOES.get(db, whose.contactId)?.n ?? 0) : 0
    if (declared === 0) return undefined
    const text = `${count(declared, 'permiso', 'permisos')} que se declaró desde ese teléfono: ya no cuenta, y en la ventanilla se revisa el formato firmado.`
    return { lines: [{ rank: 50, text }] }
  },
}
