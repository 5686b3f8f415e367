import type { Operation } from '../../admin/operation.ts'
import { notePhone } from './callback-phone.ts'
import { cancelAppointment, passAppointment } from './cancel.ts'
import { consents } from './consents.ts'
import { correctAppointment } from './correct.ts'
import { agendaOfDay } from './day.ts'
import { changeExclusion, exclusions } from './exclusion.ts'
import { coming } from './expected-visits.ts'
import { findSomebody, story } from './find.ts'
import { freePlaces } from './free-places.ts'
import { giveAppointment } from './give.ts'
import { correctHeldPlace } from './held-places.ts'
import { noteIdentification } from './identification.ts'
import { moveAppointment } from './move.ts'
import { secondKey } from './second-key.ts'

export const BOOKING_OPERATIONS: Operation[] = [
  agendaOfDay,
  findSomebody,
  story,
  coming,
  freePlaces,
  giveAppointment,
  moveAppointment,
  correctAppointment,
  noteIdentification,
  notePhone,
  cancelAppointment,
  passAppointment,
  secondKey,
  consents,
  correctHeldPlace,
  exclusions,
  changeExclusion,
]
