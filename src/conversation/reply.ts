/** Neutral replies: a channel renders them. One question is one message, because every delivered message is billed. */
export type Reply =
  | { kind: 'text'; body: string; asks: boolean }
  | {
      kind: 'choices'
      body: string
      footer?: string
      open: string
      options: Option[]
      asks: boolean
    }
  /** Asks for the telephone's location; typed words answer it as well. */
  | { kind: 'ask_location'; body: string; asks: true }
  | {
      kind: 'place'
      latitude: number
      longitude: number
      name: string
      address: string
      asks: false
    }
  /** Something we say first: plain text inside the 24-hour window, a template outside of it; the channel picks at send time. */
  | {
      kind: 'notice'
      template: string
      /** The channel's code for the language of the template; Spanish of Mexico when it is missing (older letters). */
      language?: string
      parameters: string[]
      plain: Exclude<Reply, { kind: 'notice' }>
      asks: false
    }

export interface Option {
  /** Bound to its turn: an old button never acts on a new question. At most 200 bytes. */
  id: string
  /** At most 20 characters when there are up to three options without descriptions (buttons), else 24 (rows). */
  title: string
  /** At most 72 characters. */
  description?: string
}
