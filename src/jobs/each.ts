/** Does the work for each of them; what fails for one keeps back none of the others, and is thrown once all had their turn. */
export async function forEach<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = []
  for (const one of all) await work(one).catch((error) => void errors.push(error))
  if (errors.length > 0) throw errors[0]
}
