import { z } from 'zod'
import type { CopyPart, ShownData } from '../../admin/data-subjects.ts'
import { phoneText } from '../../admin/parse.ts'
import { phoneGiven } from '../phones.ts'

const copy: CopyPart = {
  rank: 15,
  fields: { telefono_para_llamarle: z.string().nullable() },
  empty: { telefono_para_llamarle: null },
  read({ deps: { db, vault } }, whose) {
    const phone = whose.kind === 'contact' ? phoneGiven(db, vault, whose.contactId) : undefined
    return phone === undefined ? undefined : { telefono_para_llamarle: phoneText(phone) }
  },
}

/** The telephone on which somebody wanted to be called. */
export const shown: ShownData = {
  copy: [copy],
  goes(db, { vault }, whose, { isOnly }) {
    if (!isOnly || whose.kind !== 'contact' || phoneGiven(db, vault, whose.contactId) === undefined) return undefined
    return { lines: [{ rank: 55, text: 'El teléfono que dio para que la oficina le llame.' }] }
  },
}
