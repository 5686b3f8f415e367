import type { ChatPart } from '../../chat/part.ts'
import { isItReady, toCollect } from './is-it-ready.ts'

export const chat: ChatPart = { answers: { ready: isItReady, delivery: isItReady }, formerly: toCollect }
