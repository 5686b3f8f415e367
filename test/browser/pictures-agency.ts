// Makes the picture of a second agency on the same number: it sets up a licence by its own key, and somebody books it. Run by
// pictures.ts.
import { MOBILITY } from '../catalogue/mobility.ts'
import { administrator, passToWorkday } from './backstage.ts'
import { Citizen } from './citizen.ts'
import { picture } from './picture.ts'
import { startProduct } from './product.ts'
import { openBrowser } from './support.ts'

const OFFICE = 'Movilidad Centro'
const TRAMITE = 'sacar licencia de conducir'

const product = await startProduct()
await passToWorkday(product)
const { clave } = await administrator(product).post('/admin/dependencias/nueva', MOBILITY)
const { apply } = administrator({ ...product, adminToken: String(clave) })
for (const [path, form] of [
  ['/admin/oficinas/nueva', { nombre: OFFICE, estado: 'Estado de México', municipio: 'Toluca', direccion: 'Calle Dos 2' }],
  ['/admin/horario', { oficina: OFFICE, dias: 'lunes a viernes', desde: '9:00', hasta: '14:00', ventanillas: '2' }],
  ['/admin/tramites/nuevo', { nombre: TRAMITE, nombre_ingles: 'get a driving licence', tabla_de_precios: 'licencias' }],
  ['/admin/precios', { tabla: 'licencias', anios: '0', pesos: '900', desde_dia: 'hoy', fuente: 'Código financiero' }],
  ['/admin/tramites/como-se-pide', { tramite: TRAMITE, otros_nombres: 'licencia de manejo; permiso para manejar' }],
  ['/admin/tramites/oficina', { oficina: OFFICE, tramite: TRAMITE }],
  ['/admin/tramites/publicar', { tramite: TRAMITE, se_excluye: 'con ninguno' }],
] as const)
  await apply(path, form)

const phone = await openBrowser({ viewport: { width: 400, height: 860 }, hasTouch: true, isMobile: true })
const citizen = new Citizen(phone.page)
await citizen.open(product.phoneUrl, 'guadalupe')
await citizen.type('se me venció mi licencia de manejo')
await citizen.type('HESG580312MMCRTD06 Guadalupe Hernández Soto')
await citizen.pick(/\d:\d\d h/)
await citizen.press('Confirmar')
await picture(phone.page, 'phone-agency')
await phone.close()
await product.stop()
