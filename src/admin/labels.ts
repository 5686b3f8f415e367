/** Words that carry an accent in a label; the names of fields on the wire have none. */
const ACCENTED = new Map(
  `día días trámite trámites teléfono dirección número años último última inglés código institución petición mínimo máximo mínima
   máxima versión atención conversación identificación guía leído llegó vía`
    .split(/\s+/)
    .map((word) => [plain(word), word]),
)

/** Words that ask, where a name begins with one of them. */
const ASKING = new Map('qué quién cuándo cuál cuáles cómo cuántos'.split(' ').map((word) => [plain(word), word]))

function plain(word: string): string {
  return word.replaceAll('ñ', 'ni').normalize('NFD').replaceAll(/\p{M}/gu, '')
}

/**
 * How the page calls a field that says nothing else of itself (`.meta({ title })`): its name with blanks, accents and a capital.
 * `telefono_nuevo` becomes `Teléfono nuevo`.
 */
export function spelledOut(name: string): string {
  const [first = '', ...others] = name.split('_')
  if (others.length === 0 && first === 'curp') return 'CURP'
  const words = [ASKING.get(first) ?? accented(first), ...others.map(accented)].join(' ').replaceAll(/\bcurp\b/g, 'CURP')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const accented = (word: string): string => ACCENTED.get(word) ?? word
