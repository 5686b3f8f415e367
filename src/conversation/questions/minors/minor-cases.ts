import type { MinorCase } from '../../../agenda/types.ts'

/** Everyday words for a case, most telling first. */
const WORDS: [MinorCase, RegExp][] = [
  ['other_deceased', /\b(?:murio|fallecio|fallecid[oa]|difunt[oa]|viud[oa]|died|dead|widow\w*)\b/],
  ['adoption', /\b(?:adopt\w+|adopcion|adoption)\b/],
  ['guardian', /\b(?:tutela|tutor\w*|guardian\w*)\b/],
  ['grandparents', /\b(?:abuel(?:it)?[oa]s?|grandparents?|grandmother|grandfather)\b/],
  [
    'loss_or_suspension',
    /\b(?:perdio|perdida|perdieron|suspendid[oa]|suspension|lost|suspended) (?:de )?(?:la |su )?(?:patria|parental)\b/,
  ],
  [
    'judicial_authorisation',
    /\b(?:permiso|autorizacion) (?:del juez|judicial)\b|\bel juez (?:da|dio|autoriz\w+)\b|\bjudge (?:permits|authori\w+)\b/,
  ],
  ['court_papers', /\b(?:juez|jueza|juzgado|sentencia|judge|court)\b/],
  [
    'other_unreachable',
    /\b(?:no se donde esta|no quiere (?:firmar|ir|venir|dar)|se niega|nos abandono|desaparecio|no lo encuentro|no la encuentro|don t know where|won t sign)\b/,
  ],
  [
    'single_parent_on_record',
    /\b(?:(?:madre|mama) soltera|(?:padre|papa) soltero|solo yo (?:estoy|aparezco)|no (?:aparece|esta) en el acta|no lo (?:registro|reconocio)|only i am|single parent)\b/,
  ],
  [
    'both_parents',
    /\b(?:l[oa]s (?:dos|2)|ambos|iremos|vamos los|mi espos[oa] y yo|(?:voy|vamos|ir|vengo) con (?:mi|su|el|la) (?:espos[oa]|pareja|marido|mujer|papa|mama|padre|madre)|both)\b/,
  ],
  [
    'one_parent_permission',
    /\b(?:solo voy|voy yo|(?:voy|ir|vaya|yo) sol[oa]|solo yo|nomas yo|sin (?:el|la|mi|su) (?:papa|mama|padre|madre|espos[oa]|pareja|marido|mujer|ex)|(?:no puede|no podra|no va a poder) (?:ir|venir)|carcel|pres[oa]|only me|just me|alone|without (?:the|my|his|her) (?:father|mother|husband|wife|dad|mom|partner))\b/,
  ],
]

/** The case that words speak of; undefined when they speak of none. */
export function hearCase(words: string): MinorCase | undefined {
  const said = words.replace(NO_JUDGE, ' ')
  return WORDS.find(([, pattern]) => pattern.test(said))?.[0]
}

/** "no tengo papeles del juez" */
const NO_JUDGE = /\b(?:no (?:tengo|tenemos|hay|traigo)|sin)(?: \w+){0,2} (?:juez|jueza|juzgado|sentencia)\b/g

/** Somebody who says so is never asked why. */
export const speaksOfRisk = (words: string): boolean =>
  /\b(?:riesgo|violencia|me golpe\w+|nos golpe\w+|me amenaz\w+|nos amenaz\w+|tengo miedo|at risk|violence|afraid)\b/.test(words)
