import { CENTRE, ZONES_OF_STATES, ZONES_OF_TOWNS } from '../../db/seeds/zones.ts'
import { plainText } from '../booking/names.ts'

/** The IANA zone in which a municipality lives. */
export function zoneOf(state: string, municipality: string): string {
  const name = plainText(municipality)
  const own = ZONES_OF_TOWNS.find((one) => one.state === state && one.names.some((each) => plainText(each) === name))
  return own?.zone ?? ZONES_OF_STATES[state] ?? CENTRE
}
