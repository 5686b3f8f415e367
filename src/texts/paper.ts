import type { LocalDay } from '../catalogue/types.ts'
import { spanishDates } from './dates.ts'
import { escapeHtml } from './day-list.ts'

export const PAPERS = ['rollo de 80 mm', 'hoja A4'] as const
export type Paper = (typeof PAPERS)[number]

/** Also of the counter's page, which prints what an operation answers. */
export const PAPER_CSS = `@page roll { size: 80mm 110mm; margin: 4mm }
@page strip { size: 80mm 297mm; margin: 4mm }
@page sheet { size: A4; margin: 18mm }
.paper { color: #000; background: #fff; font: 11pt / 1.35 sans-serif; overflow-wrap: anywhere }
.paper[data-paper="rollo de 80 mm"] { page: strip; width: 72mm }
.paper.slip[data-paper="rollo de 80 mm"] { page: roll }
.paper[data-paper="hoja A4"] { page: sheet; font-size: 12pt }
.paper p, .paper ul { margin: 0.4em 0; padding: 0 }
.paper li { margin-inline-start: 1.2em }
.paper h1 { margin: 0 0 0.3em; font-size: 1.3em; color: #000 }
.paper h2 { margin: 0.9em 0 0.2em; font-size: 1.05em }
.paper section { display: block; break-inside: avoid }
.paper svg { display: block; width: 45mm; height: 45mm; margin: 2mm auto }
.paper .folio { font-size: 1.6em; font-weight: 700 }
.paper.slip, .paper.sign { text-align: center }
.paper.slip[data-paper="hoja A4"] { font-size: 20pt }
.paper.slip .number { font-size: 96pt; font-weight: 700; line-height: 1; font-variant-numeric: tabular-nums }
.paper.slip[data-paper="hoja A4"] .number { font-size: 240pt }
.paper.sign[data-paper="hoja A4"] { font-size: 20pt }
.paper.sign[data-paper="hoja A4"] section { display: inline-block; width: 80mm; vertical-align: top }
.paper.sign[data-paper="hoja A4"] svg { width: 75mm; height: 75mm }`

/** A page that needs nothing else. */
export const paperPage = (title: string, kind: 'slip' | 'receipt' | 'sign', paper: Paper, lang: string, body: string): string =>
  `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<style>
body { margin: 0 auto; width: fit-content; background: #fff }
${PAPER_CSS}
</style>
<main class="paper ${kind}" data-paper="${paper}">
${body}
</main>
</html>
`

export interface Slip {
  number: number
  office: string
  day: LocalDay
  /** Of the arrival, on the office's wall clock. */
  minute: number
  procedures: readonly string[]
}

/** With the number large and no name. */
export const slipPage = ({ number, office, day, minute, procedures }: Slip, paper: Paper): string =>
  paperPage(
    `Turno ${number}`,
    'slip',
    paper,
    'es-MX',
    `<p>${escapeHtml(office)}</p>
<p>Su turno es el</p>
<p class="number">${number}</p>
<p>${escapeHtml(procedures.join(', '))}</p>
<p>Llegó el ${spanishDates.long(day)}, a las ${spanishDates.hour(minute)}</p>
<p>Espere a que llamen su número. El trámite se pide gratis y sin gestores.</p>`,
  )

export interface SignCode {
  app: string
  svg: string
  /** What can be typed instead. */
  below: string
}

/** For the wall: read from some metres away, so few words. */
export const signPage = (institution: string, codes: readonly SignCode[], paper: Paper): string =>
  paperPage(
    `Cartel de ${institution}`,
    'sign',
    paper,
    'es-MX',
    `<p>${escapeHtml(institution)}</p>
<h1>Saque aquí su cita</h1>
<p class="folio">Gratis, sin gestores</p>
${codes.map(({ app, svg, below }) => `<section><h2>${app}</h2>\n${svg}\n<p>${escapeHtml(below)}</p></section>`).join('\n')}
<p>Apunte la cámara de su teléfono al código. Le contesta un programa, a cualquier hora.</p>
<p>Nadie puede venderle un lugar. Si le piden dinero por una cita, dígalo en el mismo chat.</p>`,
  )
