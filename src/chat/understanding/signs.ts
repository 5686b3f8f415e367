import type { Wish } from '../wishes.ts'
import { everyday } from './spelling.ts'

/**
 * Words that stand in many sentences with this wish, and in few with another one: `pag*` is how a word begins, `no_la` are two that
 * follow each other. They prove nothing, and only choose which buttons are shown to whoever was not understood.
 */
const SIGNS: Partial<Record<Wish, string>> = {
  otherName: 'nombre* apellid* acento* letra llamo llama se_escribe segundo name surname spell*',
  otherCurp: 'curp clave',
  noCurp: 'no_la no_lo no_me no_traigo no_tengo no_recuerdo nunca registr* acta papel* perdi perdio casa numero don_t',
  otherHour:
    'hora horas horario fecha* dia dias tarde* temprano lunes martes miercoles jueves viernes sabado manana semana date time day',
  otherDay:
    'hora horas horario* fecha* dia dias tarde* temprano lejos semana* mes enero febrero pronto ninguno operan no_puedo sirve* day time',
  otherOffice:
    'oficina* otro_lado otra_ciudad lejos retirad* cerca* ciudad rumbo lado ir_a ir_hasta alla sede municipio office far another',
  otherYears: 'anos barat* alcanza vigencia vigente menos_tiempo years cheaper de_3 de_6 de_10',
  costs:
    'cuest* pag* precio* dinero cobr* costo* pesos descuento* car* barat* alcanza tarifa* cuanto_es cost* price pay gratis mitad',
  payment: 'pag* banco* deposit* transferencia tarjeta oxxo efectivo recibo pay bank card',
  bring: 'llev* papel* document* acta ine ife copia* foto* credencial requisit* traer presentar bring papers documents',
  way: 'direccion calle lleg* mapa camion metro estacionamiento ubicacion queda centro address bus map',
  receipt: 'comprobante imprim* impresora papelito pdf hoja print ensenar',
  person:
    'alguien senorita licenciad* encargad* persona human* hablar ayud* atiend* marcar marqu* llam* muchach* someone somebody person agent',
  complaint:
    'quej* report* denunci* maltrat* groser* vuelta_y coyote* gestor* venden vende abuso injust* respeto complain* reclam* transar* tranza*',
  claim: 'no_es_mia no_soy no_la_hice nunca_pedi jamas_pedi no_pedi',
  privacy: 'dat* identidad robar segur* confi* privacidad compart* privacy safe cuidan oficial',
  waitForPlace: 'avis* esper* desocup* liber* lista llen* lugar* abren sueltan nuev* notify earlier antes',
  myList: 'lista falta* fila formad* turno adelante list',
  leaveList: 'ya_no consegui ya_saque quit* salir baja leave',
  move: 'cambi* mov* muev* otro_dia otra_hora otra_fecha reagend* adelant* change move reschedule',
  cancelAppointment: 'cancel* quit* anul* ya_no no_voy no_podre no_puedo imposible hospital* can_t cannot',
  appointments: 'mi_cita la_cita folio cuando_es tengo_cita my_appointment',
  attending: 'si_voy ahi_estare ahi_voy claro confirm* asist* presente sin_falta be_there',
  moreTime: 'minuto* momento tantito rato* esper* busc* tiempo pregunt* segundo sec wait chance marido deme',
  soFar: 'llevo falta* guard* pierd* perder acabar terminar repit* so_far cuantas_preguntas ya_le ya_se_lo',
  park: 'luego despues rato adios nos_vemos saldo later pens* ganas deje_asi dejar* mejor_no segura seguro',
  erase: 'borr* elimin* delete miedo_de',
  restart: 'empez* empiez* principio de_nuevo equivoqu* start_over',
  renewal: 'renov* vencid* vencio vence caduc* vigente hojas renew* expire*',
  first: 'primer* nunca first de_primera jamas',
  lost: 'perd* rob* extravi* encuentr* aparec* hall* dej* mudanza quem* lost stolen no_se_donde',
  minor: 'hij* nin* menor* bebe niet* child* kid* son daughter adolescent*',
  other: 'mama papa espos* abuel* suegr* herman* senora mother father wife husband abue nieto nuera cunad*',
  group: 'tambien somos los_dos las_dos familia todos ambos varias both juntos',
  easy: 'facil entiend* letra* leer dificil sencillo',
  start: 'cita* turno agend* apart* appointment book tramit* ficha* sacar numero',
  stop: 'mensaj* molest* baja text* messages',
}

interface Sign {
  wish: Wish
  words: string
}

const whole = new Map<string, Sign[]>()
const begun: Sign[] = []

/** Made by the first message that nobody understood. */
function learn(): void {
  for (const [wish, line] of Object.entries(SIGNS) as [Wish, string][])
    for (const one of line.split(' ')) {
      const words = one.replaceAll('_', ' ').replace('*', '')
      if (one.endsWith('*')) begun.push({ wish, words })
      else whole.getOrInsert(words, []).push({ wish, words })
    }
}

/** The signs of each wish that stand in the words, as they were said. */
export function signsIn(text: string): Map<Wish, Set<string>> {
  if (whole.size === 0) learn()
  const words = everyday(text).split(' ').slice(0, MOST_WORDS)
  const found = new Map<Wish, Set<string>>()
  const note = (wish: Wish, said: string) => found.getOrInsert(wish, new Set()).add(said)
  for (const [at, word] of words.entries()) {
    for (const length of [1, 2, 3])
      for (const { wish, words: said } of whole.get(words.slice(at, at + length).join(' ')) ?? []) note(wish, said)
    for (const { wish, words: beginning } of begun) if (word.startsWith(beginning)) note(wish, word)
  }
  return found
}

const MOST_WORDS = 60
