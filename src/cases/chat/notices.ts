import type { Language } from '../../catalogue/types.ts'
import { EMPTY } from '../../chat/draft.ts'
import { momentWords, telephoneFor } from '../../chat/moments.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { speak } from '../../chat/speak.ts'
import type { State } from '../../chat/state.ts'
import { notice, speakerTo } from '../../chat/unasked.ts'
import { wayBack } from '../../chat/ways-on.ts'
import { TEXTS } from '../../texts/texts.ts'
import { helpAt } from '../working-days.ts'

/**
 * What is said around a conversation with a person. The clerk's name is not: it says that a person of the office speaks, and
 * that is what a citizen has to know.
 */

const text = (body: string): Reply => ({ kind: 'text', body, asks: false })

/** The words of a person at the office; `begins`: and who reads what is written next. */
export function sayOfficeAnswer(words: string, language: Language, begins: boolean): Reply {
  const { handOff } = TEXTS[language]
  return text(paragraphs(`${handOff.fromOffice}\n${words}`, begins && handOff.ifYouAnswer))
}

/** The answer in a complaint: not of the office, and answered with a word, so that no sentence goes to the wrong one of both. */
export function sayComplaintAnswer(words: string, language: Language): Reply {
  const { complaints } = TEXTS[language]
  return text(paragraphs(`${complaints.from}\n${words}`, complaints.howToAnswer))
}

/** An answer waits until the citizen writes or taps: the channel's window is closed, and an answer is nobody else's business. */
export const sayAnswerWaits = (number: string, language: Language): Reply =>
  notice('case_answered', language, [number], ['office.0.handOff.read'])

/** The last thing that is said about a granted deletion: what was erased, or, to the telephone that is erased next, what will be. */
export const sayErased = (number: string, language: Language, what: 'data' | 'this_phone'): Reply =>
  notice(what === 'data' ? 'data_erased' : 'phone_erased', language, [number])

/** Once, when somebody greets or writes at night while a person has the chat. */
export function sayWithPerson(number: string, session: Session): Reply {
  const speaker = speakerTo(session)
  const { handOff } = speaker.t
  const { open, until } = helpAt(session.tx, session.now)
  return text(open ? handOff.withPerson(number) : handOff.withPersonClosed(number, momentWords(speaker, until)))
}

/** A photograph, a voice note: nothing of it was kept. */
export const sayOnlyWords = (language: Language): Reply => text(TEXTS[language].handOff.onlyWords)

/** released: a clerk left the chat; ended: the case is closed; nobody: the office closed, or a day went by, without an answer. */
export type BackBecause = 'released' | 'ended' | 'nobody'

function nobodyAnswered(number: string, speaker: Speaker): string {
  const { session, t } = speaker
  const { open, until } = helpAt(session.tx, session.now)
  const what = open ? t.handOff.nobody(number) : t.handOff.nobodyToday(number, momentWords(speaker, until))
  return paragraphs(what, t.handOff.nobodyCall(telephoneFor(speaker)))
}

/** The assistant has the chat again, said once, with the way back to where the conversation stood. */
export function sayAssistantBack(number: string, because: BackBecause, state: State | undefined, session: Session): Reply[] {
  const speaker = speakerTo(session)
  const { t } = speaker
  const draft = state?.draft ?? EMPTY
  const prompt = {
    body: because === 'nobody' ? nobodyAnswered(number, speaker) : t.handOff[because](number),
    options: [wayBack({ draft, t })],
  }
  const { epoch = 'office', turn = 0 } = state ?? {}
  return speak(prompt, { question: 'go', notes: [], epoch, turn, asks: false }, t).replies
}
