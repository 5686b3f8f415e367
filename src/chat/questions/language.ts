import { LANGUAGES } from '../../catalogue/languages.ts'
import type { Language } from '../../catalogue/types.ts'
import type { Command } from '../../reading/acts.ts'
import { next } from '../answer.ts'
import type { Prompt } from '../prompt.ts'
import type { Question } from '../question.ts'
import type { Scene } from '../scene.ts'
import { order } from '../ways-on.ts'

/** `about`: `easy` where easy Spanish is offered. */
export const language: Question = {
  aside: true,
  ask: (scene) => (scene.about === 'easy' ? offerEasy(scene) : askLanguage(scene)),
  choose: (_value, { draft }) => next(draft),
  hear(reading, { draft, about }) {
    const said = about === 'easy' ? reading.yesNo : undefined
    return said === 'yes' ? { kind: 'speak', language: 'es-facil' } : said === 'no' ? next(draft) : undefined
  },
}

const askLanguage = ({ t }: Scene): Prompt => ({
  body: t.language.ask,
  options: [
    ...LANGUAGES.map((one) => order(LANGUAGE_WORDS[one], t.language.buttons[one])),
    { question: 'faq', value: 'tongue', title: t.language.other },
  ],
})

const LANGUAGE_WORDS: Record<Language, Command> = { 'es-MX': 'spanish', 'es-facil': 'easy', en: 'english' }

/** After two misunderstandings. */
const offerEasy = ({ t }: Scene): Prompt => ({
  body: t.language.offerEasy,
  options: [
    order('easy', t.language.easyButtons.yes),
    { value: 'no', title: t.language.easyButtons.no },
    order('person', t.language.easyButtons.person),
  ],
})
