import type { Instant } from '../clock.ts'
import type { Answer } from './answer.ts'
import type { Scene } from './scene.ts'
import type { Reading } from './understanding/reading.ts'

/** What a citizen did, in no channel's words. */
export type Said =
  | { kind: 'text'; text: string }
  /** A button or row of ours. `id` is what we gave it; `title` what the person saw. */
  | { kind: 'choice'; id: string; title: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string }
  | { kind: 'voice' }
  | { kind: 'picture' }
  | { kind: 'file' }
  | { kind: 'sticker' }
  | { kind: 'contact_card' }
  | { kind: 'reaction' }
  /** They corrected a message that they had sent. The new words are not read: its question may be long past. */
  | { kind: 'edited' }
  | { kind: 'unsupported' }

export interface Input {
  said: Said
  /** The channel's own time of writing. */
  sentAt: Instant
  /** It waited long because we were switched off: the answer begins with one sentence of apology. */
  late: boolean
  /**
   * It was typed before the last question could have been read. Such words may add information but never answer a
   * question that acts (confirm, cancel).
   */
  unseen: boolean
  /** A person at the office had the chat until this message: the assistant says that it is back. */
  back?: true
  /** A person at the office has the chat and keeps it: the words are an order, and answer no question that stood before. */
  order?: true
  /** A person at the office has the chat and keeps it: these words are answered so, and that person does not get them. */
  answered?: (reading: Reading, scene: Scene) => Answer
  /** Nothing of it may stand in a copy that an office makes. */
  hidden?: true
}
