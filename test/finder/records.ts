/** A record as an official would type it. */
export interface SampleRecord {
  id: string
  agency: string
  subject: string
  name: string
  nameEn: string
  /** Other names, separated by a semicolon. */
  called: string
  calledEn: string
  /** What people write who want it. */
  examples: string
  examplesEn: string
}

const record = (
  id: string,
  [agency, subject]: readonly [agency: string, subject: string],
  [name, called, examples]: readonly [name: string, called: string, examples: string],
  [nameEn, calledEn, examplesEn]: readonly [name: string, called: string, examples: string],
): SampleRecord => ({ id, agency, subject, name, nameEn, called, calledEn, examples, examplesEn })

const MOVILIDAD = 'Secretaría de Movilidad'
const CIVIL = 'Registro Civil'
const SAT = 'Servicio de Administración Tributaria'
const CITY = 'Ayuntamiento'
const SCHOOLS = 'Secretaría de Educación'
const HEALTH = 'Secretaría de Salud'
const LICENCES = [MOVILIDAD, 'Licencias y permisos'] as const
const VEHICLES = [MOVILIDAD, 'Vehículos'] as const
const CERTIFICATES = [CIVIL, 'Actas'] as const
const REGISTRY = [CIVIL, 'Registros y matrimonios'] as const
const TAXES = [SAT, 'Impuestos federales'] as const
const PROPERTY = [CITY, 'Predial, agua y obras'] as const
const BUSINESS = [CITY, 'Comercio'] as const
const PAPERS = [CITY, 'Constancias'] as const
const CULTURE = [CITY, 'Cultura y deporte'] as const
const ANIMALS = [CITY, 'Animales'] as const
const PUPILS = [SCHOOLS, 'Inscripciones'] as const
const STUDIES = [SCHOOLS, 'Certificados y becas'] as const
const CARE = [HEALTH, 'Consultas'] as const
const VACCINES = [HEALTH, 'Vacunas'] as const

