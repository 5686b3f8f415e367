const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
/** Every world lies in this year; some sentences leave it out. */
const YEAR = '2026'
const TOLD = /(\d{1,2}) de (\p{L}+)(?: de (\d{4}))?, (\d{1,2}):(\d\d) h/gu

/** The days and hours that a message in Spanish tells, in their order: `2026-12-03 9:30`. None in English. */
export const hoursTold = (text: string): string[] =>
  [...text.matchAll(TOLD)].map(([, day = '', month = '', year = YEAR, hour = '', minute = '']) => {
    const monthNumber = String(MONTHS.indexOf(month) + 1).padStart(2, '0')
    return `${year}-${monthNumber}-${day.padStart(2, '0')} ${hour}:${minute}`
  })
