import { needs as full } from '../es-MX/needs.ts'

/** The same in short sentences. */
export const needs: typeof full = {
  ...full,
  mayNote: (what) => `Puedo avisar a la oficina: *${what}*.`,
  kept: 'Solo lo ve quien le atiende.\nSe borra después de su visita.',
  which: 'La oficina puede saber si necesita ayuda.\nPor ejemplo: para entrar o para comunicarse.',
  noted: (what) => `Ya lo anoté: *${what}*.`,
  whom: (asked) => `Pida el intérprete aquí:\n${asked}`,
  later: 'Primero terminemos esto.\nLuego le pregunto si lo anoto.',
  removed: 'Listo. Ya lo quité.',
  refused: 'Está bien. No anoté nada.',
}
