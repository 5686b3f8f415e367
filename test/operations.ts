import { inOrderOfPage } from '../src/admin/office.ts'
import { loadOperations } from '../src/capabilities.ts'

/** Everything that the office can do, in the order of its page. */
export const OPERATIONS = inOrderOfPage(await loadOperations())
