/**
 * Does long work in steps of the writer, so that citizens' turns come in between. Each step says where the next one begins;
 * undefined ends the work. Returns what every step did.
 */
export async function stepByStep<From, Done extends { next: From | undefined }>(
  first: From,
  step: (from: From) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = []
  for (let from: From | undefined = first; ; ) {
    const one: Done = await step(from as From)
    done.push(one)
    from = one.next
    if (from === undefined) return done
  }
}
