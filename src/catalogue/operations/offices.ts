import { z } from 'zod'
import { mayUseOffice } from '../../admin/access.ts'
import { summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { count } from '../../texts/admin.ts'
import { listOffices } from '../settings.ts'
import { officeCard, toOfficeCard } from './office-fields.ts'

export const offices = operation({
  method: 'GET',
  path: '/admin/oficinas',
  tag: 'Ajustes',
  rank: 30,
  least: 'reader',
  summary: 'Ver las oficinas',
  explanation: 'Sus oficinas, abiertas o no, con su domicilio y su zona horaria.',
  answer: z.object({ resumen: summaryField, oficinas: z.array(officeCard) }),
  example: { resumen: 'Hay 1 oficina.' },
  refusals: {},
  run({ deps, caller }) {
    const rows = listOffices(deps.db).filter((row) => mayUseOffice(caller, row.id))
    return { resumen: `Hay ${count(rows.length, 'oficina', 'oficinas')}.`, oficinas: rows.map((row) => toOfficeCard(deps, row)) }
  },
})
