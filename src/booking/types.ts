import type { OUTCOME_WORDS } from '../admin/labels.ts'
import type { Currency, FieldAnswers, LocalDay, Office } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { FreeSlot } from '../schedule/slots.ts'
import type { MinorCase } from '../texts/admin-minors.ts'
import type { Need } from '../texts/admin-needs.ts'

/** Without a CURP the name and birth date identify, and the window verifies. */
export interface PersonDraft {
  name: string
  /** Undefined where the procedure asks for no CURP. */
  birthDate?: LocalDay | undefined
  curp?: string
  /** What the person is recognised by instead (people.ts). */
  knownBy?: string
}

export interface Member {
  person: PersonDraft
  procedureId: string
  answers?: FieldAnswers
}

export interface RequestedPlaces {
  slotId: number
  /** At most the phone's limit. All get a place, or none. */
  members: Member[]
  minorCase?: MinorCase
  /** The adult with minors. Data of the absent parent are never collected. */
  attendant?: { name: string; curp?: string }
}

export interface Hold {
  groupId: string
  slot: FreeSlot
  until: Instant
  renewals: number
  members: number
}

/** Validity in years, and half price. */
export interface Choice {
  years: number | undefined
  halfFee: boolean
}

/** As its citizen may see it. */
export interface AppointmentView {
  id: number
  groupId: string
  member: number
  version: number
  folio: string | undefined
  state: 'held' | 'confirmed' | 'expired' | 'released' | 'cancelled' | 'past'
  slot: FreeSlot
  office: Office
  /** Its schedule, where that is not the office's windows. */
  agenda: string | undefined
  procedureId: string
  name: string
  curp: string | undefined
  birthDate: LocalDay | undefined
  years: number | undefined
  halfFee: boolean
  /** As told; or by the tariff of the visit's day, when that began after the booking. */
  price: number | undefined
  currency: Currency
  /** The procedure has a fee; `price` may still be unknown. */
  isPaid: boolean
  answers: FieldAnswers
  /** Of its chat. */
  needs: readonly Need[]
  minorCase: MinorCase | undefined
  unverified: boolean
  /** By the person, since the office's last move. */
  moves: number
  /** Of the visit, on that day. Served, it is neither moved nor cancelled. */
  outcome: keyof typeof OUTCOME_WORDS | undefined
}
