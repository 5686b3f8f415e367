import { ASIDES } from './asides.ts'
import type { Command } from './commands.ts'
import { type Phrasebook, phrasebook, phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

/** Longer messages tell a story; what they ask for is in the questions that follow. */
const MOST_WORDS = 22

const NOT_WANTED = phrases('requests', 'not wanted')

/**
 * What somebody asks for in a sentence of their own. Whole messages are commands (commands.ts); these are looked at only when
 * the words answer no question that is open. All of them ask, show or explain: none does anything by itself.
 */
const REQUESTS = phrasebook<Command>('requests', 'requests', [
  'costs',
  'bring',
  'complaint',
  'payment',
  'cancel',
  'cancelAppointment',
  'move',
  'way',
  'receipt',
  'appointments',
  'soFar',
  'person',
  'permission',
  'undo',
  'leaveList',
  'waitForPlace',
  'myList',
  'privacy',
  'rights',
  'stop',
  'subscribe',
])

const WHETHER_FREE = phrases('requests', 'whether free')

/** "¿es gratis?" is answered with yes or no before the prices come. */
export const asksWhetherFree = (text: string): boolean => WHETHER_FREE.test(everyday(text))

/** Undefined for a denial, and for a message that is too long to be one request. */
export const findRequest = (text: string): Command | undefined => find(REQUESTS, text)

/** What is asked for in passing: looked at when nothing else was understood. */
export const findAside = (text: string): Command | undefined => find(ASIDES, text)

function find(book: Phrasebook<Command>, text: string): Command | undefined {
  const words = everyday(text)
  if (words.split(' ').length > MOST_WORDS || NOT_WANTED.test(words)) return undefined
  return book.find(words)
}
