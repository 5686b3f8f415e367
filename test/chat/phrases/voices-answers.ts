import type { Phrase } from './phrase.ts'

// The same twenty people (voices.ts), in answer to one question that is open.

/** Where the CURP is asked. */
export const CURP_SAID: Phrase[] = [
  ['Guadalupe Hernández Soto', { name: 'Guadalupe Hernández Soto', asks: 'curp' }],
  ['guadalupe hernandez soto', { name: 'Guadalupe Hernandez Soto', asks: 'curp' }],
  ['Sol Soto', { name: 'Sol Soto', asks: 'curp' }],
  ['h e s g 5 8 0 3 1 2 m m c r t d 0 6', { curp: 'HESG580312MMCRTD06' }],
  ['HESG-580312-MMCRTD-06', { curp: 'HESG580312MMCRTD06' }],
  ['ahi te va HESG580312MMCRTD06', { curp: 'HESG580312MMCRTD06' }],
  ['hesg580312mmcrtd06 esa mera', { curp: 'HESG580312MMCRTD06' }],
  ['no me la se de memoria', { asks: 'noCurp' }],
  ['no la encuentro', { asks: 'noCurp' }],
  ['no tengo eso', { asks: 'noCurp' }],
  ['ni idea', { asks: 'noCurp' }],
  ['ahorita se la mando', { command: 'moreTime', asks: 'curp' }],
  ['le mando foto de mi ine', { often: 'photo', asks: 'curp' }],
  ['puedo mandar foto', { often: 'photo', asks: 'curp' }],
  ['¿puedo mandar audio?', { often: 'voice', asks: 'curp' }],
  ['mejor le mando una nota de voz', { often: 'voice', asks: 'curp' }],
  ['deje le pregunto a mi hija', { command: 'moreTime', asks: 'curp' }],
  ['ya merito', { asks: 'curp' }],
  ['es para mis dos hijos', { who: 'minor', family: undefined, count: 2, asks: 'whom' }],
  ['no es pa mi es pa mis hijas', { who: 'minor', family: undefined, asks: 'whom' }],
]

const NO_NAME = { asks: 'name' }

/** Where the name is asked: what is none, and what is one though its words mean something. */
export const NAMES_SAID: Phrase[] = [
  ['no sé', NO_NAME],
  ['mi hijo', NO_NAME],
  ['mi esposa', NO_NAME],
  ['ya merito', NO_NAME],
  ['ahorita vengo', NO_NAME],
  ['voy llegando', NO_NAME],
  ['deja checo', { ...NO_NAME, command: 'moreTime' }],
  ['otra persona', NO_NAME],
  ['muy bien', { agrees: 'yes', asks: 'name' }],
  ['lo mismo', NO_NAME],
  ['aquí mismo', NO_NAME],
  ['una foto', NO_NAME],
  ['le mando foto', { often: 'photo', ...NO_NAME }],
  ['con gusto', NO_NAME],
  ['está difícil', NO_NAME],
  ['ahí va', NO_NAME],
  ['qué nombre', NO_NAME],
  ['nombre completo', NO_NAME],
  ['también apellidos', NO_NAME],
  ['es largo', NO_NAME],
  ['luego luego', NO_NAME],
  ['estoy manejando', NO_NAME],
  ['ando trabajando', NO_NAME],
  ['la verdad nose', NO_NAME],
  ['ya te dije', NO_NAME],
  ['pues yo', NO_NAME],
  ['así está bien', { agrees: 'yes', asks: 'name' }],
  ['el de la ine', NO_NAME],
  ['María de los Ángeles Espinosa de los Monteros', { name: 'María de los Ángeles Espinosa de los Monteros' }],
  ['Luz Clarita', { name: 'Luz Clarita' }],
  ['Dulce María', { name: 'Dulce María' }],
  ['sol soto', { name: 'Sol Soto' }],
  ['Candelaria Mis Pech', { name: 'Candelaria Mis Pech' }],
  ['Néstor de Buen Lozano', { name: 'Néstor de Buen Lozano' }],
  ['Juan I. Pérez Soto', { name: 'Juan I. Pérez Soto' }],
  ['Xóchitl Itzel Ku Can', { name: 'Xóchitl Itzel Ku Can' }],
  ['Ma. del Carmen Ruiz', { name: 'Ma. del Carmen Ruiz' }],
  ['Jesús de la O', { name: 'Jesús de la O' }],
  ['José Primo de Verdad', { name: 'José Primo de Verdad' }],
  ['Blanca Nieves Grande Rico', { name: 'Blanca Nieves Grande Rico' }],
  ['Fernando Luna', { name: 'Fernando Luna' }],
  ['Amada Bueno', { name: 'Amada Bueno' }],
  ['Ana Dias Sampaio', { name: 'Ana Dias Sampaio' }],
]

/** Where the years are asked. */
export const YEARS_SAID: Phrase[] = [
  ['el de seis', { years: 6, asks: 'summary' }],
  ['el de en medio', { years: 6, asks: 'summary' }],
  ['el que cueste menos', { years: 3, asks: 'summary' }],
  ['por 10 años', { years: 10, asks: 'summary' }],
  ['el de a 3', { years: 3, asks: 'summary' }],
  ['el segundo', { years: 6, asks: 'summary' }],
  ['cual me conviene', { asks: 'validity' }],
]

/** At the summary. */
export const SUMMARY_SAID: Phrase[] = [
  ['arre', { booked: true }],
  ['asi mero', { booked: true }],
  ['simon', { booked: true }],
  ['si señor todo bien', { booked: true }],
  ['ya confirmo', { booked: true }],
  ['chido', { booked: true }],
  ['sale y vale', { booked: true }],
  ['me salió mal el nombre', { asks: 'name', name: undefined }],
  ['mi apellido es con z', { asks: 'name', name: undefined }],
  ['la curp esta mal', { asks: 'curp', curp: undefined }],
  ['siempre no', { agrees: 'no', asks: 'correct' }],
  ['no espera', { command: 'moreTime', asks: 'summary' }],
  ['ya quedo?', { command: 'appointments', asks: 'summary' }],
  ['quiero otra hora', { command: 'otherDay', asks: 'slot' }],
  ['es para mis dos hijos', { asks: 'menu' }],
]

/** With an appointment. */
export const BOOKED_SAID: Phrase[] = [
  ['siempre no voy a poder ir', { command: 'cancelAppointment' }],
  ['se me atraveso un problema y no voy a ir', { command: 'cancelAppointment' }],
  ['siempre no puedo ese dia', { asks: 'moving' }],
  ['a que hora quedo', { command: 'appointments' }],
  ['quiero que me manden recordatorio', { command: 'subscribe' }],
  ['quien me ayuda', { command: 'person' }],
  ['me la cambia pal viernes', { asks: 'moving' }],
  ['ya no la quiero', { command: 'cancel', asks: 'cancelling' }],
  ['como cancelo', { command: 'cancel', asks: 'cancelling' }],
  ['a que hora era', { command: 'appointments' }],
  ['donde era', { often: 'where' }],
  ['pasame el mapa', { command: 'way' }],
  ['mandame la ubicacion', { command: 'way' }],
  ['mandame el comprobante', { command: 'receipt' }],
  ['que tengo que llevar', { command: 'bring' }],
  ['puede ir mi hermana por mi', { often: 'somebodyElse' }],
  ['se me hace tarde ya voy en camino', { often: 'late' }],
  ['gracias que amable', { command: 'thanks' }],
  ['cuanto tengo que pagar', { command: 'costs' }],
]
