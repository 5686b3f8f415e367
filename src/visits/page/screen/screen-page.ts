import { css, desk, pageAt, scripts } from '../../../pages/files.ts'

const HERE = new URL('./', import.meta.url)

/** /pantalla: which number goes to which window, for the waiting room. Without data of its own; it asks /admin/pantalla. */
export const screenPage = pageAt('/pantalla', new URL('page.html', HERE), {
  ...desk,
  'screen.css': () => css(new URL('screen.css', HERE)),
  ...scripts(new URL('browser/', HERE), 'main'),
})
