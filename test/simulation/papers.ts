import type { DocumentRequest } from '../../src/chat/reply.ts'
import type { Instant } from '../../src/clock.ts'
import { readPass } from '../../src/visits/pass.ts'
import type { Visit } from './compare.ts'

/** A receipt's code for one hour, and what stood when it was made. */
export interface Paper {
  code: string
  group: string
  office: number
  slot: number
  startsAt: Instant
}

/** What files say of visits, held against what the model knew at that moment. */
export interface Papers {
  /** The codes of a receipt, in the order of its hours. */
  receipt(wish: DocumentRequest, codes: string[], now: Instant): void
  calendar(wish: DocumentRequest, text: string, now: Instant): void
  /** There was nothing to make a file of. */
  nothing(wish: DocumentRequest, now: Instant): void
  /** The paper with this code; undefined when nobody ever got one. */
  find(code: string): Paper | undefined
}

export function createPapers(visits: () => Visit[], found: (what: string) => void): Papers {
  const papers = new Map<string, Paper>()
  /** What a calendar on a telephone has: each event's hour, and how new it is. */
  const events = new Map<string, { begins: string; sequence: number }>()

  /** The hours in which somebody of that group comes, soonest first, and who comes in each. */
  function hoursOf({ groupId, contactId }: DocumentRequest, now: Instant): Visit[][] {
    const standing = visits().filter(
      (one) => one.group === groupId && one.contact === contactId && one.state === 'confirmed' && one.endsAt > now,
    )
    const hours = [...Map.groupBy(standing, (one) => one.slot).values()]
    return hours.toSorted(([a], [b]) => (a?.startsAt ?? 0) - (b?.startsAt ?? 0))
  }

  return {
    receipt(wish, codes, now) {
      const hours = hoursOf(wish, now)
      if (codes.length !== hours.length)
        found(`group ${wish.groupId}: a receipt of ${codes.length} hours, and it has ${hours.length}`)
      for (const [at, [first, ...others] = []] of hours.entries()) {
        const [code, pass] = [codes[at] ?? '', readPass(codes[at] ?? '')?.pass]
        if (!first) continue
        const says = [pass?.folio, pass?.officeId, pass?.startsAt, pass?.members].join()
        const is = [first.folio, first.office, first.startsAt, others.length + 1].join()
        if (says !== is) found(`group ${wish.groupId}: a receipt says ${says}, and it is ${is}`)
        papers.set(code, { code, group: wish.groupId, office: first.office, slot: first.slot, startsAt: first.startsAt })
      }
    },
    calendar(wish, text, now) {
      const told = [...text.matchAll(/UID:(\S+)\r\nSEQUENCE:(\d+)\r\n[\s\S]*?DTSTART:(\S+)\r\n/g)]
      const says = told.map(([, , , begins]) => begins)
      const is = hoursOf(wish, now).map(([first]) => utc(first?.startsAt ?? 0))
      if (says.join() !== is.join()) found(`group ${wish.groupId}: a calendar has ${says}, and it is ${is}`)
      for (const [, uid = '', newer, begins = ''] of told) {
        const [before, sequence] = [events.get(uid), Number(newer)]
        if (before && before.begins !== begins && before.sequence >= sequence)
          found(`group ${wish.groupId}: a calendar keeps the old hour, because the new one is no newer`)
        events.set(uid, { begins, sequence })
      }
    },
    nothing(wish, now) {
      if (hoursOf(wish, now).length > 0) found(`group ${wish.groupId}: no file is made, although it stands`)
    },
    find: (code) => papers.get(code),
  }
}

/** As RFC 5545 writes it: `20261203T180000Z`. */
const utc = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
