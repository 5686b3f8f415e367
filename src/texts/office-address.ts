import { AppError } from '../errors.ts'

/** What the office's listener answers to whoever came by a name that it does not know, or through a tunnel that leads to the wrong port. */
export const OFFICE_ADDRESS = {
  unknownName: (line: string) =>
    new AppError(
      'misdirected',
      'nombre_desconocido',
      'El programa no conoce el nombre con el que se le llamó, y por eso no contesta.',
      `Si ese nombre es de la red de su oficina, escriba en el archivo .env el renglón ${line} y vuelva a abrir el programa.`,
    ),
  wrongPort: (publicPort: number) =>
    new AppError(
      'misdirected',
      'puerto_equivocado',
      'El túnel llega al puerto de la oficina, que no recibe los mensajes de WhatsApp.',
      `Haga que el túnel apunte a http://127.0.0.1:${publicPort} (PUBLIC_PORT).`,
    ),
  /** The line for `.env`, with the names that stand there already. */
  line: (hosts: readonly string[]) => `OFFICE_HOSTS=${hosts.join(',')}`,
  page: ({ host, line, here }: { host: string; line: string; here: string }) => ({
    title: 'Ventanilla no conoce este nombre',
    paragraphs: [
      `Usted la abrió como ${host}. El programa solo contesta a los nombres que conoce: así ninguna página de internet puede hacerse pasar por la de su oficina.`,
      'Si ese nombre es de la red de su oficina, pida a quien cuida la computadora que copie este renglón en el archivo .env y vuelva a abrir el programa. Si ahí ya hay un renglón OFFICE_HOSTS, este va en su lugar.',
    ],
    line,
    after: [
      'No escriba ahí la dirección de internet a la que llama WhatsApp: abriría la administración a todo el mundo.',
      `Mientras tanto, en la misma computadora funciona ${here}. En las demás, la dirección de números de esa computadora.`,
    ],
  }),
}
