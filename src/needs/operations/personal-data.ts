import { z } from 'zod'
import type { CopyPart, ShownData } from '../../admin/data-subjects.ts'
import { needsOf } from '../../booking/visit-needs.ts'
import { needsText } from '../../texts/admin-needs.ts'

const copy: CopyPart = {
  rank: 16,
  fields: { necesita: z.string().nullable().meta({ title: 'Qué necesita' }) },
  empty: { necesita: null },
  read({ deps: { db, vault } }, whose) {
    const ofContact = whose.kind === 'contact' ? needsOf(db, vault, whose.contactId) : []
    const needs = ofContact.length > 0 ? ofContact : (whose.visits.find((one) => one.needs.length > 0)?.needs ?? [])
    return needs.length === 0 ? undefined : { necesita: needsText(needs) }
  },
}

export const shown: ShownData = {
  copy: [copy],
  goes(db, { vault }, whose, { isOnly }) {
    if (!isOnly || whose.kind !== 'contact' || needsOf(db, vault, whose.contactId).length === 0) return undefined
    return { lines: [{ rank: 56, text: 'Lo que pidió para su visita.' }] }
  },
}
