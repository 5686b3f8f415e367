/** Once after a visit that took place. */
export const opinions = {
  ask: 'Hoy le atendieron en la oficina. Su respuesta no lleva su nombre.\n\n*¿Cómo le fue?*',
  buttons: { good: 'Bien', bad: 'Mal', money: 'Me pidieron dinero' },
  good: 'Qué bueno. Gracias por decirlo.',
  bad: 'Lo sentimos. Ya quedó contado, sin su nombre. Si quiere que la oficina sepa qué pasó, escriba *queja* y cuéntelo.',
  money: 'Gracias por decirlo. Ya quedó contado, sin su nombre.',
  said: 'Ya lo había contestado. Gracias.',
  /** What the person reports; goes on to whoever hears complaints, after another yes. */
  report: 'Me pidieron dinero en mi visita a la oficina.',
}
