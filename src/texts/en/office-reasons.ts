import type { OfficeReason } from '../../catalogue/office-reasons.ts'

export const officeReasons: Record<OfficeReason, string> = {
  unsaid: 'the office did not say',
  requested: 'you asked the office for it',
  no_power: 'the office has no electricity',
  no_system: 'the computers of the office are down',
  no_staff: 'there is not enough staff',
  building: 'there are works or a problem in the building',
  safety: 'for the safety of people',
  closed: 'the office is closed at that hour',
  relocation: 'the office is moving to another address',
  repeated: 'there is another appointment for the same person',
  not_proved: 'it could not be shown that the CURP is of that person',
  mistake: 'the office made a mistake',
}
