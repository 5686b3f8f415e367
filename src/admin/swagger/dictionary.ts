/** The page's own words in Spanish: exact texts of Swagger UI, nothing else. */
const WORDS: Record<string, string> = {
  Authorize: 'Entrar',
  'Try it out': 'Usar',
  'Try it out ': 'Usar',
  Cancel: 'Cancelar',
  Reset: 'Volver a empezar',
  Execute: 'Continuar',
  Clear: 'Limpiar',
  Parameters: 'Datos',
  'No parameters': 'No hace falta ningún dato.',
  'Request body': 'Datos',
  Responses: 'Respuestas posibles',
  'Server response': 'Respuesta del sistema',
  'Response body': 'Contenido',
  'Response headers': 'Encabezados',
  'Request URL': 'Dirección',
  Code: 'Código',
  Details: 'Detalle',
  Description: 'Descripción',
  Links: 'Enlaces',
  'No links': 'Sin enlaces',
  Name: 'Nombre',
  'Media type': 'Tipo de contenido',
  'Media Type': 'Tipo de contenido',
  'Request content type': 'Tipo de contenido',
  'Controls ': 'Decide el encabezado ',
  'Example Value': 'Ejemplo',
  Schema: 'Forma',
  'Send empty value': 'Enviar vacío',
  Download: 'Descargar',
  'Download file': 'Descargar el archivo',
  'Loading...': 'Cargando…',
  'Failed to fetch.': 'No se pudo llegar al sistema.',
  'Please correct the following validation errors and try again.': 'Corrija lo siguiente y continúe:',
  'Required field is not provided': 'Falta este dato',
  'Copy to clipboard': 'Copiar',
  'No operations defined in spec!': 'Su clave no permite ninguna operación.',
  Undocumented: 'Sin descripción',
}

/** Names of fields as a person reads them; without an entry, the name itself with blanks and a capital. */
const LABELS: Record<string, string> = {
  dia: 'Día',
  desde_dia: 'Desde el día',
  hasta_dia: 'Hasta el día',
  tramite: 'Trámite',
  curp: 'CURP',
  telefono: 'Teléfono',
  telefono_nuevo: 'Teléfono nuevo',
  nacimiento: 'Fecha de nacimiento',
  motivo: 'Motivo',
  motivo_que_lee: 'Motivo que lee la persona',
  va_a_leer: 'Lo que van a leer',
  quien: 'A quién busca',
  ve_nombres: '¿Ve los nombres?',
  antes: 'Como estaba',
  canceladas_por_motivo: 'Citas del mes canceladas, por motivo',
  apartados_corregidos: 'Apartados del mes que la oficina corrigió',
  canceladas_tarde: 'Citas del mes canceladas con poco tiempo',
  identificacion_vista: '¿Vio la identificación?',
  clave: 'Clave para hacerlo',
  direccion: 'Dirección',
  numero: 'Número',
  dias: 'Días',
  cuantos_dias: '¿Cuántos días?',
  dias_semana: 'Días de la semana',
  minutos_por_cita: 'Minutos por cita',
  dias_publicados: 'Días publicados',
  anios: 'Años',
  anterior: 'Pasaporte anterior',
  vigencia: 'Vigencia',
  acompana: 'Quién acompaña',
  paga_la_mitad: '¿Paga la mitad?',
  tramites: 'Trámites',
  telefono_termina: 'Teléfono termina en',
  ultimo_uso: 'Último uso',
  creada: 'Creada',
  vence: 'Vence',
  via: 'Hecha por',
  cuando: 'Cuándo',
  que: 'Qué',
  verificar: 'Verificar identidad',
  esta_bien: 'Todo está bien',
  version: 'Versión',
  sistema_desde: 'Encendido desde',
  ultimo_mensaje: 'Último mensaje recibido',
  ultimo_apagon: 'Última vez apagado',
  sin_salir_desde: 'Mensaje más viejo sin salir',
  ultima_copia: 'Última copia de seguridad',
  resultado_copia: 'Resultado de la copia',
  espacio_libre: 'Espacio en el disco',
  vence_whatsapp: 'Vence la clave de WhatsApp',
  mensajes_mes: 'Mensajes este mes',
  costo_del_mes: 'Costo de este mes',
  que_arreglar: 'Qué hay que arreglar',
  privacidad: 'Datos personales',
  dias_inhabiles: 'Días inhábiles',
  edad_minima: 'Edad mínima',
  edad_maxima: 'Edad máxima',
  a_quien: 'A quién',
  avance: 'Cuántas van',
  atencion: 'Atención',
  ayuda_dias: 'Días en que contesta',
  ayuda_desde: 'Contesta desde',
  ayuda_hasta: 'Contesta hasta',
  institucion: 'Institución',
  es_la_secretaria: '¿Es la Secretaría?',
  guia_de_pago: 'Guía de pago',
  nombre_ingles: 'Nombre en inglés',
  en_ingles: 'En inglés',
  que_llevar: 'Qué llevar',
  ultimo_dia: 'Último día',
  lugar_en_la_lista: 'Lugar en la lista',
  pregunta_en_ingles: 'Pregunta en inglés',
  dato_en_ingles: 'Dato en inglés',
  minimo: 'Mínimo',
  maximo: 'Máximo',
  hay_quien_paga_la_mitad: '¿Alguien paga la mitad?',
  mitad_desde_los: 'Mitad desde los (años)',
  redondeo: 'Redondeo (pesos)',
  como_se_paga: 'Cómo se paga',
  como_se_paga_en_ingles: 'Cómo se paga, en inglés',
  obligatoria: '¿Es obligatoria?',
  aviso_minutos: 'Minutos de anticipación',
  citas_ese_dia: 'Citas ese día',
  de_quien: 'De quién',
  por_que: 'Por qué',
  que_era: 'Qué era',
  que_hacer: 'Qué hacer',
  zona: 'Zona horaria',
  horas_cerradas: 'Horarios que se cierran',
  horas_abiertas: 'Horarios que se abren',
  citas_fuera: 'Citas fuera del horario',
  hacer: 'Qué hacer',
  se_hace: '¿Se hace?',
  se_ofrece: '¿Se ofrece?',
  abierta: '¿Abierta?',
  avisar: '¿Avisarle?',
  tabla: 'Tabla de precios',
  mensaje: 'Número del mensaje',
  filas: 'Casos',
  rol: 'Permiso',
  lo_hizo: 'Quién lo hizo',
  conversacion: 'Lo que se dijeron la persona y la oficina',
  no_se_cumplen: 'Lo que no cuadra',
  en_la_ley: 'Según la ley',
  se_puede_reenviar: '¿Se puede reenviar?',
  se_puede_retomar: '¿Se puede retomar?',
  siguen_fallando: 'Volvieron a fallar',
  tiene_costo: '¿Tiene costo?',
  de_muestra: 'De muestra',
  curp_o_telefono: 'CURP o teléfono',
  cerrar_caso: '¿Cerrar el caso al terminar?',
  sacar_de_la_lista: '¿Sacarla de la lista de espera?',
  se_borra: 'Se borra',
  se_queda: 'Se queda',
  cuales: 'Cuáles',
  lo_dijo: 'Quién lo dijo',
  que_sigue: 'Qué sigue',
  como_contestar: 'Si usted contesta',
  abierto_el: 'Abierto el',
  casos_abiertos: 'Casos abiertos',
  esperan_a_una_persona: 'Esperan a una persona en el chat',
  casos_vencidos: 'Casos vencidos',
  apartados_lista: 'Apartados para la lista de espera',
  codigo: 'Código',
  mas_personas: 'Más personas',
  mas_citas: 'Más citas',
  nombre_del_perfil: 'Nombre del perfil',
  cual: 'Cuál',
  personas_en_espera: 'Personas en la lista de espera',
  mensajes_de_casos: 'Mensajes de los casos',
  sin_terminar: 'Cita que no terminó de pedir',
  personas_sin_terminar: 'Lo que escribió para esa cita',
  pasaporte_anterior: 'Pasaporte anterior',
  apartados_ahora: 'Apartados ahora',
  ofrecidos: 'Lugares ofrecidos',
  rechazados: 'No los quisieron',
  sin_respuesta: 'Sin respuesta',
  terminaron_en_cita: 'Terminaron en cita',
  llego: 'Llegó',
  peticion: 'Petición en la lista de espera',
  dias_con_citas: 'Días con citas',
  lugares_del_dia: 'Lugares de ese día',
  oficinas_con_citas: 'Oficinas con citas',
  leido: 'Leído',
  solo_ver: '¿Solo ver?',
  para_quien: 'Para quién',
  quien_paga_la_mitad: 'Quién paga la mitad',
}

