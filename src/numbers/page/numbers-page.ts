export const numbersPage = () => undefined
