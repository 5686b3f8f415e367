import { lettersFor, readLetters } from '../booking/folio-letters.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

/** So many letters name the chat, and as many prove it: 22^6 tries, where each is answered, are out of anybody's reach within a day. */
const PART = 6
const BASE = 22

/**
 * The code of this chat today: it names the chat and proves with our key that we gave it out. It is stored nowhere, so that showing it
 * changes nothing; it counts today and tomorrow.
 */
export function codeOf(vault: Vault, contactId: number, now: Instant): string {
  const letters = numbered(contactId) + proof(vault, contactId, dayOf(now))
  return letters.match(/.{4}/g)?.join('-') ?? letters
}

/** The chat that was given this code today or yesterday; undefined for any other code. */
export function chatOf(vault: Vault, code: string, now: Instant): number | undefined {
  const contactId = [...code.slice(0, PART)].reduce((sum, letter) => sum * BASE + figureOf(letter), 0)
  const today = dayOf(now)
  return [today, today - 1].some((day) => proof(vault, contactId, day) === code.slice(PART)) ? contactId : undefined
}

/** "UNIR K7M4-QX3P-CDFG", as the link writes it or as somebody types it. */
export function findJoinCode(text: string): string | undefined {
  const typed = /\bunir\s+([\p{L}\p{N}]{4}(?:[\s-]?[\p{L}\p{N}]{4}){2})(?![\p{L}\p{N}])/iu.exec(text.trim())?.[1]
  return typed === undefined ? undefined : readLetters(typed, 2 * PART)
}

const dayOf = (now: Instant): number => Math.floor(now / DAY)

function numbered(contactId: number): string {
  const figures: number[] = []
  for (let rest = contactId; figures.length < PART; rest = Math.floor(rest / BASE)) figures.unshift(rest % BASE)
  return lettersFor(figures)
}

const ALL = lettersFor(Array.from({ length: BASE }, (_, figure) => figure))
const figureOf = (letter: string): number => ALL.indexOf(letter)

const proof = (vault: Vault, contactId: number, day: number): string =>
  lettersFor(vault.index('join', `${contactId}.${day}`).slice(0, PART))
