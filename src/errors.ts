/** The kinds of error at the edge; anything else is a bug. */
export type ErrorKind =
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_many'
  | 'misdirected'
  | 'unavailable'

export const HTTP_STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  misdirected: 421,
  too_many: 429,
  unavailable: 503,
}

/**
 * A refusal for the person at the edge. `code` is stable (`oficina_no_existe`), `what` says what happened and `remedy` what to do next,
 * both in Spanish and without personal data. Expected outcomes inside are values, not errors.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly what: string,
    readonly remedy: string,
    /** Paths of wrong fields, never their values. */
    readonly fields: string[] = [],
    /** What is wrong in each, where each has its own reason. */
    readonly reasons: Readonly<Record<string, string>> = {},
  ) {
    super(code)
  }
}

/** Replaces a channel's code for a message that we could not make. No channel has codes below 0. */
export const UNSENDABLE = -1

/** Replaces the code of an answer that had none, so that refusals can be compared; 0: nothing left this machine. */
export const codeOfHttp = (status: number): number => -1000 - status
export const httpOfCode = (code: number): number | undefined => (code <= -1000 ? -1000 - code : undefined)

/** Ask again later. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
}
