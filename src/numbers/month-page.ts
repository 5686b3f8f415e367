import { count } from '../texts/admin.ts'
import { spanishDates } from '../texts/dates.ts'
import { escapeHtml } from '../texts/day-list.ts'
import { FIGURES, type FigureName, waitText } from './figures.ts'
import { firstOf, type MonthFile, type MonthLine, type MonthOfOffice } from './month.ts'

/** A page that needs nothing else: no script, no file, no network. */
export function monthPage(file: MonthFile, jsonName: string): string {
  const title = `${file.institucion}: ${monthText(file.mes)} en números`
  return `<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<h2>¿Cuánto se espera?</h2>
${answers(file.total)}
<h2>${file.oficinas.length > 1 ? 'Las oficinas' : 'La oficina'}</h2>
${table(
  'Oficina',
  [
    ...file.oficinas.map(({ oficina, total }) => ({ ...total, renglon: oficina })),
    ...[file.las_demas_oficinas ?? []].flat(),
    file.total,
  ],
  OF_OFFICE,
)}
${file.oficinas
  .filter(({ por_dia }) => por_dia.length > 0)
  .map(officeSection)
  .join('\n')}
<h2>Qué quiere decir cada cifra</h2>
<dl>
${file.definiciones.map(({ nombre, que_es }) => `<dt>${escapeHtml(nombre)}</dt><dd>${escapeHtml(que_es)}</dd>`).join('\n')}
</dl>
<h2>Cómo comprobarlo</h2>
<p>Estas mismas cifras están en el archivo <a href="${escapeHtml(jsonName)}">${escapeHtml(jsonName)}</a>, que cualquier programa puede leer.</p>
<ul>
<li>Los renglones de cada oficina, por día, por hora o por trámite, suman su total. Las oficinas suman el total de todas.</li>
<li>Las citas son la suma de las que se sacaron por cada vía. También son la suma de quienes llegaron, no vinieron, no se sabe y están por venir.</li>
<li>Con los tramos de espera se puede contar hasta la mitad, o hasta nueve de cada diez personas: ahí está la cifra publicada.</li>
</ul>
<p class="quiet">Se hizo el ${spanishDates.long(file.hecho.slice(0, 10))}. No hay datos de personas.</p>
</main>
</body>
</html>
`
}

const monthText = (month: string): string => spanishDates.birth(firstOf(month)).replace(/^\d+ de /, '')

function answers(total: MonthLine): string {
  const { espera_mitad: half, espera_nueve_de_diez: most, dias_mitad: days, dias_nueve_de_diez: mostDays } = total
  const waited =
    half === null || most === null
      ? 'No se sabe: se anotaron muy pocas llegadas.'
      : `En la oficina, la mitad de las personas esperó <strong>${waitText(half)}</strong>; nueve de cada diez, <strong>${waitText(most)}</strong>.`
  const booked =
    days === null || mostDays === null
      ? ''
      : `<p>Desde su primer contacto, la mitad de las personas tuvo su lugar en <strong>${count(days, 'día', 'días')} o menos</strong>; nueve de cada diez, en <strong>${count(mostDays, 'día', 'días')} o menos</strong>.</p>`
  return `<p>${waited}</p>\n${booked}`
}

const OF_OFFICE: FigureName[] = [
  ...([
    'lugares_publicados',
    'citas',
    'llegaron',
    'llegaron_tarde',
    'no_vinieron',
    'no_se_sabe',
    'canceladas_persona',
    'canceladas_oficina',
  ] as const),
  ...(['sin_cita', 'espera_mitad', 'espera_nueve_de_diez', 'dias_mitad', 'dias_nueve_de_diez'] as const),
]
const OF_LINE: FigureName[] = [
  'lugares_publicados',
  'citas',
  'llegaron',
  'no_vinieron',
  'sin_cita',
  'espera_mitad',
  'espera_nueve_de_diez',
]

const officeSection = ({ oficina, total, por_dia, por_hora, por_tramite, ...steps }: MonthOfOffice): string =>
  `<section>
<h2>${escapeHtml(oficina)}</h2>
${answers(total)}
<details><summary>Por día</summary>
${table('Día', [...por_dia.map((one) => ({ ...one, renglon: dayText(one.renglon) })), total], OF_LINE)}
</details>
<details><summary>Por hora</summary>
${table('Hora', [...por_hora, total], OF_LINE)}
</details>
<details><summary>Por trámite</summary>
${table('Trámite', [...por_tramite, total], OF_LINE.slice(1))}
</details>
${bars('Cuánto esperaron en la oficina', 'minutos', steps.minutos_de_espera)}
${bars('Cuántos días pasaron hasta su cita', 'días', steps.dias_hasta_la_cita)}
</section>`

const dayText = (line: string): string => (/^\d{4}-/.test(line) ? spanishDates.short(line) : line)

function table(head: string, lines: readonly MonthLine[], figures: readonly FigureName[]): string {
  const titles = [head, ...figures.map((name) => FIGURES[name].name)].map((title) => `<th scope="col">${escapeHtml(title)}</th>`)
  const rows = lines.map(
    (line) =>
      `<tr><th scope="row">${escapeHtml(line.renglon)}</th>${figures.map((name) => `<td>${cell(line[name])}</td>`).join('')}</tr>`,
  )
  return `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(head)}"><table><thead><tr>${titles.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`
}

const cell = (value: number | null): string =>
  value === null ? '<span title="No se muestra">–</span>' : value.toLocaleString('es-MX')

const BAR = 300

/** The numbers beside each bar say the same: the drawing is for the eye alone. */
function bars(title: string, unit: string, steps: MonthOfOffice['minutos_de_espera']): string {
  const most = Math.max(0, ...steps.map(({ personas }) => personas))
  if (most === 0) return ''
  const rows = steps.map(({ hasta, personas }, nth) => {
    const from = nth === 0 ? '' : `de ${(steps[nth - 1]?.hasta ?? 0) + 1} `
    const bar = `<svg width="${BAR}" height="14" aria-hidden="true"><rect width="${Math.round((personas / most) * BAR)}" height="14" fill="#1d5f52"/></svg>`
    return `<tr><th scope="row">${from}${nth === 0 ? 'hasta' : 'a'} ${hasta} ${unit}</th><td>${personas.toLocaleString('es-MX')}</td><td>${bar}</td></tr>`
  })
  return `<h3>${title}</h3>
<div class="wide" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr><th scope="col">Esperaron</th><th scope="col">Personas</th><th scope="col"><span class="hidden">Dibujo</span></th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`
}

const STYLE = `
body { margin: 0; font: 1.06rem/1.5 system-ui, sans-serif; color: #1f2933; background: #fff }
main { max-width: 90rem; margin: 0 auto; padding: 1rem }
h1, h2, h3 { color: #1d5f52; line-height: 1.2 }
.wide { overflow-x: auto; margin-block: 0.5rem 1rem }
table { border-collapse: collapse }
th, td { padding: 0.25rem 0.6rem; border: 1px solid #7b858d; text-align: right; vertical-align: top; font-variant-numeric: tabular-nums }
tbody th { text-align: left; font-weight: 600 }
summary { min-height: 2rem; font-weight: 600; cursor: pointer }
dt { font-weight: 600 }
dd { margin: 0 0 0.5rem }
.quiet { color: #4d5860 }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
@media print { details::details-content { content-visibility: visible; block-size: auto } section { break-before: page } .wide { overflow: visible } table { font-size: 8pt } tr { break-inside: avoid } }
`
