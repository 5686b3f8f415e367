/** What the conversation may ask and do about being reminded, for one contact. */
export interface ReminderDesk {
  /** Whether something will really be said before a visit of this group: planned, wanted, and in words that may be sent. */
  planned(groupId: string, template: { name: string; language: string }): boolean
  /** They will come. False when there is no such visit (any more). */
  reconfirm(groupId: string, slotId: number): boolean
  /** Visits that were asked about and not answered yet, soonest first. */
  unanswered(): { groupId: string; slotId: number }[]
  /** No reminders and no offers from here on, or both again. Answers always come. */
  mute(muted: boolean): void
  /** Whether this contact said that it wants neither reminders nor offers. */
  muted(): boolean
}
