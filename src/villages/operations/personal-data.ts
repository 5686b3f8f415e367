import { z } from 'zod'
import type { CopyPart, ShownData } from '../../admin/data-subjects.ts'
import { villageTelephoneOf, villageTelephonesOf } from '../telephones.ts'

const copy: CopyPart = {
  rank: 24,
  fields: { lleva_telefono_de_comunidad: z.object({ promotor: z.string(), comunidad: z.string() }).nullable() },
  empty: { lleva_telefono_de_comunidad: null },
  read({ deps: { db, vault } }, whose) {
    const own = whose.kind === 'contact' ? villageTelephoneOf(db, whose.contactId) : undefined
    const found = own && villageTelephonesOf(db, whose.agencyId).find(({ id }) => id === own.id)
    return found && { lleva_telefono_de_comunidad: { promotor: vault.open(found.promoter), comunidad: found.village } }
  },
}

export const shown: ShownData = { copy: [copy] }
