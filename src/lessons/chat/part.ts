import { officesInMind } from '../../booking/chat/bookings.ts'
import { ownerId } from '../../catalogue/institution.ts'
import { agencyInMind } from '../../chat/agency.ts'
import type { ChatPart } from '../../chat/part.ts'
import { learntTable } from '../lessons.ts'
import { keepMissed } from '../missed.ts'

export const chat: ChatPart = {
  missed: keepMissed,
  learnt: (scene) => learntTable(scene.session.tx, agencyInMind(scene) ?? ownerId(scene.session.tx), officesInMind(scene)),
}
