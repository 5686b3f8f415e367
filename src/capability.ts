import type { BookingHooks } from './booking/hooks.ts'

/**
 * Something that the product can do: a folder under src, and a line in capabilities.ts. The engines know only this type, so that
 * neither they nor another capability name it. Each part is optional.
 */
export interface Capability {
  /** The name of its folder. */
  readonly name: string
  /** What it does when places and appointments change hands, and who comes before everybody. */
  readonly booking?: Partial<BookingHooks>
}
