const LIST = new Intl.ListFormat('es-MX')

/** "Rosa, Jorge e Irma". */
export const listed = (names: string[]): string => LIST.format(names)

/** What a record says otherwise than before, member by member: "Teléfono: «55 1» pasa a «55 2»". */
export const changesText = (before: object, after: object): string =>
  Object.entries(after)
    .flatMap(([name, value]) => {
      const [was, is] = [memberText((before as Record<string, unknown>)[name]), memberText(value)]
      if (was === is || (was === undefined && value === false)) return []
      const told = was === undefined ? is : is === undefined ? `se quita ${was}` : `${was} pasa a ${is}`
      return `${name}: ${told}`
    })
    .join('; ')

const memberText = (value: unknown): string | undefined =>
  value === null || value === undefined || value === ''
    ? undefined
    : typeof value === 'boolean'
      ? value
        ? 'sí'
        : 'no'
      : `«${value}»`
