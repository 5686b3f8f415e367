import { css, pageAt, scripts, tokens } from '../../../pages/files.ts'

const HERE = new URL('./', import.meta.url)

/** /pantalla: which number goes to which window, for the waiting room. Without data of its own; it asks /admin/pantalla. */
export const screenPage = pageAt('/pantalla', new URL('page.html', HERE), {
  'tokens.css': tokens,
  'desk.css': () => css(new URL('../shared/desk.css', HERE)),
  'screen.css': () => css(new URL('screen.css', HERE)),
  ...scripts(
    new URL('browser/', HERE),
    ...['main', 'sound'],
    ...[
      '../../shared/browser/elements',
      '../../shared/browser/entrance',
      '../../shared/browser/follow',
      '../../shared/browser/office-link',
    ],
  ),
})
