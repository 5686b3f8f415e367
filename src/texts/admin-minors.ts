/** Who signs for somebody under age, as the person said it: the window checks it. */
const CASES = {
  both_parents: 'van las dos personas que firman',
  one_parent_permission: 'va una; falta el permiso de la otra',
  single_parent_on_record: 'una sola persona en el acta',
  other_deceased: 'la otra persona falleció',
  /** Which ones is not known. */
  court_papers: 'papeles de un juez',
  loss_or_suspension: 'pérdida o suspensión de la patria potestad',
  judicial_authorisation: 'autorización de un juez',
  guardian: 'tutela',
  adoption: 'adopción',
  grandparents: 'abuelas o abuelos por decisión de un juez',
  other_unreachable: 'no se localiza a la otra persona, o no firma',
  rather_not_say: 'no lo dijo; verificar en ventanilla',
}

export type MinorCase = keyof typeof CASES

export const MINOR_CASES = Object.keys(CASES) as MinorCase[]

export const minorCaseWords = (minorCase: MinorCase): string => CASES[minorCase]

/** At the door, where the reasons of a family are nobody's business. */
const AT_DOOR: Partial<Record<MinorCase, string>> = {
  both_parents: CASES.both_parents,
  one_parent_permission: CASES.one_parent_permission,
}

/** Who comes with somebody under age, as it was said; null: nobody was named. `door`: without the reasons. */
export function whoIsExpected(
  {
    minorCase,
    permission,
    attendant,
  }: { minorCase?: MinorCase | undefined; permission?: OfficePermission | undefined; attendant?: { name: string } | undefined },
  door = false,
): string | null {
  const why =
    minorCase && (door ? (AT_DOOR[minorCase] ?? 'va quien firma, con papeles que revisa la ventanilla') : minorCaseWords(minorCase))
  const said = [attendant && `con ${attendant.name}`, why, permission && !door && permissionWords(permission)]
  return said.filter(Boolean).join('; ') || null
}

/** How it stands with the other parent's word. What was refused or closed is shown as what was never answered. */
export type OfficePermission = 'not_yet' | 'declared' | 'revoked'

const PERMISSIONS: Record<OfficePermission, string> = {
  not_yet: 'permiso: aún no declarado',
  declared: 'permiso: declarado; falta la firma (OP-7)',
  revoked: 'permiso: revocado; revisar',
}

export const permissionWords = (permission: OfficePermission): string => PERMISSIONS[permission]
