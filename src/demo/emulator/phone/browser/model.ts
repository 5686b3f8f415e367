import type { PhoneTick } from '../../types.ts'

/** What the page shows, in no protocol's words; read.ts makes it from what travelled. */

export interface Choice {
  id: string
  title: string
  description?: string
}

export type Body =
  | { kind: 'text'; text: string }
  | { kind: 'buttons'; header?: string; text: string; footer?: string; buttons: Choice[] }
  | { kind: 'list'; header?: string; text: string; footer?: string; open: string; sections: Section[] }
  | { kind: 'ask_location'; text: string }
  | { kind: 'link'; text: string; footer?: string; label: string; url: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: 'picked'; title: string; description?: string }
  | { kind: 'picture'; caption?: string }
  /** `id`: under it the office uploaded the file, and it can be opened. */
  | { kind: 'file'; name: string; caption?: string; id?: string }
  | { kind: 'voice' | 'sticker' | 'contact_card' | 'unknown' }

export interface Section {
  title?: string
  rows: Choice[]
}

export interface Message {
  id: string
  from: 'citizen' | 'office'
  /** Milliseconds since 1970. */
  at: number
  body: Body
  tick: PhoneTick
  /** Approved words, sent because the person had not written for a day. */
  template: boolean
  /** The object as it travelled, for whoever wants to learn the protocol. */
  json: unknown
}
