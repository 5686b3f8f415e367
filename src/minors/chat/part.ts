import type { ChatPart } from '../../chat/part.ts'
import { advice, attendant, courtPapers, whoAttends } from './attendant.ts'
import { child } from './child.ts'
import { forward, tellPermission } from './forward.ts'
import { hadPassport } from './had-passport.ts'
import { howMany } from './how-many.ts'
import { hearPermissionCode, permission, revoke, revoking } from './permission.ts'

const questions = {
  ...{ howMany, whoAttends, courtPapers, advice, child, hadPassport, attendant },
  ...{ forward, permission, revoking },
}

/** What is said and understood of those who are under age, and of the other parent's word. */
export const chat: ChatPart<typeof questions> = {
  questions,
  inTurn: [
    { question: 'howMany', before: 'place' },
    { question: 'whoAttends', before: 'place' },
    { question: 'courtPapers', before: 'place' },
    { question: 'advice', before: 'place' },
    { question: 'child', before: 'oldPassport' },
    { question: 'hadPassport', before: 'oldPassport' },
    { question: 'attendant', before: 'details' },
  ],
  orders: { permission: tellPermission, revoke },
  hearsFirst: hearPermissionCode,
}
