import { scoresOf } from '../chat/classifier/scoring.ts'
import { shippedTable } from '../chat/classifier/shipped.ts'
import { phrases } from '../chat/understanding/phrases.ts'
import { everyday } from '../chat/understanding/spelling.ts'
