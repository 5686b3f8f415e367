import { css, pageAt, scripts, tokens } from '../../../pages/files.ts'

const HERE = new URL('./', import.meta.url)

/** /mostrador: the counter's day. Without data or key of its own; it asks the office's operations, with the user's key. */
export const counterPage = pageAt('/mostrador', new URL('page.html', HERE), {
  'tokens.css': tokens,
  'desk.css': () => css(new URL('../shared/desk.css', HERE)),
  'counter.css': () => css(new URL('counter.css', HERE)),
  ...scripts(
    new URL('browser/', HERE),
    ...['main', 'dialogs', 'turn-list', 'turn-actions'],
    ...[
      '../../shared/browser/elements',
      '../../shared/browser/entrance',
      '../../shared/browser/follow',
      '../../shared/browser/office-link',
    ],
  ),
})
