import type { CounterNote, CounterPart } from '../../admin/at-counter.ts'
import { esMX } from '../../texts/es-MX/index.ts'
import { isOn } from '../hours.ts'
import { reasonOf, type UrgentVisit, urgentOf } from '../urgent-visits.ts'

const SEEN: Record<NonNullable<UrgentVisit['proof']>, string> = {
  seen: 'se vio su papel',
  not_seen: 'sin papel: pasa si hay lugar',
  not_there: 'no llegó',
}

/** Which paper is to be seen, and whether it was: one press each way. */
export const atCounter: CounterPart = ({ deps, caller }, { visits }) => {
  if (!isOn(deps.db)) return new Map()
  const folios = new Map(visits.map((one) => [one.groupId, one.folio]))
  const noteOf = (one: UrgentVisit): CounterNote => {
    const reason = caller.seesNames ? reasonOf(deps.vault, one) : undefined
    const what = reason ? `vea ${esMX.urgent.proofs[reason]}` : 'vea su papel'
    const folio = folios.get(one.groupId)
    const press = (titulo: string, visto: string) => ({
      titulo,
      ruta: '/admin/citas/urgencia',
      campos: { folio: folio ?? '', visto },
    })
    const presses = folio ? [press('Se vio el papel', 'sí'), press('Sin papel', 'no')] : []
    return { said: `lugar de urgencia: ${one.proof ? SEEN[one.proof] : what}`, presses: one.proof === 'seen' ? [] : presses }
  }
  const found = urgentOf(deps.db, [...folios.keys()])
  return new Map(found.map((one) => [one.groupId, noteOf(one)]))
}
