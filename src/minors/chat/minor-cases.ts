import type { MinorCase } from '../../booking/types.ts'
import { phrasebook, phrases } from '../../chat/understanding/phrases.ts'

/** Everyday words for a case, most telling first. */
const WORDS = phrasebook<MinorCase>({
  other_deceased: phrases`(murio|fallecio|fallecid[oa]|difunt[oa]|viud[oa]|died|dead|widow*)`,
  adoption: phrases`(adopt\w+|adopcion|adoption)`,
  guardian: phrases`(tutela|tutor*|guardian*)`,
  grandparents: phrases`(abuel(it)?[oa]s?|grandparents?|grandmother|grandfather)`,
  loss_or_suspension: phrases`(perdio|perdida|perdieron|suspendid[oa]|suspension|lost|suspended) (de)? (la|su)? (patria|parental)`,
  judicial_authorisation: phrases`
    (permiso|autorizacion) (del juez|judicial)
    el juez (da|dio|autoriz*)
    judge (permits|authori*)
  `,
  court_papers: phrases`(juez|jueza|juzgado|sentencia|judge|court)`,
  other_unreachable: phrases`
    (no se donde esta|no quiere (firmar|ir|venir|dar)|se niega|nos abandono|desaparecio|no lo encuentro|no la encuentro|
      don t know where|won t sign)
  `,
  single_parent_on_record: phrases`
    (madre|mama) soltera
    (padre|papa) soltero
    solo yo (estoy|aparezco)
    no (aparece|esta) en el acta
    no lo (registro|reconocio)
    only i am
    single parent
  `,
  both_parents: phrases`
    (l[oa]s (dos|2)|ambos|iremos|vamos los|mi espos[oa] y yo|(voy|vamos|ir|vengo) con (mi|su|el|la) (espos[oa]|pareja|
      marido|mujer|papa|mama|padre|madre)|both)
  `,
  one_parent_permission: phrases`
    (solo voy|voy yo|(voy|ir|vaya|yo) sol[oa]|solo yo|nomas yo|sin (el|la|mi|su) (papa|mama|padre|madre|espos[oa]|pareja|
      marido|mujer|ex)|(no puede|no podra|no va a poder) (ir|venir)|carcel|pres[oa]|only me|just me|alone|
      without (the|my|his|her) (father|mother|husband|wife|dad|mom|partner))
  `,
})

/** The case that words speak of; undefined when they speak of none. */
export function hearCase(words: string): MinorCase | undefined {
  const said = words.replace(NO_JUDGE, ' ')
  return WORDS.find(said)
}

/** "no tengo papeles del juez" */
const NO_JUDGE = /\b(?:no (?:tengo|tenemos|hay|traigo)|sin)(?: \w+){0,2} (?:juez|jueza|juzgado|sentencia)\b/g

/** Somebody who says so is never asked why. */
export const speaksOfRisk = (words: string): boolean =>
  /\b(?:riesgo|violencia|me golpe\w+|nos golpe\w+|me amenaz\w+|nos amenaz\w+|tengo miedo|at risk|violence|afraid)\b/.test(words)
