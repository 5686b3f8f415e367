/** "$1,795", as prices are written in Mexico in every language. */
export const money = (pesos: number): string => `$${String(pesos).replace(/\B(?=(\d{3})+$)/g, ',')}`