export function labelOf(field: string): string {
  const known = LABELS[field]
  if (known) return known
  const words = field.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Keeps the page in Spanish while Swagger UI draws and redraws it. Only what changed is read: a day's open tasks are a long page. */
export function speakSpanish(root: HTMLElement): void {
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') translateText(target)
      else for (const node of addedNodes) translate(node)
    }
  }).observe(root, { subtree: true, childList: true, characterData: true })
  translate(root)
}

function translate(added: Node): void {
  if (!(added instanceof Element)) return translateText(added)
  const walker = document.createTreeWalker(added, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) translateText(node)
  const row = added.closest('tr') ?? added // A field that is drawn anew is called as its row is.
  for (const name of row.querySelectorAll<HTMLElement>('.parameter__name')) labelField(name)
  translateAttributes(added)
  for (const element of added.querySelectorAll('[title], [placeholder], [aria-label]')) translateAttributes(element)
}

function translateText(node: Node): void {
  const text = node.nodeValue ?? ''
  const word = WORDS[text] ?? WORDS[text.trim()]
  if (word !== undefined && word !== text && !isOurs(node)) node.nodeValue = word
}

/** Tables and sentences of an answer are a person's data: they are never translated. */
const isOurs = (node: Node): boolean =>
  node.parentElement?.closest('.answer') !== null && node.parentElement?.closest('.technical') === null

function labelField(element: HTMLElement): void {
  const first = element.firstChild
  if (!first?.nodeValue) return
  if (!element.dataset.spanish) first.nodeValue = labelOf(first.nodeValue.trim())
  element.dataset.spanish = 'yes'
  const row = element.closest('tr')
  for (const input of row?.querySelectorAll('input, select, textarea') ?? []) input.setAttribute('aria-label', first.nodeValue)
}

function translateAttributes(element: Element): void {
  for (const name of ['title', 'placeholder', 'aria-label']) {
    const word = WORDS[element.getAttribute(name) ?? '']
    if (word !== undefined) element.setAttribute(name, word)
  }
}
