export interface SeedRequirement {
  text: string
  textEn: string
  /** `always`, `fee`, `half_fee`, `no_curp`, or `minor:<case>` (MinorCase in src/booking/types.ts). */
  applies: string
  source: string
}

/** The shorter list is in force from this day; older web pages show the longer one. */
export const REQUIREMENTS_VALID_FROM = '2025-02-20'

const SIMPLER = 'Acuerdo de simplificación, DOF 31-01-2025, en vigor el 20-02-2025'
const CUSTODY = 'Código Civil Federal arts. 414 a 420 y 444; lo revisa la oficina según el código de su estado'
const DISCOUNT = 'LFD art. 20: mitad para personas mayores, con discapacidad y trabajadores agrícolas de convenio'
const NEVER_REFUSED = 'LNETB art. 66: a quien no tiene CURP se le ayuda y no se le rechaza'

const official: SeedRequirement = {
  text: 'Su identificación oficial vigente, por ejemplo su INE.',
  textEn: 'Your valid official ID, for example your INE card.',
  applies: 'always',
  source: SIMPLER,
}
const oldPassport: SeedRequirement = {
  text: 'Su pasaporte anterior.',
  textEn: 'Your old passport.',
  applies: 'always',
  source: SIMPLER,
}
const report: SeedRequirement = {
  text: 'El acta de robo o pérdida que levantó ante el Ministerio Público.',
  textEn: 'The report of theft or loss made before the public prosecutor.',
  applies: 'always',
  source: SIMPLER,
}
const payment: SeedRequirement = {
  text: 'Su comprobante de pago. Se paga en el banco, con la hoja de ayuda.',
  textEn: 'Your payment receipt. You pay at a bank, with the payment sheet (hoja de ayuda).',
  applies: 'fee',
  source: 'LFD art. 20; pago por e5cinco en banco, con hoja de ayuda',
}
const discount: SeedRequirement = {
  text: 'Para el descuento: su INE, INAPAM o la constancia que tenga.',
  textEn: 'For the discount: your INE or INAPAM card, or the certificate you have.',
  applies: 'half_fee',
  source: DISCOUNT,
}
const withoutCurp: SeedRequirement = {
  text: 'Como no tiene CURP: su acta de nacimiento, si la encuentra. Le ayudan ahí.',
  textEn: 'As you have no CURP: your birth certificate, if you find it. They will help you.',
  applies: 'no_curp',
  source: NEVER_REFUSED,
}

const child: SeedRequirement = {
  text: 'A quien va a tener el pasaporte: debe ir a la cita.',
  textEn: 'The person who gets the passport: they must come too.',
  applies: 'always',
  source: SIMPLER,
}
const childsId: SeedRequirement = {
  text: 'Credencial o constancia escolar con foto. Antes de los 7 años: carta médica con foto.',
  textEn: 'School ID or letter with a photo. Below the age of 7: a medical letter with a photo.',
  applies: 'always',
  source: SIMPLER,
}
const childsOldPassport: SeedRequirement = {
  text: 'El pasaporte que se va a cambiar.',
  textEn: 'The passport that is to be renewed.',
  applies: 'always',
  source: SIMPLER,
}
const childWithoutCurp: SeedRequirement = {
  ...withoutCurp,
  text: 'Como falta la CURP: el acta de nacimiento, si la encuentra. Le ayudan ahí.',
  textEn: 'As the CURP is missing: the birth certificate, if you find it. They will help you.',
}

/** Beside the child's own papers. The office decides; nothing here is a judgement. */
const CUSTODY_CASES: [minorCase: string, text: string, textEn: string, source?: string][] = [
  [
    'both_parents',
    'La identificación oficial vigente de las dos personas que firman.',
    'The valid official IDs of both persons who sign.',
  ],
  [
    'one_parent_permission',
    'Su identificación y el permiso OP-7 de la otra persona (vale 90 días).',
    "Your ID and the other person's OP-7 permission (valid for 90 days).",
  ],
  [
    'single_parent_on_record',
    'Su identificación oficial. En el acta se revisa que solo aparece usted.',
    'Your official ID. They check that the birth certificate names only you.',
  ],
  [
    'other_deceased',
    'Su identificación oficial y el acta de defunción de la otra persona.',
    "Your official ID and the other person's death certificate.",
  ],
  [
    'court_papers',
    'Su identificación y la decisión del juez, original o copia certificada.',
    "Your ID and the judge's decision, original or certified copy.",
  ],
  [
    'loss_or_suspension',
    'Su identificación y la sentencia definitiva en copia certificada.',
    'Your ID and a certified copy of the final judgment.',
    'Código Civil Federal arts. 444 y 447: se pierde o suspende solo por decisión judicial; lo revisa la oficina',
  ],
  [
    'judicial_authorisation',
    'Su identificación y la autorización del juez en copia certificada.',
    "Your ID and a certified copy of the judge's authorisation.",
  ],
  [
    'guardian',
    'La identificación de la persona tutora y el papel del juez que la nombra.',
    "The guardian's ID and the court paper that appoints them.",
  ],
  [
    'adoption',
    'La identificación de quienes adoptaron y el acta de nacimiento o sentencia de adopción.',
    'The ID of everybody who adopted, and the birth certificate or the adoption judgment.',
    'Código Civil Federal art. 419: la patria potestad es solo de quienes adoptaron; lo revisa la oficina',
  ],
  [
    'grandparents',
    'La identificación de los abuelos que el juez nombró y su decisión en copia certificada.',
    'The IDs of the grandparents whom the judge named, and a certified copy of the decision.',
    'Código Civil Federal art. 414: a falta de los padres, en el orden que determine el juez; lo revisa la oficina',
  ],
  [
    'other_unreachable',
    'Su identificación y, si ya lo tiene, el permiso OP-7 o la decisión del juez.',
    "Your ID and, if you have it by then, the OP-7 permission or the judge's decision.",
  ],
  [
    'rather_not_say',
    'Su identificación y los papeles de patria potestad que tenga.',
    'Your ID and whatever papers on parental authority you have.',
  ],
]
const custody: SeedRequirement[] = CUSTODY_CASES.map(([minorCase, text, textEn, source]) => ({
  text,
  textEn,
  applies: `minor:${minorCase}`,
  source: source ?? CUSTODY,
}))

export const REQUIREMENTS: Record<string, SeedRequirement[]> = {
  renewal: [oldPassport, discount, payment, withoutCurp],
  first: [official, discount, payment, withoutCurp],
  lost: [report, official, discount, payment, withoutCurp],
  minor_first: [child, childsId, ...custody, discount, payment, childWithoutCurp],
  minor_renewal: [child, childsOldPassport, ...custody, discount, payment, childWithoutCurp],
  minor_lost: [child, report, ...custody, discount, payment, childWithoutCurp],
  advice: [
    {
      text: 'Los papeles que tenga del caso. Si no tiene ninguno, vaya de todos modos.',
      textEn: 'Whatever papers you have about the case. If you have none, come anyway.',
      applies: 'always',
      source: 'Cita de asesoría: gratuita, sin requisitos',
    },
  ],
  op7: [
    official,
    {
      text: 'El nombre completo y la CURP de la niña, niño o adolescente.',
      textEn: "The child's full name and CURP.",
      applies: 'always',
      source: CUSTODY,
    },
  ],
}
