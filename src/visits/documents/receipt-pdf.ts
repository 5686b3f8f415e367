import PDFDocument from 'pdfkit'
import { encodeQR } from 'qr'
import { capital, type Receipt, type ReceiptVisit } from './receipt.ts'

// US Letter, Mexico's paper. Black on white with headings in the agency's colour, standard fonts (they have every Spanish letter), and a
// structure for screen readers. Sizes are points: 72 to the inch.

const MARGIN = 56
/** Margins below the head and above the foot. */
const TOP = 78
const BOTTOM = 70
const CODE_SIDE = 150
const GAP = 24
const REGULAR = 'Helvetica'
const BOLD = 'Helvetica-Bold'
const INDENT = 22
const BODY = 10.5
const LEADING = 1.6
/** White around a code, in its own dots: many telephones need it. */
const QUIET_DOTS = 4
/** A heading stays together with so much of its text. */
const TOGETHER = 52

/** In memory. Long lists continue on a second page. */
export async function drawReceipt(receipt: Receipt): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({
    size: 'LETTER',
    margins: { top: TOP, bottom: BOTTOM, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    tagged: true,
    lang: receipt.language,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: printable(receipt.title),
      Author: printable(receipt.institution),
      Creator: 'Ventanilla',
      CreationDate: new Date(receipt.madeAt),
    },
  })
  const bytes = collect(doc)
  const sheet = createSheet(doc, receipt.accent)
  for (const [at, visit] of receipt.visits.entries()) drawVisit(sheet, receipt, visit, at === 0)
  sheet.heading(receipt.bring.heading)
  sheet.list(receipt.bring.items.map((text) => ({ text })))
  for (const { heading, lines } of [receipt.pay, receipt.safe]) {
    sheet.heading(heading)
    for (const line of lines) sheet.paragraph(line)
  }
  sheet.end()
  drawEdges(doc, receipt)
  doc.end()
  return bytes
}

function drawVisit(sheet: Sheet, receipt: Receipt, visit: ReceiptVisit, first: boolean): void {
  const { doc } = sheet
  if (first) sheet.title(receipt.title)
  if (first && receipt.sample) sheet.band(receipt.sample)
  if (!first) sheet.between(CODE_SIDE + 60)
  sheet.keepTogether(CODE_SIDE + 60)
  const top = doc.y
  const width = sheet.width - CODE_SIDE - GAP
  sheet.field(receipt.folio.label, receipt.folio.value, 24, width)
  sheet.field(visit.when.label, visit.when.value, 15, width)
  sheet.field(visit.office.label, visit.office.value, 13, width)
  for (const line of visit.office.lines) sheet.paragraph(line, width)
  const left = doc.y
  const below = sheet.code(visit.code, MARGIN + sheet.width - CODE_SIDE, top)
  sheet.moveTo(Math.max(left, below))
  sheet.heading(visit.people.heading)
  sheet.list(visit.people.lines.map(({ name, detail }) => ({ name, text: capital(detail) })))
}

interface Item {
  name?: string
  text: string
}

type Sheet = ReturnType<typeof createSheet>

/** Each stroke carries its meaning, for screen readers. */
function createSheet(doc: PDFKit.PDFDocument, accent: string) {
  const root = doc.struct('Document')
  doc.addStructure(root)
  const width = doc.page.width - 2 * MARGIN
  const add = (kind: string, draw: () => void) => void root.add(doc.struct(kind, {}, draw))
  const write = (font: string, size: number, text: string, wide = width) =>
    void doc
      .font(font)
      .fontSize(size)
      .text(printable(text), MARGIN, doc.y, { width: wide, lineGap: size * 0.15 })
  const coloured = (draw: () => void) => {
    doc.fillColor(accent)
    draw()
    doc.fillColor('black')
  }
  const moveTo = (y: number) => {
    doc.x = MARGIN
    doc.y = y
  }
  const keepTogether = (height: number) => {
    if (doc.y + height > doc.page.height - BOTTOM) doc.addPage()
  }
  return {
    doc,
    width,
    moveTo,
    keepTogether,
    title(text: string) {
      add('H1', () => coloured(() => write(BOLD, 22, text)))
      moveTo(doc.y + 6)
    },
    band(text: string) {
      const top = doc.y
      moveTo(top + 9)
      add('P', () => write(BOLD, 12, text))
      doc
        .rect(MARGIN - 8, top, width + 16, doc.y - top + 5)
        .lineWidth(1.5)
        .stroke()
      moveTo(doc.y + 14)
    },
    /** A line between two visits; none when the next one, `height` high, begins on a new page. */
    between(height: number) {
      if (doc.y + 2 * GAP + height > doc.page.height - BOTTOM) return
      const y = doc.y + GAP - 6
      doc.markContent('Artifact', { type: 'Layout' })
      doc
        .moveTo(MARGIN, y)
        .lineTo(MARGIN + width, y)
        .lineWidth(0.5)
        .stroke(accent)
      doc.endMarkedContent()
      moveTo(doc.y + 2 * GAP - 12)
    },
    heading(text: string) {
      moveTo(doc.y + 9)
      keepTogether(TOGETHER)
      add('H2', () => coloured(() => write(BOLD, 12.5, text)))
      moveTo(doc.y + 1)
    },
    field(label: string, value: string, size: number, wide: number) {
      add('P', () => {
        write(REGULAR, 10, label, wide)
        write(BOLD, size, value, wide)
      })
      moveTo(doc.y + 6)
    },
    paragraph(text: string, wide = width) {
      add('P', () => write(REGULAR, BODY, text, wide))
      moveTo(doc.y + 2)
    },
    /** A name stands above its text. An item is never split between pages. */
    list(items: Item[]) {
      const list = doc.struct('L')
      root.add(list)
      const wide = { width: width - INDENT, lineGap: LEADING }
      for (const [at, { name, text }] of items.entries()) {
        const lines = [
          ...(name === undefined ? [] : [{ font: BOLD, words: printable(name) }]),
          { font: REGULAR, words: printable(text) },
        ]
        keepTogether(lines.reduce((sum, { font, words }) => sum + doc.font(font).fontSize(BODY).heightOfString(words, wide), 0))
        list.add(
          doc.struct('LI', {}, () => {
            const top = doc.y
            doc.text(`${at + 1}.`, MARGIN, top, wide)
            doc.y = top
            for (const { font, words } of lines) doc.font(font).text(words, MARGIN + INDENT, doc.y, wide)
          }),
        )
        moveTo(doc.y + 2)
      }
      list.end()
    },
    /** Returns where the caption ends. */
    code({ text, caption, alt }: ReceiptVisit['code'], x: number, y: number): number {
      root.add(doc.struct('Figure', { alt: printable(alt) }, () => drawCode(doc, text, x, y)))
      doc.y = y + CODE_SIDE + 4
      add('Caption', () => doc.font(REGULAR).fontSize(9).text(printable(caption), x, doc.y, { width: CODE_SIDE, align: 'center' }))
      return doc.y
    },
    end: () => root.end(),
  }
}

