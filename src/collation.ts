/** Lower case without accents, for comparing typed names. */
export const plainText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

const { compare } = new Intl.Collator('es')

/** As in a Spanish dictionary: "Mérida" before "Mexicali". SQLite would put it after "Morelia". */
export const byName = (a: { name: string }, b: { name: string }): number => compare(a.name, b.name)

/** With a number where it is taken. */
export function freeSlug(text: string, between: string, isTaken: (slug: string) => boolean): string {
  const words = plainText(text).match(/[a-z0-9]+/g) ?? []
  const slug = words.join(between)
  for (let nth = 1; ; nth++) {
    const name = nth === 1 ? slug : `${slug}${between}${nth}`
    if (name !== '' && !isTaken(name)) return name
  }
}
