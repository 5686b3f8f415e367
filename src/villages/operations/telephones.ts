import { z } from 'zod'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { called, listedNumber, office, reason, summaryField } from '../../admin/fields.ts'
import { type Operation, operation } from '../../admin/operation.ts'
import { own } from '../../admin/owners.ts'
import { parsePhone, TYPED_REFUSALS } from '../../admin/parse.ts'
import { changed, proposal } from '../../admin/proposal.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { findOffice } from '../../catalogue/offices.ts'
import { count } from '../../texts/admin.ts'
import { phoneText } from '../../texts/phones.ts'
import {
  bookedThisYear,
  endVillageTelephone,
  putVillageTelephone,
  seenOf,
  villageTelephoneOf,
  villageTelephonesOf,
} from '../telephones.ts'

const REFUSALS = refusals({
  not_written: [
    'telefono_sin_escribir',
    'conflict',
    'De ese teléfono todavía no ha llegado ningún mensaje.',
    'Pida que desde ahí manden un saludo y repita: así se sabe que el número sirve.',
  ],
  no_record: [
    'telefono_sin_registro',
    'not_found',
    'Ese número de registro no existe en sus oficinas.',
    'Vea «Ver los teléfonos de comunidades».',
  ],
})

// Chats are of the agency that owns the number, and so is what a telephone may do.

const card = z.object({
  numero: z.number().int(),
  comunidad: z.string(),
  promotor: z.string(),
  telefono_de_comunidad: z.string().meta({ title: 'Teléfono de la comunidad' }),
  oficina: z.string(),
  personas_al_ano: z.number().int().meta({ title: 'Personas al año' }),
  este_ano: z.number().int().describe('Con cita hecha en este año; quien canceló no cuenta.').meta({ title: 'Este año' }),
  cuantas_llegaron: z
    .string()
    .describe('De las personas con cita de quienes se sabe, en un año.')
    .meta({ title: 'Cuántas llegaron' }),
})

const seenText = ({ known, seen }: { known: number; seen: number }): string =>
  known === 0 ? 'todavía no se sabe' : `${seen} de ${known}`

const seeTelephones = operation({
  method: 'GET',
  path: '/admin/telefonos-de-comunidades',
  tag: 'Ajustes',
  rank: 237,
  least: 'administrator',
  summary: 'Ver los teléfonos de comunidades',
  explanation:
    'Con cada uno, un promotor saca las citas de las personas de su comunidad. Cuántas van este año y cuántas llegaron. No cambia nada.',
  query: z.object({}),
  answer: z.object({ resumen: summaryField, telefonos: z.array(card) }),
  example: {
    resumen: 'Hay 1 teléfono de comunidad.',
    telefonos: [
      {
        numero: 3,
        comunidad: 'San Miguel',
        promotor: 'Eva Sol Gil',
        telefono_de_comunidad: '55 0000 0001',
        oficina: 'Toluca',
        personas_al_ano: 40,
        este_ano: 18,
        cuantas_llegaron: '15 de 16',
      },
    ],
  },
  refusals: {},
  run({ deps: { db, vault }, caller, now }) {
    const mine = villageTelephonesOf(db, caller.agencyId).filter((one) => own(caller, one, ofOffice) !== undefined)
    const telefonos = mine.map((one) => ({
      numero: one.id,
      comunidad: one.village,
      promotor: vault.open(one.promoter),
      telefono_de_comunidad: phoneText(vault.open(one.phone)),
      oficina: findOffice(db, one.officeId)?.name ?? '',
      personas_al_ano: one.peopleAYear,
      este_ano: bookedThisYear(db, one, now),
      cuantas_llegaron: seenText(seenOf(db, one, now)),
    }))
    const many = count(telefonos.length, 'teléfono de comunidad', 'teléfonos de comunidades')
    return { resumen: telefonos.length === 0 ? 'No hay ninguno.' : `Hay ${many}.`, telefonos }
  },
})

const ofOffice = ({ officeId }: { officeId: number }) => ({ office: officeId })

