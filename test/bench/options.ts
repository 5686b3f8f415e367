/** `npm run bench -- availability --appointments=4000000`: parts by name, sizes by flag. */
export const PARTS_ASKED = process.argv.slice(2).filter((word) => !word.startsWith('--'))

function size(name: string, fallback: number): number {
  const flag = process.argv.find((word) => word.startsWith(`--${name}=`))
  return flag ? Number(flag.slice(name.length + 3)) : fallback
}

export const APPOINTMENTS = size('appointments', 1_000_000)
export const WEBHOOKS = size('webhooks', 100_000)
