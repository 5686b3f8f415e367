import type { LocalDay } from '../catalogue/types.ts'
import { spanishDates } from './dates.ts'
import { escapeHtml } from './day-list.ts'

export const PAPERS = ['rollo de 80 mm', 'hoja A4'] as const

const PAGES: Record<(typeof PAPERS)[number], string> = {
  'rollo de 80 mm': '@page { size: 80mm 110mm; margin: 4mm } main { width: 72mm; --number: 96pt; --size: 12pt }',
  'hoja A4': '@page { size: A4; margin: 20mm } main { width: 100%; --number: 240pt; --size: 20pt }',
}

export interface Slip {
  number: number
  office: string
  day: LocalDay
  /** Of the arrival, on the office's wall clock. */
  minute: number
  procedures: readonly string[]
}

/** For the printer: a page that needs nothing else, with the number large and no name. */
export const slipPage = ({ number, office, day, minute, procedures }: Slip, paper: (typeof PAPERS)[number]): string =>
  `<!doctype html>
<html lang="es-MX">
<meta charset="utf-8">
<title>Turno ${number}</title>
<style>
  ${PAGES[paper]}
  body { margin: 0; color: #000; background: #fff; font-family: sans-serif }
  main { margin: 0 auto; text-align: center; font-size: var(--size); overflow-wrap: anywhere }
  p { margin: 0.4em 0 }
  .number { font-size: var(--number); font-weight: 700; line-height: 1; font-variant-numeric: tabular-nums }
</style>
<main>
<p>${escapeHtml(office)}</p>
<p>Su turno es el</p>
<p class="number">${number}</p>
<p>${escapeHtml(procedures.join(', '))}</p>
<p>Llegó el ${spanishDates.long(day)}, a las ${spanishDates.hour(minute)}</p>
<p>Espere a que llamen su número. El trámite se pide gratis y sin gestores.</p>
</main>
</html>
`
