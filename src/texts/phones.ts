/** A telephone as somebody says it: `55 1234 5678` in the three largest cities, `722 123 4567` in the rest of Mexico, `+1 ...` elsewhere. */
export function phoneText(digits: string): string {
  const local = digits.match(/^521?(?:(55|56|33|81)(\d{4})|(\d{3})(\d{3}))(\d{4})$/)
  return local ? local.slice(1).filter(Boolean).join(' ') : `+${digits}`
}
