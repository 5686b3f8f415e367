/** What the standard fonts of a PDF have beside ASCII and Latin-1 (Windows-1252). */
const MORE = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
/** Letters that do not decompose into a base and a mark. */
const INSTEAD: Record<string, string> = { Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', ı: 'i', ħ: 'h', Ħ: 'H', '\u2011': '-', '\u2212': '-' }

/**
 * The text in letters that the page can print. Spanish and similar letters stay. Another letter with a mark loses the mark.
 * What has no Latin form becomes `?`, because a wrong letter in a name would be worse.
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
