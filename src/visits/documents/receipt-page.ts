import { encodeQR } from 'qr'
import { escapeHtml } from '../../texts/day-list.ts'
import { type Paper, paperPage } from '../../texts/paper.ts'
import type { Receipt, ReceiptVisit } from './receipt.ts'

/** White around a code, in its own dots: many telephones need it. */
const QUIET_DOTS = 4

/** For the office's printer. */
export const receiptPage = (receipt: Receipt, paper: Paper): string =>
  paperPage(
    `${receipt.title} ${receipt.folio.value}`,
    'receipt',
    paper,
    receipt.language,
    [
      `<p>${escapeHtml(receipt.institution)}</p>`,
      `<h1>${escapeHtml(receipt.title)}</h1>`,
      receipt.sample === undefined ? '' : `<p><strong>${escapeHtml(receipt.sample)}</strong></p>`,
      `<p>${escapeHtml(receipt.folio.label)}<br><span class="folio">${escapeHtml(receipt.folio.value)}</span></p>`,
      ...receipt.visits.map(visitPart),
      part(receipt.bring.heading, list(receipt.bring.items)),
      ...[receipt.pay, receipt.safe].map(({ heading, lines }) => part(heading, lines.map(line).join('\n'))),
      ...receipt.foot.map(line),
    ].join('\n'),
  )

const visitPart = ({ when, office, code, people }: ReceiptVisit): string =>
  part(
    when.value,
    [
      line(office.value),
      ...office.lines.map(line),
      encodeQR(code.text, 'svg', { ecc: 'medium', border: QUIET_DOTS }),
      line(code.caption),
      list(people.lines.map(({ name, detail }) => `${name}: ${detail}`)),
    ].join('\n'),
  )

const part = (heading: string, body: string): string => `<section><h2>${escapeHtml(heading)}</h2>\n${body}</section>`
const line = (words: string): string => `<p>${escapeHtml(words)}</p>`
const list = (items: readonly string[]): string => `<ul>${items.map((one) => `<li>${escapeHtml(one)}</li>`).join('')}</ul>`
