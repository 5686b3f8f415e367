/** Letters and figures alone, as the numbers of documents and plates are compared. */
export const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-ZÑ\d]/g, '')
