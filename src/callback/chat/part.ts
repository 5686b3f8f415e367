import type { ChatPart } from '../../chat/part.ts'
import { callback } from './callback.ts'

const questions = { callback }

export const chat: ChatPart<typeof questions> = { questions }
