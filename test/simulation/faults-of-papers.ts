import type { Fault } from './faults.ts'

const DOOR = 'src/visits/door.ts'
const DETAILS = 'src/booking/chat/details.ts'

/** Mistakes in receipts and the door, in what a procedure asks of its own, and in the other parent's word. */
export const FAULTS_OF_PAPERS: Fault[] = [
  {
    name: "a receipt's code stays right after its appointment has moved",
    changes: [
      {
        file: DOOR,
        from: 'one.office.id === pass.officeId && one.slot.startsAt === pass.startsAt\n  const visitors',
        to: 'one.office.id === pass.officeId\n  const visitors',
      },
    ],
    says: /which is «movida»|the door answers/,
  },
  {
    name: 'the door lets a code in twice',
    changes: [{ file: DOOR, from: "return used ? 'used' : 'valid'", to: "return 'valid'" }],
    says: /which is «ya se usó»/,
  },
  {
    name: 'the door of another office lets in',
    changes: [
      {
        file: DOOR,
        from: "if (here !== pass.officeId || !isOwn(asked.caller, { office: here })) return 'other_office'",
        to: "if (!isOwn(asked.caller, { office: here })) return 'other_office'",
      },
    ],
    says: /which is «de otra oficina»/,
  },
  {
    name: 'a receipt of a cancelled appointment is taken, as long as another of its group comes',
    changes: [
      {
        file: DOOR,
        from: "const group = ownGroup(db, vault, asked, pass.folio)\n  const standing = group.filter((one) => one.state === 'confirmed' || one.state === 'past')",
        to: "const group = ownGroup(db, vault, asked, pass.folio)\n  const standing = group.filter((one) => one.state !== 'held')",
      },
    ],
    says: /which is «cancelada»|the door lets in/,
  },
  {
    name: 'an answer of its own is kept with another member of the group',
    changes: [
      {
        file: 'src/booking/holds.ts',
        from: '        asked,\n        personId:',
        to: '        asked: { ...asked, answers: asked.answers && (members.at(-1 - member)?.answers ?? asked.answers) },\n        personId:',
      },
    ],
    says: /an answer for \p{L}+ is kept with|its summary said otherwise/u,
  },
  {
    name: 'a question that the office changed loses the draft of whoever answers it',
    changes: [
      {
        file: DETAILS,
        from: 'taken(scene, index, name, chosen) : next(draft)',
        to: 'taken(scene, index, name, chosen) : next({ people: [] })',
      },
      {
        file: DETAILS,
        from: 'return next(scene.draft, scene.t.details.changed)',
        to: 'return next({ people: [] }, scene.t.details.changed)',
      },
    ],
    says: /begins anew/,
  },
  {
    name: 'what was typed for a question that is gone answers the next one',
    changes: [
      { file: DETAILS, from: 'scene.about !== undefined && scene.about !== placeOf(open)', to: 'scene.about === undefined' },
    ],
    says: /what was answered to \p{L}+ is kept as/u,
  },
  {
    name: 'a question that is new is not asked of whoever stands before the confirmation',
    changes: [
      {
        file: 'src/booking/chat/summary.ts',
        from: '  if (details.isNeeded?.(scene)) return next(draft, t.details.changed)\n',
        to: '',
      },
    ],
    says: /was never asked|which the record does not take/,
  },
  {
    name: 'an own answer that was corrected is not held anew',
    changes: [
      {
        file: 'src/booking/chat/bookings.ts',
        from: 'JSON.stringify([wish.members, wish.minorCase, wish.attendant])',
        to: 'JSON.stringify([wish.members.map(({ answers, ...rest }) => rest), wish.minorCase, wish.attendant])',
      },
    ],
    says: /its summary said otherwise/,
  },
  {
    name: 'a word that was taken back is given again',
    changes: [
      {
        file: 'src/minors/permissions.ts',
        from: "if (!found || found === 'own' || found.row.state === 'revoked') return undefined",
        to: "if (!found || found === 'own') return undefined",
      },
      {
        file: 'db/walls.sql',
        from: "OLD.state IN ('revoked', 'closed') AND NEW.state <> OLD.state AND NEW.state <> 'closed'",
        to: "OLD.state IN ('closed') AND NEW.state <> OLD.state AND NEW.state <> 'closed'",
      },
    ],
    says: /declared after permission_revoked|its permission is/,
  },
]
