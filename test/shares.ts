/** `npm test` plays the seeds before. */
const FIRST_SEED = 5
const SEEDS_A_TURN = 16
/** Within so many commits each of their seeds is played. */
export const SEED_PARTS = 4
/** Within so many commits each planted fault is hunted. */
export const FAULT_PARTS = 6
/** Within so many commits the program is tried without each capability. */
const WITHOUT_PARTS = 4
const CONTROL_PARTS = 4
const LARGE_SEEDS = 4

export const seedsOf = (turn: number) => ({ from: FIRST_SEED + (turn % SEED_PARTS) * SEEDS_A_TURN, many: SEEDS_A_TURN })
export const largeSeedOf = (turn: number): number => 1 + (turn % LARGE_SEEDS)
const share = (turn: number, parts: number): string => `${(turn % parts) + 1}/${parts}`
/** As SIM_FAULTS takes it: `2/6`. */
export const faultsOf = (turn: number): string => share(turn, FAULT_PARTS)
/** As WITHOUT takes it: `2/4`. */
export const withoutOf = (turn: number): string => share(turn, WITHOUT_PARTS)
/** As BROKERS_CONTROLS takes it: `2/4`. Within so many commits as there are parts each is played. */
export const controlsOf = (turn: number): string => share(turn, CONTROL_PARTS)
