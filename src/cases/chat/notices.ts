import { theInstitution } from '../../catalogue/institution.ts'
import type { Language } from '../../catalogue/types.ts'
import { institutionOf } from '../../chat/agency.ts'
import { EMPTY } from '../../chat/draft.ts'
import { dayWords, telephoneFor, wall } from '../../chat/moments.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { speak } from '../../chat/speak.ts'
import type { State } from '../../chat/state.ts'
import { notice, speakerTo } from '../../chat/unasked.ts'
import { wayBack } from '../../chat/ways-on.ts'
import type { Instant } from '../../clock.ts'
import { TEXTS } from '../../texts/texts.ts'
import { helpAt } from '../working-days.ts'

/** Texts around a conversation with a person. The clerk's name is not given: a citizen has to know that a person of the office writes. */

const text = (body: string): Reply => ({ kind: 'text', body, asks: false })

/** `begins`: also who reads what is written next. */
export function sayOfficeAnswer(words: string, language: Language, begins: boolean): Reply {
  const { handOff } = TEXTS[language]
  return text(paragraphs(`${handOff.fromOffice}\n${words}`, begins && handOff.ifYouAnswer))
}

/** In a complaint: not from the office, and answered with a word, so that no reply goes to the wrong one. */
export function sayComplaintAnswer(words: string, language: Language): Reply {
  const { complaints } = TEXTS[language]
  return text(paragraphs(`${complaints.from}\n${words}`, complaints.howToAnswer))
}

/** The window is closed: the answer waits until the citizen writes or taps. */
export const sayAnswerWaits = (number: string, language: Language): Reply =>
  notice('case_answered', language, [number], ['office.0.handOff.read'])

/** The last message of an erasure: what was erased, or, to the telephone erased next, what will be. */
export const sayErased = (number: string, language: Language, what: 'data' | 'this_phone'): Reply =>
  notice(what === 'data' ? 'data_erased' : 'phone_erased', language, [number])

/** Once, for a greeting or a message at night while a person has the chat. */
export function sayWithPerson({ number, agencyId }: { number: string; agencyId: number }, session: Session): Reply {
  const speaker = { ...speakerTo(session), agencyId }
  const { handOff } = speaker.t
  const { open, until } = helpAt(session.tx, session.now, institutionOf(speaker))
  return text(open ? handOff.withPerson(number) : handOff.withPersonClosed(number, momentWords(speaker, until)))
}

/** A photograph, a voice note: not kept. */
export const sayOnlyWords = (language: Language): Reply => text(TEXTS[language].handOff.onlyWords)

function nobodyAnswered(number: string, speaker: Speaker): string {
  const { session, t } = speaker
  const { open, until } = helpAt(session.tx, session.now, institutionOf(speaker))
  const what = open ? t.handOff.nobody(number) : t.handOff.nobodyToday(number, momentWords(speaker, until))
  return paragraphs(what, t.handOff.nobodyCall(telephoneFor(speaker)))
}

/** released: a clerk left the chat; ended: the case is closed; nobody: that agency gave no answer before closing or within a day. */
export type Back = { number: string } & ({ because: 'released' | 'ended' } | { because: 'nobody'; agencyId: number })

/** Said once, with the way back to where the conversation stood. */
export function sayAssistantBack(back: Back, state: State | undefined, session: Session): Reply[] {
  const speaker = speakerTo(session)
  const { t } = speaker
  const { number } = back
  const draft = state?.draft ?? EMPTY
  const prompt = {
    body:
      back.because === 'nobody' ? nobodyAnswered(number, { ...speaker, agencyId: back.agencyId }) : t.handOff[back.because](number),
    options: [wayBack({ draft, t })],
  }
  const { epoch = 'office', turn = 0 } = state ?? {}
  return speak(prompt, { question: 'go', notes: [], epoch, turn, asks: false }, t).replies
}

/** "lunes 30 de noviembre, 9:00 h", on the institution's clock. */
export function momentWords(speaker: Speaker, at: Instant): string {
  const { day, minute } = wall(at, theInstitution(speaker.session.tx).zone)
  return `${dayWords(speaker, day)}, ${speaker.t.dates.hour(minute)}`
}
