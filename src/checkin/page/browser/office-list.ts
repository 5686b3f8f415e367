import { element } from './screen.ts'
import { chooseOffice, standing } from './standing.ts'
import { WORDS } from './words.ts'

/** Offers the offices of this key; that of this door stays chosen, under whatever name it has now. */
export function offerOffices(): void {
  const names = standing.offices.map(({ numero, nombre }) => new Option(nombre, String(numero)))
  const several = names.length > 1 ? [new Option(WORDS.chooseOffice, '')] : []
  const list = element<HTMLSelectElement>('office')
  list.replaceChildren(...several, ...names)
  list.value = String(standing.here?.numero ?? (names.length > 1 ? '' : names[0]?.value))
  chooseOffice(Number(list.value))
}