/** Sample records of six agencies. Twenty of them come in pairs that only a word or two tell apart. */
export const RECORDS: readonly SampleRecord[] = [
  record(
    'licence_first',
    LICENCES,
    [
      'licencia de conducir por primera vez',
      'licencia de manejo nueva;primera licencia de manejo;permiso para manejar',
      'quiero sacar mi licencia de manejo;nunca he tenido licencia',
    ],
    ['first driving licence', 'new driver license', 'I want to get my driver license'],
  ),
  record(
    'licence_renewal',
    LICENCES,
    [
      'renovación de licencia de conducir',
      'renovar licencia de manejo;licencia vencida',
      'se me venció la licencia;quiero renovar mi licencia de manejo',
    ],
    ['driving licence renewal', 'renew driver license', 'my driver license expired'],
  ),
  record(
    'licence_lost',
    LICENCES,
    [
      'reposición de licencia de conducir por robo o extravío',
      'duplicado de licencia de manejo;reponer licencia',
      'perdí mi licencia de manejo;me robaron la licencia',
    ],
    ['replacement of a lost driving licence', 'duplicate driver license', 'I lost my driver license'],
  ),
  record(
    'licence_minor',
    LICENCES,
    [
      'permiso de conducir para menores de 16 y 17 años',
      'permiso de manejo para menor;licencia para menores de edad',
      'mi hijo de 16 quiere manejar',
    ],
    ['learner permit for minors', 'driving permit for a teenager', 'my son is 16 and wants to drive'],
  ),
  record(
    'licence_motorcycle',
    LICENCES,
    ['licencia de motociclista', 'licencia de moto;licencia para motocicleta', 'quiero la licencia para andar en moto'],
    ['motorcycle licence', 'motorbike license', 'I need a license for my motorcycle'],
  ),
  record(
    'licence_cargo',
    LICENCES,
    [
      'licencia de chofer de transporte público y carga',
      'licencia de chofer;licencia para taxi;licencia de carga',
      'quiero trabajar de taxista;licencia para manejar camión',
    ],
    ['professional driver licence', 'taxi or truck license', 'I want to drive a truck'],
  ),
  record(
    'plates_new',
    VEHICLES,
    [
      'alta de vehículo y placas nuevas',
      'emplacamiento;placas para auto nuevo;dar de alta un carro',
      'compré un coche y necesito placas',
    ],
    ['vehicle registration and new plates', 'license plates for a new car', 'I bought a car and need plates'],
  ),
  record(
    'plates_lost',
    VEHICLES,
    [
      'reposición de placas por robo o extravío',
      'placas perdidas;placas robadas;reponer placas',
      'me robaron una placa;se me cayó la placa',
    ],
    ['replacement of lost or stolen plates', 'lost license plates', 'somebody stole my plate'],
  ),
  record(
    'plates_off',
    VEHICLES,
    ['baja de vehículo', 'baja de placas;dar de baja un auto', 'vendí mi carro y quiero darlo de baja'],
    ['deregistration of a vehicle', 'cancel plates', 'I sold my car and want to deregister it'],
  ),
  record(
    'owner_change',
    VEHICLES,
    [
      'cambio de propietario de vehículo',
      'cambio de dueño del carro;poner el coche a mi nombre',
      'compré un carro usado y quiero ponerlo a mi nombre',
    ],
    ['change of vehicle owner', 'car title transfer', 'I bought a used car and want it in my name'],
  ),
  record(
    'circulation_card',
    VEHICLES,
    ['renovación de tarjeta de circulación', 'tarjeta de circulación', 'se me venció la tarjeta de circulación'],
    ['renewal of the vehicle card', 'vehicle registration card', 'my registration card expired'],
  ),
  record(
    'emissions',
    VEHICLES,
    ['verificación vehicular', 'verificar el coche;holograma;verificación de emisiones', 'me toca verificar'],
    ['vehicle emissions test', 'smog check;emissions sticker', 'my car needs the smog check'],
  ),
  record(
    'fine_review',
    VEHICLES,
    [
      'aclaración de multa de tránsito',
      'inconformidad por multa;infracción de tránsito',
      'me llegó una fotomulta que no es mía;quiero reclamar una multa',
    ],
    ['review of a traffic fine', 'contest a traffic ticket', 'I got a ticket that is not mine'],
  ),
  record(
    'parking_disabled',
    LICENCES,
    [
      'tarjetón para personas con discapacidad',
      'tarjetón de estacionamiento;permiso de discapacitado para el coche',
      'necesito el permiso para estacionarme en lugares azules',
    ],
    ['parking permit for disabled people', 'disabled parking badge', 'I need a disabled parking permit'],
  ),
  record(
    'birth_copy',
    CERTIFICATES,
    [
      'copia certificada de acta de nacimiento',
      'acta de nacimiento;copia del acta de nacimiento',
      'necesito mi acta de nacimiento',
    ],
    ['certified copy of a birth certificate', 'birth certificate', 'I need my birth certificate'],
  ),
  record(
    'birth_registration',
    REGISTRY,
    [
      'registro de nacimiento',
      'registrar a un bebé;asentar a un recién nacido',
      'nació mi hija y la quiero registrar',
    ],
    ['registration of a birth', 'register a newborn', 'my baby was born and I want to register him'],
  ),
  record(
    'birth_correction',
    CERTIFICATES,
    [
      'corrección de acta de nacimiento',
      'acta de nacimiento con error;rectificación de acta',
      'mi acta tiene mal el nombre',
    ],
    ['correction of a birth certificate', 'error in birth certificate', 'my name is wrong on my birth certificate'],
  ),
  record(
    'marriage_copy',
    CERTIFICATES,
    ['copia certificada de acta de matrimonio', 'acta de matrimonio', 'necesito mi acta de matrimonio'],
    ['certified copy of a marriage certificate', 'marriage certificate', 'I need my marriage certificate'],
  ),
  record(
    'marriage',
    REGISTRY,
    ['matrimonio civil', 'casarse por lo civil;boda civil', 'nos queremos casar'],
    ['civil marriage', 'civil wedding', 'we want to get married'],
  ),
  record(
    'divorce',
    REGISTRY,
    ['divorcio administrativo', 'divorciarse de común acuerdo', 'nos queremos divorciar'],
    ['divorce by agreement', 'administrative divorce', 'we want a divorce'],
  ),
  record(
    'death_copy',
    CERTIFICATES,
    ['copia certificada de acta de defunción', 'acta de defunción', 'necesito el acta de defunción de mi papá'],
    ['certified copy of a death certificate', 'death certificate', "I need my father's death certificate"],
  ),
  record(
    'death_registration',
    REGISTRY,
    ['registro de defunción', 'registrar un fallecimiento', 'falleció mi mamá y hay que registrarlo'],
    ['registration of a death', 'report a death', 'my mother died and I have to register it'],
  ),
  record(
    'child_recognition',
    REGISTRY,
    ['reconocimiento de hijos', 'reconocer a un hijo;ponerle mi apellido', 'quiero darle mi apellido a mi hijo'],
    ['recognition of a child', 'acknowledge paternity', 'I want to give my son my surname'],
  ),
  record(
    'curp_correction',
    CERTIFICATES,
    ['corrección de CURP', 'CURP con error;CURP duplicada', 'mi CURP está mal'],
    ['correction of the CURP', 'wrong CURP', 'my CURP has an error'],
  ),
  record(
    'rfc_registration',
    TAXES,
    [
      'inscripción al RFC',
      'sacar el RFC;alta en el SAT;inscribirse al SAT',
      'necesito mi RFC para trabajar;quiero darme de alta en hacienda',
    ],
    ['registration for the RFC tax number', 'get a tax number', 'I need an RFC for my job'],
  ),
  record(
    'rfc_update',
    TAXES,
    [
      'actualización de datos en el RFC',
      'cambio de domicilio fiscal;aumento o disminución de obligaciones',
      'me cambié de casa y quiero avisar al SAT',
    ],
    ['update of RFC data', 'change of tax address', 'I moved and want to tell the tax office'],
  ),
  record(
    'tax_status',
    TAXES,
    [
      'constancia de situación fiscal',
      'constancia fiscal;cédula de identificación fiscal',
      'me piden la constancia de situación fiscal',
    ],
    ['tax status certificate', 'proof of tax status', 'my employer wants my tax status certificate'],
  ),
  record(
    'signature_new',
    TAXES,
    ['e.firma por primera vez', 'firma electrónica nueva;sacar la firma electrónica;fiel', 'quiero sacar mi e.firma'],
    ['first electronic signature', 'new e.firma', 'I want to get my electronic signature'],
  ),
  record(
    'signature_renewal',
    TAXES,
    [
      'renovación de e.firma',
      'renovar firma electrónica;firma electrónica vencida',
      'se me venció la e.firma;ya caducó mi firma electrónica',
    ],
    ['renewal of the electronic signature', 'renew e.firma', 'my electronic signature expired'],
  ),
  record(
    'tax_password',
    TAXES,
    ['contraseña del SAT', 'clave del SAT;contraseña CIEC', 'se me olvidó la contraseña del SAT'],
    ['tax office password', 'SAT password', 'I forgot my SAT password'],
  ),
  record(
    'tax_return',
    TAXES,
    [
      'orientación para la declaración anual',
      'declaración anual;declaración de impuestos',
      'necesito ayuda con mi declaración',
    ],
    ['help with the annual tax return', 'tax return', 'I need help with my taxes'],
  ),
  record(
    'tax_refund',
    TAXES,
    ['devolución de impuestos', 'saldo a favor', 'no me han devuelto mi saldo a favor'],
    ['tax refund', 'refund of overpaid tax', 'I have not received my tax refund'],
  ),
  record(
    'property_payment',
    PROPERTY,
    ['pago del impuesto predial', 'pagar el predial;predial', 'quiero pagar mi predial'],
    ['payment of property tax', 'pay property tax', 'I want to pay my property tax'],
  ),
  record(
    'property_review',
    PROPERTY,
    [
      'aclaración del impuesto predial',
      'predial mal cobrado;revisión del valor catastral',
      'me cobraron de más en el predial',
    ],
    ['review of property tax', 'wrong property tax', 'my property tax bill is too high'],
  ),
  record(
    'water_contract',
    PROPERTY,
    ['contrato de agua potable', 'toma de agua nueva;conexión de agua', 'quiero contratar el agua'],
    ['water supply contract', 'new water connection', 'I want to connect my house to the water'],
  ),
  record(
    'water_complaint',
    PROPERTY,
    ['aclaración de recibo de agua', 'recibo de agua muy alto', 'me llegó muy caro el recibo del agua'],
    ['review of a water bill', 'high water bill', 'my water bill is too high'],
  ),
  record(
    'building_permit',
    PROPERTY,
    ['licencia de construcción', 'permiso para construir;permiso de obra', 'quiero construir un segundo piso'],
    ['building permit', 'construction licence', 'I want to build a second floor'],
  ),
  record(
    'street_number',
    PROPERTY,
    ['número oficial y alineamiento', 'número oficial', 'mi casa no tiene número'],
    ['official house number', 'house number certificate', 'my house has no number'],
  ),
  record(
    'business_open',
    BUSINESS,
    [
      'licencia de funcionamiento de negocio',
      'permiso para abrir un negocio;apertura de negocio',
      'quiero abrir una tienda',
    ],
    ['business operating licence', 'permit to open a business', 'I want to open a shop'],
  ),
  record(
    'business_renewal',
    BUSINESS,
    [
      'refrendo de licencia de funcionamiento',
      'renovar la licencia de mi negocio;refrendo anual',
      'se vence la licencia de mi local',
    ],
    ['renewal of the business licence', 'yearly business permit renewal', 'the licence of my shop is about to expire'],
  ),
  record(
    'street_vendor',
    BUSINESS,
    [
      'permiso para vender en la vía pública',
      'permiso de ambulante;puesto en la calle;permiso para tianguis',
      'quiero poner un puesto de tacos',
    ],
    ['street vendor permit', 'permit to sell in the street', 'I want to set up a taco stand'],
  ),
  record(
    'alcohol',
    BUSINESS,
    [
      'licencia para venta de bebidas alcohólicas',
      'permiso para vender cerveza;licencia de alcoholes',
      'quiero vender cerveza en mi fonda',
    ],
    ['alcohol licence', 'permit to sell beer', 'I want to sell beer in my restaurant'],
  ),
  record(
    'residence_proof',
    PAPERS,
    [
      'constancia de residencia',
      'constancia de vecindad;comprobante de que vivo aquí',
      'me piden una constancia de que vivo en el municipio',
    ],
    ['proof of residence', 'residence certificate', 'I need proof that I live here'],
  ),
  record(
    'income_proof',
    PAPERS,
    ['constancia de ingresos', 'comprobante de ingresos', 'no tengo recibos de nómina y me piden comprobar ingresos'],
    ['proof of income', 'income certificate', 'I need to prove my income'],
  ),
  record(
    'no_record',
    PAPERS,
    [
      'constancia de no antecedentes penales',
      'carta de no antecedentes penales;antecedentes no penales',
      'me piden carta de no antecedentes en el trabajo',
    ],
    ['certificate of no criminal record', 'police clearance', 'my job asks for a criminal record certificate'],
  ),
  record(
    'identity_proof',
    PAPERS,
    ['constancia de identidad', 'carta de identidad', 'no tengo INE y necesito identificarme'],
    ['proof of identity', 'identity letter', 'I have no ID and need a letter of identity'],
  ),
  record(
    'military_card',
    PAPERS,
    ['cartilla militar', 'cartilla del servicio militar;precartilla', 'ya cumplí 18 y quiero mi cartilla'],
    ['military service card', 'military booklet', 'I am 18 and need my military card'],
  ),
  record(
    'library_new',
    CULTURE,
    ['credencial de biblioteca', 'inscripción a la biblioteca', 'quiero sacar libros prestados'],
    ['library card', 'join the library', 'I want to borrow books'],
  ),
  record(
    'library_lost',
    CULTURE,
    ['reposición de credencial de biblioteca', 'credencial de biblioteca perdida', 'perdí mi credencial de la biblioteca'],
    ['replacement of a library card', 'lost library card', 'I lost my library card'],
  ),
  record(
    'pool',
    CULTURE,
    ['inscripción a la alberca municipal', 'clases de natación', 'quiero aprender a nadar'],
    ['enrolment at the public pool', 'swimming lessons', 'I want to learn to swim'],
  ),
  record(
    'senior_card',
    CULTURE,
    [
      'credencial de adulto mayor',
      'tarjeta INAPAM;credencial de la tercera edad',
      'ya tengo 60 y quiero mi credencial para descuentos',
    ],
    ['senior card', 'INAPAM card', 'I am 60 and want my discount card'],
  ),
  record(
    'dog_sterilisation',
    ANIMALS,
    ['esterilización de perros', 'operar a mi perra;castrar a mi perro', 'quiero esterilizar a mi perrita'],
    ['sterilisation of dogs', 'neuter my dog', 'I want to have my dog spayed'],
  ),
  record(
    'cat_sterilisation',
    ANIMALS,
    ['esterilización de gatos', 'operar a mi gata;castrar a mi gato', 'quiero esterilizar a mi gatita'],
    ['sterilisation of cats', 'neuter my cat', 'I want to have my cat spayed'],
  ),
  record(
    'pet_vaccine',
    ANIMALS,
    ['vacuna antirrábica para perros y gatos', 'vacuna contra la rabia;vacunar a mi mascota', 'quiero vacunar a mi perro'],
    ['rabies vaccine for pets', 'vaccinate my dog', 'my cat needs its rabies shot'],
  ),
  record(
    'pet_adoption',
    ANIMALS,
    ['adopción de mascotas', 'adoptar un perro;adoptar un gato', 'quiero adoptar un perrito'],
    ['pet adoption', 'adopt a dog', 'I want to adopt a kitten'],
  ),
  record(
    'kindergarten',
    PUPILS,
    ['inscripción a preescolar', 'inscripción al kínder;preescolar', 'mi niña entra al kínder'],
    ['preschool enrolment', 'kindergarten enrolment', 'my daughter starts kindergarten'],
  ),
  record(
    'primary_school',
    PUPILS,
    ['inscripción a primaria', 'inscripción a la primaria;primer año de primaria', 'quiero inscribir a mi hijo en la primaria'],
    ['primary school enrolment', 'enrol in elementary school', 'I want to enrol my son in primary school'],
  ),
  record(
    'secondary_school',
    PUPILS,
    ['inscripción a secundaria', 'inscripción a la secundaria', 'mi hijo pasa a la secundaria'],
    ['secondary school enrolment', 'enrol in middle school', 'my son goes to secondary school'],
  ),
  record(
    'school_change',
    PUPILS,
    ['cambio de escuela', 'traslado de alumno', 'nos mudamos y mi hija necesita otra escuela'],
    ['change of school', 'school transfer', 'we moved and my daughter needs another school'],
  ),
  record(
    'studies_certificate',
    STUDIES,
    [
      'duplicado de certificado de estudios',
      'certificado de primaria;certificado de secundaria;certificado de estudios perdido',
      'perdí mi certificado de la prepa',
    ],
    ['duplicate of a school certificate', 'lost school certificate', 'I lost my high school certificate'],
  ),
  record(
    'studies_recognition',
    STUDIES,
    [
      'revalidación de estudios del extranjero',
      'revalidar estudios',
      'estudié en Estados Unidos y quiero que valgan mis estudios',
    ],
    ['recognition of foreign studies', 'validate studies from abroad', 'I studied in the United States'],
  ),
  record(
    'adult_school',
    STUDIES,
    ['primaria y secundaria para adultos', 'terminar la secundaria abierta;aprender a leer', 'no terminé la primaria'],
    ['schooling for adults', 'finish primary school as an adult', 'I never finished school'],
  ),
  record(
    'scholarship',
    STUDIES,
    ['solicitud de beca', 'beca escolar;beca para estudiantes', 'quiero pedir una beca para mi hija'],
    ['scholarship application', 'school grant', 'I want to apply for a scholarship'],
  ),
  record(
    'general_doctor',
    CARE,
    ['consulta de medicina general', 'cita con el doctor;cita médica', 'me siento mal y quiero ver a un doctor'],
    ['general medical consultation', "doctor's appointment", 'I feel sick and want to see a doctor'],
  ),
  record(
    'dentist',
    CARE,
    ['consulta dental', 'dentista;cita con el dentista', 'me duele una muela'],
    ['dental consultation', 'dentist', 'I have a toothache'],
  ),
  record(
    'psychology',
    CARE,
    ['consulta de psicología', 'psicólogo;terapia', 'quiero hablar con un psicólogo'],
    ['psychology consultation', 'psychologist;therapy', 'I want to talk to a therapist'],
  ),
  record(
    'prenatal',
    CARE,
    ['control de embarazo', 'consulta prenatal;ultrasonido de embarazo', 'estoy embarazada'],
    ['pregnancy check-up', 'prenatal care', 'I am pregnant'],
  ),
  record(
    'child_vaccine',
    VACCINES,
    ['vacunación de niños', 'vacunas de bebé;cartilla de vacunación', 'le toca vacuna a mi bebé'],
    ['vaccination of children', 'baby vaccines', 'my baby needs vaccines'],
  ),
  record(
    'flu_vaccine',
    VACCINES,
    ['vacuna contra la influenza', 'vacuna de la gripe', 'quiero ponerme la de la influenza'],
    ['flu vaccine', 'flu shot', 'I want to get my flu shot'],
  ),
  record(
    'covid_vaccine',
    VACCINES,
    ['vacuna contra covid', 'refuerzo de covid', 'me falta el refuerzo del covid'],
    ['covid vaccine', 'covid booster', 'I need my covid booster'],
  ),
  record(
    'health_card',
    CARE,
    ['tarjeta de salud para manejo de alimentos', 'tarjetón sanitario', 'vendo comida y me piden tarjeta de salud'],
    ['food handler card', 'health card for food workers', 'I sell food and need a health card'],
  ),
]
