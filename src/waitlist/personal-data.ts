import type { PersonalData } from '../capability.ts'
import { eraseFromWishes, eraseWishesOf } from './erasure.ts'
import { forgetOldWishes, forgetWishes } from './expired-data.ts'

/** The words and the people of a wish, and of the offers that it had. */
export const personalData: PersonalData = {
  expire: { wishes: forgetWishes, oldWishes: forgetOldWishes },
  erasePerson: eraseFromWishes,
  eraseContact: eraseWishesOf,
}
