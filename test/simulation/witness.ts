import type { Db } from '../../db/open.ts'
import type { Line } from './journal.ts'

/** Reads the journal beside the model: a part of the house with a law of its own. */
export interface Witness {
  /** One line, which the model has read already. */
  read(line: Line): void
  /** The commit is there. */
  settle(): void
  /** Compares what it knows with the database. */
  compare(db: Db): void
}
