import { z } from 'zod'

/** A value that is read and never changed in place. */
export type Lasting<T> = T extends object ? { readonly [K in keyof T]: Lasting<T[K]> } : T

export const requestedTimes = z.object({
  from: z.string().optional(),
  until: z.string().optional(),
  weekdays: z.array(z.number()).optional(),
  fromMinute: z.number().optional(),
  untilMinute: z.number().optional(),
})
/** Days and hours asked for in words, as local days and minutes of the day: the first and last at which a visit may begin. */
export type RequestedTimes = Lasting<z.infer<typeof requestedTimes>>
