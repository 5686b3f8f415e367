/** The only one of these; undefined when there is none, and when there are several. */
export const onlyOne = <One>(all: readonly One[]): One | undefined => (all.length === 1 ? all[0] : undefined)
