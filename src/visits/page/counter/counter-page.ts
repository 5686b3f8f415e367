import { css, desk, pageAt, scripts } from '../../../pages/files.ts'

const HERE = new URL('./', import.meta.url)

/** /mostrador: the counter's day. Without data or key of its own; it asks the office's operations, with the user's key. */
export const counterPage = pageAt('/mostrador', new URL('page.html', HERE), {
  ...desk,
  'counter.css': () => css(new URL('counter.css', HERE)),
  ...scripts(new URL('browser/', HERE), 'main', 'dialogs', 'turn-list', 'turn-actions'),
})
