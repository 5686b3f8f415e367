// A grammar of what people may type and tap, with or against the rules of the telephone.
import fc from 'fast-check'
import { CHAT } from '../../src/capabilities.ts'
import type { Said } from '../../src/chat/input.ts'
import type { State } from '../../src/chat/state.ts'

const LONG = 4_096
const PIECES = [
  ...['\0', '\u202e', '\u200b', '\ud800', '\udfff', '\ufeff', '\r', '\t', '\n', 'e\u0301'],
  ...'😀 👨‍👩‍👧‍👦 ñ ﷺ 𝔊 ア ב * _ ~ ` NaN null \\ %s%n%x {{constructor}} $1 ../../etc/passwd <script>alert(1)</script>'.split(' '),
  ...'\'; drop table inbox; --|" or 1=1|__proto__|constructor|toString|undefined|0|1|9|10|99|-1|1e9|999999999999999999999'.split(
    '|',
  ),
  ...'31/12/9999|30 de febrero|00/00/0000|24:99|sí|no|hola|cancelar|menú|confirmar|mañana|lunes|12:00|toluca|baja|50000'.split('|'),
  ...'renovar|perdí mi pasaporte|mi hija|G12345678|PERR850417MDFRZS04|XAXX600101HDFXXX0|PUSL990231HBCRLS07'.split('|'),
  ...'me llamo Rosa Pérez Ruiz|17 de abril de 1985|soy de Metepec|english|más tiempo|corregir|ya no la quiero'.split('|'),
]
const words = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: LONG }))
      .map(([piece, times]) => piece.repeat(times).slice(0, LONG)),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.constantFrom(...PIECES) },
)
const VALUES = [
  ...'|0|1|-1|99|NaN|1e400|confirm|correct|leave|yes|no|goOn|menu|person|erase|english|office|curp|several|none:0|none:9|lost:0|lost:-1'.split(
    '|',
  ),
  ...'hour:540|hour:x|hour:-1|hour:99999999999|day:2026-12-03|day:x|day:|day:2026-13-45|more:2026-12-04|more:x|more:|more:9999-12-31'.split(
    '|',
  ),
  ...'yes:x:1|yes::|no:x|see:x|cancel:x|way:x|change:x|bring:x|state:MC|state:__proto__|state:|19.29:-99.65|NaN:NaN|1e9:1e9|curp:0|curp:x|curp:99'.split(
    '|',
  ),
  ...'__proto__|constructor|toString|hasOwnProperty|until:1|until:x|phone|3|6|10|3,6|1:3|each|all|only:0|only:9|renewal|first|minor|x'.split(
    '|',
  ),
]
VALUES.push(
  ...'group|group::99|without:0|without:0,9|without:0,1,2,3|without:x|person:1|person:9|person:x|data:0|data:99|passport:1|remove:0|remove:99'.split(
    '|',
  ),
  ...'remove:x|add|someone|adults|keep|leaveOut|only:0,99|all:10,10,6,6'.split('|'),
)
const question = fc.constantFrom(...Object.keys(CHAT.questions), 'slot', 'summary', '__proto__', 'constructor', 'nothing')
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 130 }) },
)

/** What somebody does, given where the conversation stands. */
export type Tap = (state: State) => Said
const forged: fc.Arbitrary<Tap> = fc
  .record({
    question,
    value,
    turn: fc.constantFrom('same', 'before', 'never'),
    epoch: fc.constantFrom('own', 'own', 'other'),
    title: words,
  })
  .map((tap) => (state) => {
    const turn = { same: state.turn, before: Math.max(0, state.turn - 1), never: 999_999_999 }[tap.turn]
    const epoch = tap.epoch === 'own' ? state.epoch : 'HFdWkz3hTq1Z'
    return { kind: 'choice', id: `${epoch}.${turn}.${tap.question}.${tap.value}`, title: tap.title.slice(0, 24) }
  })
const malformed: fc.Arbitrary<Tap> = fc.tuple(words, words).map(([id, title]) => () => ({
  kind: 'choice',
  id: id || 'x',
  title: title.slice(0, 24),
}))
const offered: fc.Arbitrary<Tap> = fc.nat().map((nth) => (state) => {
  const options = state.asked?.options ?? []
  const one = options[nth % Math.max(1, options.length)]
  if (!one) return { kind: 'text', text: 'hola' }
  return { kind: 'choice', id: `${state.epoch}.${state.asked?.turn}.${one.question}.${one.value}`, title: one.title }
})
const location: fc.Arbitrary<Tap> = fc.tuple(fc.double(), fc.double()).map(([latitude, longitude]) => () => ({
  kind: 'location',
  latitude,
  longitude,
}))
const other: fc.Arbitrary<Tap> = fc
  .constantFrom<Said['kind']>('voice', 'picture', 'file', 'sticker', 'contact_card', 'edited', 'unsupported')
  .map((kind) => () => ({ kind }) as Said)
export const gesture: fc.Arbitrary<Tap> = fc.oneof(
  {
    weight: 6,
    arbitrary: words.map(
      (text): Tap =>
        () => ({ kind: 'text', text }),
    ),
  },
  { weight: 5, arbitrary: forged },
  { weight: 2, arbitrary: offered },
  { weight: 1, arbitrary: malformed },
  { weight: 1, arbitrary: location },
  { weight: 1, arbitrary: other },
)
