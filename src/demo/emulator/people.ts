import type { EmulatedPerson } from './types.ts'

/** The ready people. Two have the older form of a Mexican number and one the newer, as in the country itself. */
export const READY_PEOPLE: readonly EmulatedPerson[] = [
  { id: 'guadalupe', name: 'Lupita Hernández', waId: '5215500000001', userId: 'MX.10000000000000000001' },
  { id: 'roberto', name: 'Roberto C.', waId: '525500000002', userId: 'MX.10000000000000000002' },
  { id: 'elena', name: 'Elena 🌻', waId: '5215500000003', userId: 'MX.10000000000000000003' },
]

export interface Directory {
  all(): readonly EmulatedPerson[]
  byId(id: string): EmulatedPerson | undefined
  /** Both forms of a Mexican number lead to the one account. */
  byPhone(digits: string): EmulatedPerson | undefined
  byUserId(userId: string): EmulatedPerson | undefined
}

export function createDirectory(people: readonly EmulatedPerson[]): Directory {
  const byPhone = new Map(people.map((person) => [oneForm(person.waId), person]))
  const byUserId = new Map(people.map((person) => [person.userId, person]))
  const byId = new Map(people.map((person) => [person.id, person]))
  return {
    all: () => people,
    byId: (id) => byId.get(id),
    byPhone: (digits) => byPhone.get(oneForm(digits)),
    byUserId: (userId) => byUserId.get(userId),
  }
}

const oneForm = (digits: string): string => digits.replace(/^521(?=\d{10}$)/, '52').replace(/^549(?=\d{10}$)/, '54')
