/** Does the work for each one, also when some fail; the first error is thrown at the end. */
export async function forEach<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = []
  for (const one of all) await work(one).catch((error) => void errors.push(error))
  if (errors.length > 0) throw errors[0]
}
