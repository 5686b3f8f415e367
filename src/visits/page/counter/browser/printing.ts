import { element } from '../../../../pages/desk/browser/elements.ts'
import { type Fields, readText } from '../../../../pages/desk/browser/office-link.ts'

const PAPER_KEPT = 'ventanilla.mostrador.papel'
const ARRIVALS_KEPT = 'ventanilla.mostrador.imprime'

/** Of this window's printer. */
export function keepPrinter(): void {
  const [paper, arrivals] = [element<HTMLSelectElement>('paper'), element<HTMLInputElement>('print-arrivals')]
  paper.value = localStorage.getItem(PAPER_KEPT) ?? paper.value
  arrivals.checked = localStorage.getItem(ARRIVALS_KEPT) === 'yes'
  paper.addEventListener('change', () => localStorage.setItem(PAPER_KEPT, paper.value))
  arrivals.addEventListener('change', () => localStorage.setItem(ARRIVALS_KEPT, arrivals.checked ? 'yes' : 'no'))
}

export const printsArrivals = (): boolean => element<HTMLInputElement>('print-arrivals').checked

/** What the operation at this path answers, by the browser's own printing. */
export async function printPage(path: string, query: Fields): Promise<{ resumen: string }> {
  const html = await readText(path, { ...query, papel: element<HTMLSelectElement>('paper').value })
  const sheet = new DOMParser().parseFromString(html, 'text/html')
  element('paper-sheet').replaceChildren(...sheet.querySelectorAll('main'))
  document.body.dataset.printing = 'yes'
  print()
  delete document.body.dataset.printing
  return { resumen: `Se mandó a imprimir: ${sheet.title}.` }
}
