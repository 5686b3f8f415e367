const LIST = new Intl.ListFormat('es-MX')

/** "Rosa, Jorge e Irma". */
export const listed = (names: string[]): string => LIST.format(names)

/** What a record says otherwise than before, member by member: "telefono: «55 1» pasa a «55 2»". */
export const changesText = (before: object, after: object): string =>
  Object.entries(after)
    .flatMap(([name, value]) => {
      const [was, is] = [memberText((before as Record<string, unknown>)[name]), memberText(value)]
      return was === is ? [] : `${name.replaceAll('_', ' ')}: ${was} pasa a ${is}`
    })
    .join('; ')

const memberText = (value: unknown): string =>
  value === null || value === undefined || value === '' ? 'nada' : typeof value === 'boolean' ? (value ? 'sí' : 'no') : `«${value}»`
