/** Words with which people begin when they are asked for a key, in Spanish and in English, without accents. */
const WORDS = [
  ...['contrasena', 'contrasenia', 'password', 'passwd', 'clave', 'secreto', 'secret', 'token', 'admin', 'administrador'],
  ...['administrator', 'ventanilla', 'oficina', 'pasaporte', 'citas', 'mexico', 'gobierno', 'usuario', 'user', 'root', 'default'],
  ...[
    'cambiar',
    'cambiame',
    'changeme',
    'prueba',
    'test',
    'ejemplo',
    'example',
    'demo',
    'bienvenido',
    'welcome',
    'letmein',
    'hola',
  ],
]
/** What is typed instead of a letter, so that it looks like none. */
const DISGUISES: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Characters that nothing foretells, and how many different ones: less can be found by trying. A hexadecimal key of 24 has more. */
const LEAST = { unforeseen: 12, different: 8 }
/** So many in a row that came before already are a repetition. */
const REPEATED = 4

/**
 * Whether somebody could guess this key: a word, a row of the keyboard, counting up or down, or the same again and again is most of
 * it. What chance made is never refused.
 */
export function isGuessable(key: string): boolean {
  const text = key.toLowerCase()
  const foreseen = new Set<number>([...inWords(text), ...inRows(text), ...inRepetitions(text)])
  const rest = [...text].filter((_, at) => !foreseen.has(at))
  return rest.length < LEAST.unforeseen || new Set(rest).size < LEAST.different
}

const range = (from: number, length: number): number[] => Array.from({ length }, (_, nth) => from + nth)

function inWords(text: string): number[] {
  const plain = [...text].map((char) => DISGUISES[char] ?? char).join('')
  const starts = (word: string) => range(0, text.length).filter((at) => text.startsWith(word, at) || plain.startsWith(word, at))
  return WORDS.flatMap((word) => starts(word).flatMap((at) => range(at, word.length)))
}

/** The second of two that are the same, or neighbours in the alphabet, among the figures or on the keyboard. */
function inRows(text: string): number[] {
  const isNext = (one: string, other: string) =>
    Math.abs(one.charCodeAt(0) - other.charCodeAt(0)) <= 1 ||
    KEYBOARD.some((row) => row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1)
  return range(1, Math.max(0, text.length - 1)).filter((at) => isNext(text.charAt(at - 1), text.charAt(at)))
}

function inRepetitions(text: string): number[] {
  const again = (at: number) => text.slice(0, at + REPEATED - 1).includes(text.slice(at, at + REPEATED))
  return range(1, Math.max(0, text.length - REPEATED))
    .filter(again)
    .flatMap((at) => range(at, REPEATED))
}
