/** What stands on the Page itself before and beside a conversation, within Meta's limits: 160 characters, 30 a title. */
export const MESSENGER = {
  greeting: 'Aquí puede sacar, cambiar o cancelar su cita. Le contesta un programa a cualquier hora. Es gratis.',
  greets: 'Hola',
  menu: {
    book: { title: 'Sacar una cita', means: 'Quiero sacar una cita' },
    mine: { title: 'Ver mis citas', means: 'Ver mis citas' },
    person: { title: 'Hablar con alguien', means: 'Hablar con una persona' },
  },
  privacy: 'Aviso de privacidad',
  /** On a card, under what it offers. */
  choose: 'Elegir',
  map: 'Cómo llegar',
  /** In the place of the button that opens a list elsewhere: here everything is in sight. */
  below: (open: string) => (/^(?:See|Show|View)\b/.test(open) ? 'the options below' : 'las opciones de aquí abajo'),
}
