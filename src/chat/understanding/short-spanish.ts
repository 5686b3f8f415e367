/** Whoever speaks little Spanish says the verb as a dictionary has it: "yo querer pasaporte", "no tener CURP". */
const MEANT: Record<string, string> = {
  querer: 'quiero',
  tener: 'tengo',
  saber: 'se',
  poder: 'puedo',
  vivir: 'vivo',
  nacer: 'naci',
  entender: 'entiendo',
  hablar: 'hablo',
  necesitar: 'necesito',
  perder: 'perdi',
}
/** After "yo" or "no" at the beginning of what is said, where no other verb can have led to it ("por no tener", "puedo no ir"). */
const SAID = new RegExp(`(^|\\b(?:yo|pasaporte) )(no )?(nunca )?(${Object.keys(MEANT).join('|')})\\b`, 'g')

/** The same in the first person; words that are already in some person stay as they are. */
export const inFirstPerson = (words: string): string =>
  words.replace(SAID, (all, before: string, no = '', never = '', verb: string) => {
    // "hablar con una persona" and "tener cita" are wishes.
    if (before === '' && no === '' && never === '') return all
    return `${before}${never && verb === 'tener' ? 'nunca he tenido' : `${no}${never}${MEANT[verb]}`}`
  })
