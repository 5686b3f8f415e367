/** Whom to call and when. Undefined for somebody who said that they cannot speak or hear on one: they are told of none. */
export type Telephone = { phone: string; hours: string } | undefined
