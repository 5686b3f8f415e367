/** A group of fewer people is not shown by itself. */
export const FEWEST_SHOWN = 10
