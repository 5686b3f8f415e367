import { hearYesNo } from './agreement.ts'
import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

const KEEPS = phrases('keeping', 'keeps')

/** Whether somebody who looks at other hours keeps the one that they have. */
export const keepsIt = (text: string): boolean => KEEPS.test(everyday(text)) || hearYesNo(text) === 'no'
