import { orders } from './orders.ts'
import type { ChatPart } from './part.ts'
import { go } from './questions/go.ts'
import { language } from './questions/language.ts'
import { erase, quit } from './questions/leaving.ts'
import { menu } from './questions/menu.ts'
import { resume } from './questions/resume.ts'

const questions = { menu, resume, erase, quit, language, go }

/** The questions and orders that belong to no capability. A booking begins at the menu. */
export const common: ChatPart<typeof questions> = { questions, inTurn: [{ question: 'menu' }], orders }
