import type { Command } from './commands.ts'
import { phrasebook } from './phrases.ts'

/** What somebody asks for in words that are often said beside something that tells more. */
export const ASIDES = phrasebook<Command>('asides', 'asides', [
  'start',
  'easy',
  'unclear',
  'erase',
  'moreTime',
  'otherDay',
  'otherOffice',
  'park',
  'thanks',
])
