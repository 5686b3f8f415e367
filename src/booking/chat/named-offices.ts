import { distance } from 'fastest-levenshtein'
import { today } from '../../chat/moments.ts'
import { onlyOne } from '../../chat/only-one.ts'
import type { Scene } from '../../chat/scene.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import type { Reading } from '../../chat/understanding/reading.ts'
import { kindOf } from '../../chat/understanding/sentence.ts'
import { plain } from '../../chat/understanding/words.ts'
import type { OfficeChoice } from '../../schedule/slots.ts'

/** The only office of the list that these words name: in full, or alone by a part of its name ("la de la CDMX"), or with one letter wrong. */
export function namedIn(reading: Reading, offers: OfficeChoice[]): OfficeChoice | undefined {
  const inFull = offers.filter((one) => saysName(reading, one))
  if (inFull.length > 0) return onlyOne(inFull)
  const bare = reading.bareAnswers
  const parts = ({ office: { name } }: OfficeChoice) => name.split(',').map(plain)
  return (
    onlyOne(offers.filter((one) => parts(one).some((part) => bare.includes(part)))) ??
    onlyOne(offers.filter((one) => parts(one).some((part) => bare.some((told) => isMisspelt(told, part)))))
  )
}

/** Whether the name of this office stands in the words, in full. */
export const saysName = (reading: Reading, { office: { name } }: OfficeChoice): boolean => reading.plain.includes(plain(name))

const SHORTEST_MISSPELT = 6
const isMisspelt = (told: string, name: string): boolean =>
  name.length >= SHORTEST_MISSPELT && Math.abs(told.length - name.length) <= 1 && distance(told, name) === 1

/** "en la de Naucalpan me trajeron a vuelta y vuelta, ¿eso a quién se lo reporto?": something is asked, and nothing chosen. */
export const asksBeside = (reading: Reading): boolean =>
  reading.text.split(/[,.;?¿!]/).some((part) => kindOf(part.trim()) === 'question')

const SHORT_WORDS = 5

const KILOMETRES = phrases('office', 'kilometres')

/** "la de 45 km", "la del 3 de diciembre": the only office whose row says so. */
export function byItsRow(reading: Reading, offers: OfficeChoice[], { session }: Scene): OfficeChoice | undefined {
  const km = /\d+/.exec(KILOMETRES.exec(reading.words) ?? '')?.[0]
  if (km !== undefined) return onlyOne(offers.filter((one) => one.km !== undefined && Math.round(one.km) === Number(km)))
  const when = reading.plain.split(' ').length <= SHORT_WORDS ? reading.when(today(session)) : undefined
  const { from, until } = when?.kind === 'wish' ? when.wish : {}
  return from !== undefined && from === until ? onlyOne(offers.filter((one) => one.first?.day === from)) : undefined
}
