import { fileURLToPath } from 'node:url'
import { css, desk, forBrowser, javascript, pageAt, script, scripts } from '../../pages/files.ts'

const HERE = new URL('./', import.meta.url)
const library = (name: string): string => fileURLToPath(import.meta.resolve(`uplot/dist/${name}`))

/** /numeros: what the office knows of its days. Without data or key of its own; it asks the office's operations, with the user's key. */
export const numbersPage = pageAt('/numeros', new URL('page.html', HERE), {
  ...desk,
  'uplot.css': () => css(library('uPlot.min.css')),
  'numbers.css': () => css(new URL('numbers.css', HERE)),
  'uplot.js': () => javascript(library('uPlot.esm.js')),
  ...scripts(new URL('browser/', HERE), 'main', 'tables'),
  'plots.ts': plots,
})

/** The only one that imports the library, which lies beside it. */
async function plots() {
  return script((await forBrowser(new URL('browser/plots.ts', HERE))).replace(/(["'])uplot\1/, '"./uplot.js"'))
}
