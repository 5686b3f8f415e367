import { fileURLToPath } from 'node:url'

/** The program's folder: where package.json and `.env` stand. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
