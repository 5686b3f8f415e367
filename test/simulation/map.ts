import type { OfficePlan } from './plans.ts'

/** What is wrong about a place on the map: it is no office, is elsewhere, or one of which this person never read. */
export function wrongPlace(body: Record<string, unknown>, offices: OfficePlan[], read: string[]): string | undefined {
  if (typeof body.location !== 'object' || body.location === null) return undefined
  const { name, latitude } = body.location as { name?: string; latitude?: number }
  const office = offices.find((one) => one.name === name)
  if (!office) return `a map shows ${name}, which is no office`
  if (Number(latitude) !== office.latitude) return `a map shows ${name} at ${latitude}, and it is at ${office.latitude}`
  return read.some((text) => text.includes(office.name)) ? undefined : `a map shows ${name}, of which nothing was said`
}
