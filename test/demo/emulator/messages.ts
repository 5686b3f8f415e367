// Messages as an office sends them through the Graph API, each part what a test wants it to be.
/** A text of this length. */
export const x = (length: number) => 'x'.repeat(length)
export const body = (words: unknown = '¿Cuál?') => ({ text: words })
export const button = (id: unknown, title: unknown) => ({ type: 'reply', reply: { id, title } })
export const buttons = (...list: unknown[]) => interactive({ type: 'button', body: body(), action: { buttons: list } })
export const interactive = (content: Record<string, unknown>) => ({ type: 'interactive', interactive: content })
export const row = (id: unknown, more: Record<string, unknown> = {}) => ({ id, title: `Fila ${id}`, ...more })
export const rows = (count: number, from = 0) => Array.from({ length: count }, (_, n) => row(`r${from + n}`))

export const listOf = (sections: unknown, more: Record<string, unknown> = {}, label: unknown = 'Ver') =>
  interactive({ type: 'list', body: body(), action: { button: label, sections }, ...more })

export const template = (name: string, parameters: unknown[] = [], code = 'es_MX') => ({
  type: 'template',
  template: { name, language: { code }, components: [{ type: 'body', parameters }] },
})

/** A parameter of a template. */
export const words = (value: unknown) => ({ type: 'text', text: value })