/** Adjacent dots are one stroke: a thin white line between them would confuse a camera. */
function drawCode(doc: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_DOTS })
  const dot = CODE_SIDE / rows.length
  for (const [down, row] of rows.entries()) {
    for (let from = row.indexOf(true); from !== -1; ) {
      const end = row.indexOf(false, from)
      const until = end === -1 ? row.length : end
      doc.rect(x + from * dot, y + down * dot, (until - from) * dot, dot)
      from = row.indexOf(true, until)
    }
  }
  doc.fill('black')
}

/** Marked as no part of the text. */
function drawEdges(doc: PDFKit.PDFDocument, receipt: Receipt): void {
  const { count } = doc.bufferedPageRange()
  const width = doc.page.width - 2 * MARGIN
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page)
    // Otherwise text below the bottom margin would begin a new page.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    const head = [receipt.institution, receipt.disclaimer].filter((line) => line !== undefined)
    doc
      .font(BOLD)
      .fontSize(11)
      .text(printable(head[0] ?? ''), MARGIN, 30, { width, lineBreak: false, ellipsis: true, height: 14 })
    if (head[1]) doc.font(REGULAR).fontSize(9).text(printable(head[1]), MARGIN, 45, { width })
    rule(doc, 63, receipt.accent)
    const foot = doc.page.height - BOTTOM + 10
    rule(doc, foot, receipt.accent)
    const last = `${receipt.page(page + 1, count)}. ${receipt.folio.label} ${receipt.folio.value}${receipt.sample ? `. ${receipt.sample}` : ''}`
    doc.font(REGULAR).fontSize(8.5)
    for (const [line, text] of [...receipt.foot, last].entries())
      doc.text(printable(text), MARGIN, foot + 7 + line * 12, { width, height: 11, ellipsis: true })
    doc.endMarkedContent()
  }
}

function rule(doc: PDFKit.PDFDocument, y: number, colour: string): void {
  doc
    .moveTo(MARGIN, y)
    .lineTo(doc.page.width - MARGIN, y)
    .lineWidth(0.75)
    .stroke(colour)
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  doc.on('data', (part: Uint8Array) => void parts.push(part))
  return new Promise((resolve, reject) => {
    doc.on('end', () => resolve(Uint8Array.from(Buffer.concat(parts))))
    doc.on('error', reject)
  })
}

/** Windows-1252 beyond ASCII and Latin-1: all that a PDF's standard fonts have. */
const MORE = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const INSTEAD: Record<string, string> = { Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', ı: 'i', ħ: 'h', Ħ: 'H', '\u2011': '-', '\u2212': '-' }

/**
 * Printable letters: other letters with a mark lose the mark. What has no Latin form becomes `?`, because a wrong letter in a name would be
 * worse.
 */
export const printable = (text: string): string => [...text.normalize('NFC')].map(print).join('')

function print(letter: string): string {
  if (letter === '\n' || (letter >= ' ' && letter <= '~') || (letter >= '\u00a0' && letter <= 'ÿ') || MORE.includes(letter))
    return letter
  if (/\s/.test(letter)) return ' '
  if (/[\p{Cc}\p{Cf}\p{M}]/u.test(letter)) return ''
  const known = INSTEAD[letter]
  if (known !== undefined) return known
  const bare = letter.normalize('NFKD').replace(/\p{M}/gu, '')
  return bare !== letter && /^[\u0020-\u007e\u00a0-\u00ff]+$/.test(bare) ? bare : '?'
}
