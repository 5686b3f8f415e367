import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { priceFor } from './appointments.ts'
import { record } from './events.ts'
import { STILL_LIVE } from './expiry.ts'
import type { AppointmentView, Choice } from './types.ts'

const CHOOSE = statement(
  `update appointments set procedure_id = $procedure, years = $years, half_fee = $half, price = $price,
     version = version + 1, updated_at = $now
   where id = +$id and version = +$version and contact_id = +$contact and ${STILL_LIVE}`,
  {
    params: {
      procedure: 'text',
      years: 'int',
      half: 'int',
      price: 'int',
      now: 'int',
      id: 'int',
      version: 'int',
      contact: 'int',
    },
  },
)

interface PriceChosen {
  view: Pick<AppointmentView, 'id' | 'version' | 'procedureId' | 'birthDate' | 'slot'>
  contactId: number
  choice: Choice & { years: number }
  /** Where it becomes another one: a lost passport is replaced instead of renewed. */
  procedureId?: string
}

/** Of an appointment that stands, on the day of its visit. Undefined: it changed meanwhile, or there is no such price. */
export function choosePrice(tx: Tx, chosen: PriceChosen, now: Instant): number | undefined {
  const { view, contactId, choice, procedureId = view.procedureId } = chosen
  const price = priceFor(tx, procedureId, view.birthDate, view.slot.day, choice)
  if (price === null) return undefined
  const { years, halfFee } = choice
  const asked = {
    procedure: procedureId,
    years,
    half: halfFee ? 1 : 0,
    price,
    now,
    id: view.id,
    version: view.version,
    contact: contactId,
  }
  if (CHOOSE.run(tx, asked).changes !== 1) return undefined
  record(tx, view.id, chosen.procedureId === undefined ? 'price_chosen' : 'procedure_chosen', 'citizen', now)
  return price
}