const putTelephone = proposal({
  path: '/admin/telefonos-de-comunidades',
  tag: 'Ajustes',
  rank: 238,
  least: 'administrator',
  summary: 'Registrar el teléfono de una comunidad',
  explanation:
    'Para quien saca las citas de su comunidad con un solo teléfono. Cada persona necesita su CURP. Mientras dure, a ese teléfono se le aplica el límite de personas al año que usted escriba, en vez del de los demás. Registrarlo otra vez cambia los datos.',
  form: z.object({
    oficina: office,
    telefono_de_comunidad: z
      .string()
      .trim()
      .max(30)
      .describe('El de WhatsApp, con el que ya escribieron al chat.')
      .meta({ title: 'Teléfono de la comunidad', page: 'of-one', example: '55 0000 0001' }),
    promotor: called(3, 60, 'Quién lleva el teléfono. Vea su identificación.').meta({ page: 'of-one', example: 'Eva Sol Gil' }),
    comunidad: called(2, 60, 'Cómo se llama.').meta({ page: 'of-one', example: 'San Miguel' }),
    personas_al_ano: z.coerce
      .number()
      .int()
      .min(1)
      .max(40)
      .default(40)
      .describe('Para cuántas personas distintas, en un año de enero a diciembre. Lo más: 40.')
      .meta({ title: 'Personas al año' }),
    motivo: reason('lo pidió la delegación del pueblo'),
  }),
  example: { resumen: 'Con el teléfono 55 0000 0001 se sacan citas para 40 personas de San Miguel al año.' },
  refusals: { ...OFFICE_REFUSALS, ...only(TYPED_REFUSALS, 'phone_misspelt'), ...only(REFUSALS, 'not_written') },
  deed: {
    name: 'registrar_telefono_de_comunidad',
    said: 'Registró el teléfono de una comunidad',
    members: { village: 'comunidad', people: 'personas al año' },
  },
  plan({ deps, caller, body }) {
    const where = chosenOffice(deps, caller, body.oficina)
    const phone = parsePhone(body.telefono_de_comunidad, 'telefono_de_comunidad')
    const { promotor, comunidad: village, personas_al_ano: most } = body
    const said = (verb: string) => () =>
      `Con el teléfono ${phoneText(phone)} ${verb} citas para ${count(most, 'persona', 'personas')} de ${village} al año.`
    return {
      work(tx, at) {
        const contact = deps.citizens.findContact(tx, phone)
        if (contact === undefined) throw refuse(REFUSALS.not_written, 'telefono_de_comunidad')
        const { vault } = deps
        const one = { office: where.id, contact, phone: vault.seal(phone), promoter: vault.seal(promotor), village, most }
        return changed('village_telephone', villageTelephoneOf(tx, contact), () => putVillageTelephone(tx, one, at))
      },
      deed: () => ({ officeId: where.id, detail: { village, people: most }, reason: body.motivo }),
      would: said('se sacarían'),
      did: said('se sacan'),
    }
  },
})

const endTelephone = proposal({
  path: '/admin/telefonos-de-comunidades/terminar',
  tag: 'Ajustes',
  rank: 239,
  least: 'administrator',
  summary: 'Terminar el registro del teléfono de una comunidad',
  explanation:
    'Se borran el nombre y el número. Las citas que ya sacó siguen; para otras se le aplican los límites de cualquier teléfono.',
  form: z.object({
    numero: listedNumber('village telephone'),
    motivo: reason('ya no vive ahí'),
  }),
  example: { resumen: 'El teléfono de San Miguel ya es como cualquier otro. Sus citas siguen.' },
  refusals: only(REFUSALS, 'no_record'),
  deed: {
    name: 'terminar_telefono_de_comunidad',
    said: 'Terminó el registro del teléfono de una comunidad',
    members: { village: 'comunidad' },
  },
  plan({ deps, caller, body }) {
    const find = () => {
      const one = villageTelephonesOf(deps.db, caller.agencyId).find(({ id }) => id === body.numero)
      return own(caller, one, ofOffice)
    }
    const found = find()
    if (!found) throw refuse(REFUSALS.no_record, 'numero')
    const { id, village, officeId } = found
    const said = (verb: string) => () => `El teléfono de ${village} ${verb} como cualquier otro. Sus citas siguen.`
    return {
      work: (tx) => changed('village_telephone', find(), () => endVillageTelephone(tx, id)),
      deed: () => ({ officeId, detail: { village }, reason: body.motivo }),
      would: said('sería'),
      did: said('ya es'),
    }
  },
})

export const VILLAGE_OPERATIONS: Operation[] = [seeTelephones, putTelephone, endTelephone]
