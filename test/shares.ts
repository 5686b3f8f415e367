/** `npm test` plays the seeds before. */
const FIRST_SEED = 5
const SEEDS_A_TURN = 16
/** Within so many commits each of their seeds is played. */
export const SEED_PARTS = 4
/** Within so many commits each planted fault is hunted. */
export const FAULT_PARTS = 3
const LARGE_SEEDS = 4

export const seedsOf = (turn: number) => ({ from: FIRST_SEED + (turn % SEED_PARTS) * SEEDS_A_TURN, many: SEEDS_A_TURN })
export const largeSeedOf = (turn: number): number => 1 + (turn % LARGE_SEEDS)
/** As SIM_FAULTS takes it: `2/3`. */
export const faultsOf = (turn: number): string => `${(turn % FAULT_PARTS) + 1}/${FAULT_PARTS}`
