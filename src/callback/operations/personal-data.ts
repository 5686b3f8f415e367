import { z } from 'zod'
import type { CopyPart, ShownData } from '../../admin/data-subjects.ts'
import { phoneGiven } from '../../booking/callback-phones.ts'
import { phoneText } from '../../texts/phones.ts'

const copy: CopyPart = {
  rank: 15,
  fields: { telefono_para_llamarle: z.string().nullable() },
  empty: { telefono_para_llamarle: null },
  read({ deps: { db, vault } }, whose) {
    const ofContact = whose.kind === 'contact' && whose.ownsNumber ? phoneGiven(db, vault, whose) : undefined
    const phones = new Set([ofContact, ...whose.visits.map((one) => one.phoneToCall)].filter((one) => one !== undefined))
    return phones.size === 0 ? undefined : { telefono_para_llamarle: [...phones].map(phoneText).join(', ') }
  },
}

export const shown: ShownData = {
  copy: [copy],
  goes(db, { vault }, whose, { isOnly }) {
    if (!isOnly || whose.kind !== 'contact' || phoneGiven(db, vault, whose) === undefined) return undefined
    return { lines: [{ rank: 55, text: 'El teléfono que dio para que la oficina le llame.' }] }
  },
}
