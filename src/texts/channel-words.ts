/**
 * What depends on where somebody writes from. A text has it in ‹ ›, as it is said to somebody on a telephone; each channel has its own words
 * for it (`Channel.words`), and they are put in when a reply becomes a message of that channel.
 */
const PHRASES = [
  ...(['este teléfono', 'Este teléfono', 'este mismo teléfono', 'un teléfono', 'Un teléfono', 'su teléfono'] as const),
  ...(['el teléfono de otro familiar', 'otro teléfono de su familia', 'su número', 'su WhatsApp', 'Su WhatsApp'] as const),
  ...(['this phone', 'This phone', 'this same phone', 'one phone', 'One phone', 'your phone', 'another relative’s phone'] as const),
  ...(['your phone number', 'Your phone number', 'your number', 'your own WhatsApp', 'Your WhatsApp'] as const),
]
type Phrase = (typeof PHRASES)[number]

/** A channel's own words for each. None is longer than its phrase with the marks, so that what fits a message still does. */
export type ChannelWords = Readonly<Record<Phrase, string>>

/** Of a channel in which people write from a telephone. */
export const TELEPHONE_WORDS = Object.fromEntries(PHRASES.map((phrase) => [phrase, phrase])) as ChannelWords

/** A text in the words of a channel; what is marked and no phrase stays as it is. */
export const inWords = (text: string, words: ChannelWords): string =>
  text.includes('‹') ? text.replace(/‹([^‹›]*)›/g, (marked, phrase) => (isPhrase(phrase) ? words[phrase] : marked)) : text

const isPhrase = (words: string): words is Phrase => (PHRASES as readonly string[]).includes(words)
