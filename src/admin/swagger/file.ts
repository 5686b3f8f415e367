import type { CreateElement } from './draw.ts'

interface FileKind {
  type: string
  /** Begins a file that Excel shall read with its accents; fetching took it away. */
  mark: string
  made: string
  button: string
  next: string
}

/** Answers that are files, by their content type: what was made, and what to do with it. */
export const FILES: Record<string, FileKind> = {
  'text/csv': {
    type: 'text/csv',
    mark: '\uFEFF',
    made: 'La hoja para Excel está lista.',
    button: 'Guardar para Excel',
    next: 'Al guardarla queda en la carpeta de descargas: ábrala desde ahí con Excel. Tiene nombres: bórrela cuando ya no la use.',
  },
  'text/html': {
    type: 'text/html',
    mark: '',
    made: 'La lista para imprimir está hecha.',
    button: 'Abrir para imprimir',
    next: 'Se abre en otra pestaña: ahí elija Imprimir, o pulse Ctrl y P.',
  },
}

/** What was made, in a sentence; the answer's own comes in a header, percent-encoded. */
export const wordsOf = (kind: FileKind, header: (name: string) => string): string =>
  `${kind.made} ${decodeURIComponent(header('resumen'))}`

export function drawFile(h: CreateElement, kind: FileKind, text: string, header: (name: string) => string): unknown {
  const [, name] = /filename="([^"]+)"/.exec(header('content-disposition')) ?? []
  const open = () => {
    const address = URL.createObjectURL(new Blob([kind.mark + text], { type: `${kind.type};charset=utf-8` }))
    const link = Object.assign(document.createElement('a'), { href: address, target: '_blank', rel: 'noopener' })
    if (name) link.download = name
    link.click()
  }
  return h(
    'div',
    null,
    h('p', { className: 'summary' }, wordsOf(kind, header)),
    h('p', { className: 'todo' }, kind.next),
    h('button', { type: 'button', className: 'do-it', onClick: open }, kind.button),
  )
}
