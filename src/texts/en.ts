import { englishDates as dates } from './dates.ts'
import type { Texts } from './texts.ts'

/** The same in English, for people who read it more easily. Names of papers stay as they are called at the counter. */
export const en: Texts = {
  dates,
  money: (pesos: number) => `$${String(pesos).replace(/\B(?=(\d{3})+$)/g, ',')}`,
  listed: (words: string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`),
  hours: (weekdays: string, from: string, until: string) => `${weekdays}, from ${from} to ${until}`,
  years: (years: number) => (years === 1 ? '1 year' : `${years} years`),

  greeting: {
    hello: { morning: 'Good morning.', afternoon: 'Good afternoon.', evening: 'Good evening.' },
    who: (institution: string) => `I am the automatic passport appointment assistant of *${institution}*.`,
    notMinistry: 'We are not the Mexican foreign ministry (SRE).',
    sample: '*This is a demonstration:* appointments made here are not real.',
    promise: 'The appointment is free and you need no broker. Here we never ask for payments, photos or bank details.',
    privacy: (institution: string, address: string) =>
      `${institution} uses your data only for your appointment. It gives them to nobody without your permission. Address: ${address}. Full notice: write *PRIVACY*.`,
    helloAgain: (hello: string) => `${hello} Good to hear from you again.`,
    hasAppointment: (when: string, office: string) => `You have an appointment: *${when}*, in ${office}.`,
    hasAppointments: (count: number) => `There are ${count} confirmed appointments from this phone.`,
  },

  common: {
    open: 'See options',
    buttons: {
      goOn: 'Go on',
      menu: 'See the menu',
      person: 'Talk to a person',
      appointments: 'My appointments',
      another: 'Book another one',
      start: 'Book one',
    },
    late: 'Sorry for the delay. I could only read your message now.',
    missed: 'Sorry, I did not understand.',
    missedAgain: (phone: string, hours: string) =>
      `Sorry, I still do not understand. You can tap one of the options. Or call ${phone}: a person answers ${hours}.`,
    staleButton: 'That button belongs to an earlier appointment that is closed now. I changed nothing.',
    askedBefore: 'Let me ask you again, to be sure.',
    seenFirst: 'Before we go on, please read this question.',
    startedOver: 'The program changed and I can no longer read what we had. Sorry: let us start again.',
    thanks: 'Thank you.',
    apology: 'Sorry, something failed and I could not take your last message. Everything before it is kept. Please write it again.',
    notReady: 'Thank you for writing. This appointment service is not open yet. Please try another day.',
    parked: (days: number) =>
      `All right. I keep what you wrote for ${days} days in case you want to go on. When you come back, write *Hello*.`,
    bye: 'You are welcome. If you need anything else, write *Hello*.',
    noMessages: 'I send no advertising: I only answer when you write. To have what you wrote erased, write *ERASE*.',
  },

  media: {
    voice: 'I got your voice note, but I am a program and cannot listen to it. Nobody else heard it.',
    voiceAgain: 'I cannot listen to voice notes.',
    tapList: (open: string) =>
      `You can answer by *tapping*: open *${open}* and choose. Almost everything works like that, without typing.`,
    tapButton: 'You can answer by *tapping* a button below.',
    tapLocation: 'You can answer by *tapping* the button below to send your location.',
    keyboard: 'You can also use the microphone *of the keyboard*: you speak and your phone writes.',
    person: (phone: string, hours: string) => `If you would rather talk to a person, call ${phone}, ${hours}.`,
    picture: 'Thank you, but I need no photos of your papers. I did not open it, and I suggest you delete it from this chat.',
    file: 'Thank you, but I need no files. I did not open it, and I suggest you delete it from this chat.',
    contactCard: 'Thank you, but I need no details of your contacts. I did not keep them.',
    unsupported: 'I cannot read that kind of message.',
    noLocation: 'Thank you. I do not need your location for this and did not keep it.',
  },

  menu: {
    ask: '*How can I help you?* Tap *See options* or say it in your own words.',
    footer: 'You can stop whenever you like: I keep your answers.',
    rows: {
      renewal: { title: 'Renew my passport', description: 'I had one and want a new one' },
      first: { title: 'My first passport', description: 'I have never had a Mexican passport' },
      lost: { title: 'It was lost or stolen', description: 'Replace a passport that I no longer have' },
      minor: { title: 'For my child', description: 'Under 18; there may be several' },
      other: { title: 'For another adult', description: 'For example your mother, father or partner' },
      appointments: { title: 'My appointments', description: 'See or cancel' },
      costs: { title: 'Costs and papers', description: 'Prices, payment and what to bring' },
      language: { title: 'Otro idioma / Language', description: 'Español' },
      goOn: { title: 'Go on', description: 'Your answers are still here' },
    },
    personRow: (hours: string) => ({ title: 'Talk to a person', description: hours }),
    otherRow: (name: string) => ({ title: name, description: 'Book an appointment for this' }),
    nothingOpen: 'Nothing can be booked in this service at the moment.',
    understood: (words: string) => `I noted: *${words}*.`,
  },

  purpose: {
    ask: 'Gladly. That person will have to come to the office in person.\n\n*What does that person need?*',
    buttons: { renewal: 'Renew a passport', first: 'A first passport', lost: 'It was lost/stolen' },
  },

  howMany: {
    ask: 'Gladly. *How many children or teenagers is the appointment for?*\n\nFor siblings I look for places together.',
    titles: ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'],
    tooMany: (limit: number) =>
      `One phone can have appointments for ${limit === 1 ? 'one person' : `${limit} people`} at a time. For more, use the phone of another relative.`,
  },

  whoAttends: {
    ask: (count: number) =>
      `For people under 18, the law asks for the permission of whoever has parental authority. That is usually the mother and the father.\n\n*Who will go to the office with the ${count === 1 ? 'child' : 'children'}?*\nI ask this first so that you do not make the journey in vain.`,
    rows: {
      both_parents: { title: 'Both of us will go', description: 'Mother and father, two mothers or two fathers' },
      one_parent_permission: { title: 'Only I will go', description: 'The other is on the birth record and cannot go' },
      single_parent_on_record: { title: 'Only I am on the record', description: 'The birth certificate names one parent only' },
      other_deceased: { title: 'The other parent died', description: 'You bring the death certificate' },
      court_papers: { title: 'There are court papers', description: 'Custody, guardianship, adoption or permission' },
      other_unreachable: { title: 'I do not know where', description: 'The other is missing, or will not sign' },
      rather_not_say: { title: 'I would rather not say', description: 'They look at it with you at the office' },
    },
    needs: {
      both_parents:
        'Good. Go both of you, with your official IDs, and take along whoever gets the passport. You sign the permission there.',
      one_parent_permission: '',
      single_parent_on_record:
        'Good. If only you are on the birth certificate, it is enough that you go. Take it with you, and your official ID.',
      other_deceased: 'I am very sorry. Take the death certificate and your official ID: then your signature is enough.',
      court_papers:
        "Good. Take a certified copy of the judge's final decision and your official ID. They look at it at the office.",
      other_unreachable: '',
      rather_not_say: '',
    },
  },

  advice: {
    permission:
      "Thank you. It can be done, but the other parent's permission (form *OP-7*) is needed before the visit.\n\nIt can be signed at any passport office or consulate. It is free and valid for 90 days. Without it, they will probably not issue the passport that day.",
    unreachable:
      "Thank you for telling me. It does not keep you from getting help.\n\nIf the other parent is on the birth certificate, the office needs one of these:\n• their permission (form OP-7). It can be signed at another office or at a consulate; it is free and valid for 90 days;\n• or a judge's decision.\n\nWithout that, they will probably not issue the passport that day.",
    unsaid:
      "That is fine, you need not say it here.\n\nIf the birth certificate names another parent, the office will ask for their permission (form OP-7) or a judge's decision. Without that, they will probably not issue the passport that day.",
    offered: 'In an *advice appointment* they tell you which way suits you, and you pay nothing.',
    ask: '*What do you prefer?* We will not write to that person nor give them anything about you.',
    buttons: { advice: 'Advice appointment', goOn: 'Go on booking', person: 'Talk to a person' },
    chosen: 'Good: a free advice appointment. You go alone; the children need not come.',
  },

  place: {
    first: 'Gladly. There are few questions; it takes about 5 minutes.',
    ask: '*Where would you like your appointment?*\nWrite your town, your borough or your postal code. Example: *Toluca* or *50000*.\n\nOr tap the button and send your location.',
    unknown: (words: string) => `I did not find *${words}*. Try the nearest town or your postal code.`,
    unknownPostal: (words: string) =>
      `I did not find the postal code *${words}*. It has 5 digits; if you do not know it, write your town.`,
    several: '*Which of these places is it?*',
    open: 'See places',
    rows: { other: { title: 'None of these', description: 'Write another town or postal code' } },
    stop: { title: 'I want no messages', description: 'I wrote BAJA to stop getting them' },
    hereName: 'your location',
  },

  office: {
    near: (place: string) => `These offices are near *${place}*. Below each one is its first free date.`,
    inState: (state: string) => `These are the offices in *${state}*. Below each one is its first free date.`,
    notIn: (state: string) =>
      `We have no office in *${state}*. These are the ones there are. Below each one is its first free date.`,
    all: 'These are our offices. Below each one is its first free date.',
    ask: '*Which one would you like?* Day and hour come later.',
    open: 'See offices',
    free: (km: number | undefined, day: string) => `${away(km)}First free date: ${day}`,
    full: (km: number | undefined) => `${away(km)}Full at the moment`,
    rows: { other: { title: 'Look somewhere else', description: 'Another town or postal code' } },
    soonest: (count: number) => ({
      title: 'The earliest date',
      description: count === 2 ? 'At either of these two offices' : 'At any of these offices',
    }),
    fullUntil: (office: string, day: string) =>
      `*${office} has no free places* until ${day}, which is the last day that is open. More dates open after that.`,
    fullNow: (office: string) => `*${office} has no open dates* at the moment. More will open soon.`,
    allFull: 'At the moment there are *no free places* at these offices. More dates will open soon.',
    anyOffice: 'The passport is the same at any office. *What do you prefer?*',
    choose: '*What do you prefer?*',
    later: { title: 'I will come back later', description: 'I keep your answers; write Hello when you like' },
    none: 'I found no office for this in that place. Try another town or state.',
    notOffered: (office: string) => `${office} does not do this. Please choose another office.`,
  },

  curp: {
    ask: '*Write your CURP: 18 letters and digits.*\n\nIt is on your INE card and in your old passport. Capitals and blanks do not matter.\nExample: PIPR850417MDFRRS00',
    askFirst:
      '*Write your CURP: 18 letters and digits.*\n\nIt is on your INE card. Capitals and blanks do not matter.\nExample: PIPR850417MDFRRS00',
    askOther:
      '*Write the CURP of the person who gets the passport: 18 letters and digits.*\n\nIt is on the INE card. Capitals and blanks do not matter.\nExample: PIPR850417MDFRRS00',
    example: 'PIPR850417MDFRRS00',
    buttons: { none: 'I do not know it', noneOther: 'I do not know it', yes: 'Yes, that is it', no: 'No, I correct it' },
    isExample: 'That is the CURP of the example. Please write the real one.',
    length: (count: number) => `The CURP you wrote has ${count} letters and digits; it must have 18. Please check it.`,
    character: (position: number, found: string) =>
      `At place ${position} of the CURP you wrote *${found}*, which cannot be there. Please check it.`,
    stateCode: (found: string) => `The letters *${found}* at places 12 and 13 of the CURP belong to no state. Please check it.`,
    date: 'The birth date inside that CURP does not exist. It is at places 5 to 10. Please check it.',
    future: 'The birth date inside that CURP has not come yet. Please check places 5 to 10.',
    tooOld: 'By that CURP the person would be over 120 years old. Please check places 5 and 6.',
    check: 'Some letter or digit of that CURP does not fit. Please check it calmly and write it again.',
    generic: 'That CURP is used for foreigners without one of their own and does not work here. Please check it.',
    almost: (position: number, typed: string, meant: string) =>
      `Almost. At place ${position} you wrote ${typed}; it seems to be ${meant}.`,
    almostSeveral: 'Almost. I think some letters and digits were mixed up.',
    letter: (char: string) => {
      if (char === '0') return 'a *zero*'
      if (char === '1') return 'a *one*'
      if (/\d/.test(char)) return `a *${char}*`
      return `the letter *${char}*`
    },
    askMeant: (curp: string) => `*Is your CURP ${curp}?*`,
    askMeantOther: (curp: string) => `*Is the CURP ${curp}?*`,
    notCurp: 'I saw no CURP in your message. If you do not have it at hand, tap the button.',
    noted: 'I noted the CURP.',
    dailyLimit: (phone: string, hours: string) =>
      `Many CURPs were written from this phone today. You can go on tomorrow where you stopped. If it is urgent, call ${phone}, ${hours}.`,
    repeated: "That CURP is in this appointment already. Please write the other person's.",
  },

  noCurp: {
    ask: 'Do not worry: you can book without the CURP too.\n\n*Write your full name and your date of birth.*\nExample: Rosa Pérez Ruiz, 17 April 1985\n\nAt the office they help you with the CURP. If you find it before, write it here.',
    askOther:
      'Do not worry: it works without the CURP too.\n\n*Write the full name and the date of birth of that person.*\nExample: Rosa Pérez Ruiz, 17 April 1985\n\nAt the office they help with the CURP. If you find it before, write it here.',
    askBirth: (first: string) => `*Write the date of birth of ${first}.*\n\nExample: 17 April 1985`,
    askName: '*Now write the full name.*\n\nExample: Rosa Pérez Ruiz',
    impossible: 'That date of birth is not in the calendar. Please check it.',
    future: 'That date of birth has not come yet. Please check it.',
    tooOld: 'That date of birth is over 120 years ago. Please check it.',
    unread: 'I did not find the date of birth. Please write day, month and year.',
    onlyOne:
      'One phone can have only one appointment without a CURP at a time. For this person I do need it. It is on a recent birth certificate.',
  },

  name: {
    ask: '*Write your full name*, as it is on your INE card.\n\nExample: Rosa Pérez Ruiz',
    askOther: '*Write the full name of that person*, as it is on the INE card.\n\nExample: Rosa Pérez Ruiz',
    short: 'I need the name and at least one surname.',
    odd: 'A name has only letters. Please write it as it is on the ID.',
    long: 'That name is too long. Please write it as it is on the ID.',
    askProfile: (profile: string) =>
      `Your WhatsApp says *${profile}*. *Shall I note that name?* They correct it at the office with your ID.\n\nIf not, write it, or say it with the microphone *of the keyboard*: your phone writes it.`,
    buttons: { profile: 'Yes, note that name', person: 'Talk to a person' },
    initials: 'The initials of the name do not look like those of the CURP. If both are right, it does not matter: we go on.',
    thanks: (first: string) => `Thank you, ${first}.`,
    noted: (name: string) => `I noted *${name}*.`,
  },

  child: {
    ask: (position: number, count: number) =>
      count === 1
        ? '*Write the CURP and the full name of the child.*\n\nThe CURP is on a recent birth certificate. You can send it all in one message.\nExample: PUSL231125HJCRLSA9, Luis Purón Salas'
        : `Person ${position} of ${count}. *Write their CURP and full name.*\n\n${position === 1 ? 'The CURP is on a recent birth certificate. You can send it all in one message.\n' : ''}Example: PUSL231125HJCRLSA9, Luis Purón Salas`,
    askName: '*Now write the full name of that person.*\n\nExample: Luis Purón Salas',
    askCurp: (first: string) => `*Now write the CURP of ${first}.*\n\nExample: PUSL231125HJCRLSA9`,
    example: 'PUSL231125HJCRLSA9',
    noted: (first: string) => `I noted ${first}.`,
    buttons: { none: 'I do not know it' },
  },

  attendant: {
    ask: '*Write the CURP and the full name of the adult who will go.*\n\nSo the office knows whom to expect. If two people go, one is enough.',
    askName: '*Now write the full name of the adult who will go.*\n\nExample: Rosa Pérez Ruiz',
    askCurp: (first: string) => `*Now write the CURP of ${first}.* If you do not have it, tap the button.`,
    buttons: { none: 'I do not know it' },
    isMinor: 'That CURP belongs to somebody under 18. An adult must go.',
    noCurp: 'No problem: the name is enough.',
  },

  hadPassport: {
    askOne: (first: string) => `*Has ${first} had a Mexican passport before?*`,
    askAll: '*Who has had a Mexican passport before?*',
    buttons: { no: 'No, the first one', yes: 'Yes', lost: 'Yes, but it was lost' },
    rows: {
      none: { title: 'Nobody yet', description: 'It is the first passport for all' },
      all: { title: 'All of them', description: 'They had one and change it' },
      each: { title: 'Say it one by one', description: 'Also if one of them lost it' },
    },
    only: (names: string) => `Only ${names}`,
    onlyDescription: 'The others get their first passport',
  },

  oldPassport: {
    ask: '*What is the number of your old passport?*\nIt is on the page with your photo, at the top right. It begins with a letter. Example: G12345678\n\nIf you see the dates of issue and expiry, write them too. If not, it does not matter.',
    askOther:
      '*What is the number of the old passport?*\nIt is on the page with the photo, at the top right. It begins with a letter. Example: G12345678\n\nIf you do not have it at hand, it does not matter.',
    askLost:
      '*Do you know the number of the passport you no longer have?*\nIt may be on a copy or a photo. Example: G12345678\n\nIf you do not know it, it does not matter.',
    required: 'The office needs the number for this. Take your time to find it: I keep your answers.',
    buttons: { none: 'Not at hand', lost: 'I lost that one', unknown: 'I do not know it' },
    odd: 'That does not look like the number of a Mexican passport. It has one letter and eight digits.',
    nowLost: 'I noted that you no longer have it. It is another procedure: *replacing a lost or stolen passport*.',
    noted: (number: string) => `I noted the passport *${number}*.`,
  },

  slot: {
    first: (office: string) => `These are the first free places in *${office}*.`,
    firstAny: 'These are the first free places at those offices.',
    next: (office: string) => `These are the next places in *${office}*.`,
    still: (office: string) => `These places are still free in *${office}*.`,
    stillAny: 'These places are still free.',
    nextAny: 'These are the next places.',
    wished: (office: string) => `These are the places in *${office}* as you asked.`,
    wishedAny: 'These are the places as you asked.',
    clock: (zone: string) => `Hours are in *${zone}*.`,
    together: (count: number) => `Each hour has room for the ${count} people together.`,
    ask: '*Which one suits you?*\nYou can also write it: *Tuesday afternoon* or *10 December*.',
    open: 'See times',
    title: (day: string, hour: string) => `${day}, ${hour}`,
    rows: { otherOffice: { title: 'Another office', description: 'Back to the list of offices' } },
    more: (office: string | undefined) => ({
      title: 'More days and times',
      description: office ? `See other dates in ${office}`.slice(0, 72) : 'See other dates',
    }),
    held: 'The place you are holding',
    before: 'The place you held before',
    noneLike: 'There are no free places as you asked. These are the nearest.',
    noneOn: (day: string) => `There are no free places on *${day}*. These are the nearest.`,
    notOpenYet: (day: string) => `At the moment dates are open until *${day}*. These are the nearest places.`,
    notedWish: 'I noted when it suits you.',
    noMore: 'There are no more open dates. These are the first free places.',
    impossible: (words: string) => `*${words}* is not in the calendar. Please tell me another day.`,
    past: (day: string) => `*${day}* has passed. Please tell me another day.`,
    askWhich: (number: number) => `You wrote *${number}*. *Is it the hour or the day?*`,
    atHour: (hour: string) => `At ${hour}`,
    onDay: (day: string) => `On ${day}`,
    taken: (when: string) => `I am sorry: somebody else just took the place of *${when}*.`,
    closed: (when: string) => `I am sorry: the office no longer opens on *${when}*.`,
    tooSoon: (when: string) => `The place of *${when}* can no longer be held: it is too near or has passed.`,
    expired: (when: string) => `The place of *${when}* was let go. The time to confirm it ran out. Your answers are kept.`,
    stillFree: (when: string) => `The place of *${when}* had been let go. It was still free and I hold it for you again.`,
    age: 'On that day the person does not have the age for this. Please choose another day.',
    lapses: (hour: string) =>
      `Several places were held and let go from this phone. You can hold another one from *${hour}*. Your answers are kept.`,
    fullFor: (office: string) => `There are no places left in *${office}* for this appointment.`,
  },

  hold: {
    made: (when: string, office: string, until: string) =>
      `I am holding this place for you: *${when}*, in ${office}. It is yours until *${until}*.`,
    brief: 'I am holding that place for you.',
    two: 'Only two answers to go.',
    renewed: (until: string) => `Done: I hold the place until *${until}*. It cannot be made longer again.`,
    notRenewed: (until: string) => `I cannot give more time. I hold the place until *${until}*.`,
    nothing: 'You are holding no place at the moment.',
  },

  validity: {
    ask: '*For how many years do you want your passport?*',
    askOther: '*For how many years do you want the passport?*',
    askGroup: '*For how many years do you want the passports?*',
    halfByAge: 'At your age you pay half. These prices include the discount.',
    halfByAgeOther: 'At that age the person pays half. These prices include the discount.',
    discounted: 'These prices include the discount. It is checked at the office.',
    mayChange: (year: number) => `These are the prices of ${year}. They may change on 1 January ${year + 1}.`,
    open: 'See prices',
    button: (years: string, price: string) => `${years}: ${price}`,
    price: (price: string) => `${price} pesos`,
    eachTitle: (years: string) => `${years} each`,
    mixedTitle: (years: string) => `${years} years`,
    each: (price: string, total: string) => `${price} each; ${total} pesos in all`,
    total: (parts: string, total: string) => `${parts}: ${total} pesos in all`,
    rows: {
      discount: { title: 'I have a discount', description: 'It is checked at the office; you need not explain it here' },
      oneByOne: { title: 'Choose one by one', description: 'Other years for each person' },
    },
    askFor: (first: string) => `*For how many years do you want the passport of ${first}?*`,
    notThat: 'That option is not on the list.',
  },

  discount: {
    ask: '*Who has the discount?*\nIt is checked at the office; you need not explain it here.',
    all: { title: 'All of them', description: 'Everybody has the discount' },
    one: 'Only this person',
  },

  summary: {
    first: 'Please check your appointment:',
    name: (name: string) => `*Name:* ${name}`,
    member: (name: string) => `*${name}*`,
    curp: (curp: string) => `*CURP:* ${curp}`,
    noCurp: (birth: string) => `*CURP:* to be checked at the office\n*Born on:* ${birth}`,
    procedure: (name: string, years: string | undefined) => `*For:* ${name}${years ? `, ${years}` : ''}`,
    oldPassport: (number: string) => `*Old passport:* ${number}`,
    payment: (price: string, half: boolean) => `*To pay:* ${price} pesos${half ? ', discount included' : ''}`,
    totalPayment: (price: string) => `*To pay in all:* ${price} pesos`,
    freeOfCharge: '*To pay:* nothing, it is free',
    mayChange: (year: number) => `The price is that of ${year} and may change on 1 January ${year + 1}.`,
    attendant: (name: string) => `*Adult who will go:* ${name}`,
    office: (name: string, address: string) => `*Office:* ${name}, ${address}`,
    when: (when: string) => `*Day and hour:* ${when}`,
    until: (until: string) => `I hold the place until *${until}*. If you need more time, write *more time*.`,
    untilLast: (until: string) => `I hold the place until *${until}*.`,
    ask: '*Is everything right?* If so, tap *Confirm*.',
    buttons: { confirm: 'Confirm', correct: 'Correct something', leave: 'I do not want it' },
    changedMeanwhile: 'Something changed since that question. Please look again before you confirm.',
    left: 'All right: I let the place go and no appointment was made. Your answers are kept for a few days.',
    askLeft: '*What do you prefer?*',
    leftButtons: { another: 'Choose another time', menu: 'See the menu', erase: 'Erase my data' },
  },

  correct: {
    ask: '*What do you want to correct?*',
    open: 'See answers',
    rows: {
      procedure: { title: 'Procedure', description: 'Renewal, first passport or another' },
      office: { title: 'Office', description: 'Choose another office' },
      slot: { title: 'Day and hour', description: 'Choose another free place' },
      curp: { title: 'CURP', description: 'Write it again' },
      name: { title: 'Name', description: 'Write it again' },
      oldPassport: { title: 'Old passport', description: 'Change the number' },
      validity: { title: 'Years and discount', description: 'How many years, and what you pay' },
      attendant: { title: 'Adult who will go', description: 'Change who comes along' },
      moreTime: { title: 'I need more time', description: 'Hold the place a while longer, once' },
      back: { title: 'Nothing, it is fine', description: 'Back to the summary' },
    },
    person: (name: string) => ({ title: name, description: 'CURP and name' }),
    hadPassport: { title: 'Who had a passport', description: 'First passport or renewal' },
  },

  wrongAge: {
    minor: (first: string | undefined) =>
      `${first ?? 'That person'} is not yet 18. The passport is obtained with their mother, father or guardian.`,
    askMinor: '*Shall we book for somebody under 18?*',
    adult: 'That person is already 18 and can get a passport alone, with nobody’s permission.',
    adultSoon: (day: string) => `That person turns 18 on ${day}, before the free dates. By then nobody’s permission is needed.`,
    askLeaveOut: '*Shall I leave that person out of this appointment?* I help with theirs, as an adult, afterwards.',
    askAdult: '*Shall we book for an adult?*',
    turnsAdult: (day: string) => `That person turns 18 on ${day}. I show places from that day on, as an adult.`,
    buttons: {
      minor: 'Yes, under 18',
      adult: 'Yes, an adult',
      curp: 'Write another CURP',
      again: 'Correct the date',
      leaveOut: 'Yes, leave it out',
    },
  },

  folio: {
    confirmed: '*Your appointment is confirmed.*',
    folio: (folio: string) => `*Folio: ${folio}*`,
    sample: '*It is a demonstration: this appointment is not real.*',
    office: (name: string, address: string) => `${name} office: ${address}`,
    arrive: (minutes: number) => `Arrive ${minutes} minutes early.`,
    person: (name: string, procedure: string) => `${name}: ${procedure}`,
    bring: '*Bring:*',
    pay: (price: string) => `It is *${price} pesos*. Write *PAYMENT* and I explain how to pay.`,
    freeOfCharge: 'There is nothing to pay for this appointment.',
    personal: 'The appointment is only for you and it is free. If anybody charges you for it, write *COMPLAINT*.',
    personalOther: 'The appointment is only for that person and it is free. If anybody charges for it, write *COMPLAINT*.',
    personalGroup: 'The appointment is only for you all and it is free. If anybody charges you for it, write *COMPLAINT*.',
    cannotCome: 'If you cannot come, cancel it here: somebody else will use your place.',
    buttons: { way: 'How to get there', payment: 'How to pay', change: 'Change or cancel' },
  },

  refused: {
    elsewhere: (who: string) =>
      `No appointment was confirmed. *${who}* has another one, made from another phone or at an office. Each person can have one at a time.`,
    theOffice: (name: string) => `the ${name} office`,
    claim: (office: string, phone: string, hours: string) =>
      `If that appointment is yours, you can claim it. Go with your ID to ${office}, or call ${phone}, ${hours}.`,
    askElsewhere: '*What do you prefer?* If the CURP was misspelt, correct it.',
    elsewhereButtons: { curp: 'Correct the CURP', person: 'Talk to a person', menu: 'See the menu' },
    ownLive: (who: string, when: string, office: string) =>
      `*${who}* already has an appointment from this phone: *${when}*, in ${office}. Each person can have one at a time.`,
    askOwnLive: '*What do you prefer?*',
    ownLiveButtons: { see: 'See that one', curp: 'It is someone else', menu: 'See the menu' },
    phoneLimit: (limit: number) =>
      `One phone can have appointments for ${limit} people at a time, and there is no room for more. When one passes, or if you cancel one, you can book again.`,
    lapsesButtons: { again: 'Try again', person: 'Talk to a person', menu: 'See the menu' },
    askLimit: '*What do you prefer?*',
  },

  resume: {
    kept: (day: string) => `I kept your answers of ${day}`,
    keptToday: 'I kept your answers of a while ago',
    back: (day: string) => `Good that you are back. I kept what you wrote on ${day}.`,
    soFar: (facts: string) => `So far I have: ${facts}.`,
    office: (name: string) => `*${name}* office`,
    holdGone: (when: string) => `The place of ${when} was let go, but I look for another one.`,
    holdKept: (when: string, until: string) => `Your place is held until ${until}: ${when}.`,
    ask: '*Shall we go on?*',
    buttons: { goOn: 'Go on', restart: 'Start again', erase: 'Erase my data' },
    here: 'I am still here. This is the question we are at:',
    restarted: 'Very well, let us start again.',
  },

  erase: {
    ask: 'I can erase what you wrote here and have not confirmed. *Shall I erase it?*',
    withAppointments: 'Confirmed appointments are not erased like that: cancel them instead.',
    buttons: { yes: 'Yes, erase', no: 'No, go on' },
    done: 'Done: I erased what you wrote. When you want to start again, write *Hello*.',
    nothing: 'I keep nothing that is not confirmed. If you want to start, write *Hello*.',
    kept: 'All right, I erased nothing.',
  },

  quit: {
    ask: '*Shall we leave the appointment that we are filling in?*',
    askWhich: (day: string) => `*Do I cancel what we are filling in, or your appointment of ${day}?*`,
    askWhichSeveral: '*Do I cancel what we are filling in, or one of your confirmed appointments?*',
    buttons: {
      draft: 'What we fill in',
      appointment: 'The confirmed one',
      nothing: 'Nothing, go on',
      yes: 'Yes, leave it',
      no: 'No, go on',
    },
    done: 'All right, we leave it. No appointment was made. When you want to start again, write *Hello*.',
  },

  appointments: {
    none: 'There are no appointments made from this phone.',
    askNone: '*Would you like to book one?*',
    one: 'This is your appointment:',
    several: (count: number) => `There are ${count} appointments from this phone.`,
    askSeveral: '*Which one do you want to see?*',
    open: 'See appointments',
    folio: (folio: string) => `Folio: *${folio}*`,
    price: (price: string) => `To pay: ${price} pesos`,
    change: 'To change day or hour, for now you have to cancel it and book another one.',
    ask: '*What do you want to do?*',
    buttons: { cancel: 'Cancel it', way: 'How to get there', bring: 'What to bring' },
    gone: 'That appointment is no longer there: it was cancelled or has passed.',
    bring: (when: string) => `For your appointment of *${when}*, bring:`,
  },

  cancel: {
    firstFree: (office: string, day: string) => `If you want another day: the first free date in ${office} is ${day}.`,
    noneFree: (office: string) => `If you want another day, wait: there is no other free date in ${office} now.`,
    ask: (when: string) => `*Do I cancel the appointment of ${when}?* Somebody else will use the place and you cannot get it back.`,
    askGroup: (when: string, count: number) =>
      `*Do I cancel the appointment of ${when}?* It is cancelled for the ${count} people and you cannot get the place back.`,
    buttons: { yes: 'Yes, cancel it', no: 'No, I keep it' },
    done: (when: string) =>
      `Your appointment of ${when} is *cancelled*. Thank you for telling us: somebody else will use the place.`,
    kept: (when: string) => `I cancelled nothing. Your appointment stands: *${when}*.`,
    failed: 'I could not cancel it, because that appointment changed or has passed.',
  },

  person: {
    call: (phone: string, hours: string) => `A person answers at *${phone}*, ${hours}.`,
    closedNow: 'They do not answer at this hour.',
    chat: 'In this chat only the program answers. Your answers are kept.',
    words: 'I also understand these words: *menu*, *my appointments*, *payment*, *privacy*, *complaint* and *erase*.',
  },

  privacy: {
    title: '*Privacy notice*',
    responsible: (institution: string, address: string) => `Responsible: ${institution}. Address: ${address}.`,
    use: 'We use your name, CURP, date of birth and passport number only for your appointment: to make, confirm or cancel it.',
    transfer: 'We give them to nobody who would need your permission. We do not use them for advertising.',
    basis: (basis: string) => `Legal basis: ${basis}.`,
    rights: (contact: string) => `To see, correct or erase your data, or to object to their use: ${contact}.`,
    keep: (days: number) => `What you write and do not confirm is erased by itself after ${days} days.`,
    full: (url: string) => `Full notice: ${url}`,
  },

  payment: {
    first: 'The appointment is free. The passport is paid at a bank, *after* you confirm the appointment:',
    guide: (guide: string) => `1. Get your payment sheet (hoja de ayuda): ${guide}`,
    noGuide: (phone: string) => `1. Get your payment sheet (hoja de ayuda). They tell you how at ${phone}.`,
    bank: '2. Pay at the counter or on the website of your bank.',
    receipt: '3. Bring the original receipt, printed, to the appointment.',
    never: 'It is never paid in shops, by transfer to a person, through a link, or in cash at the office.',
    amount: (price: string, when: string) => `For your appointment of ${when} it is *${price} pesos*.`,
    newYear: 'If your appointment is in January, pay in January: prices may change on the 1st.',
    freeOfCharge: (when: string) => `There is nothing to pay for your appointment of ${when}.`,
  },

  complaint: {
    never: 'Nobody may charge you for an appointment, nor book one for you for money.',
    where: (contact: string) => `If anybody charged you or tried to, report it here: ${contact}.`,
    advice: 'Do not hand over money, your INE card or your passwords. Keep the messages and the number of whoever charged you.',
  },

  costs: {
    ask: '*Which procedure do you want to know about?*',
    rows: {
      renewal: { title: 'Renewal', description: 'Had a passport before' },
      first: { title: 'First passport', description: 'Never had a passport' },
      lost: { title: 'Theft or loss', description: 'Replace the passport' },
      minor: { title: 'Under 18', description: 'First passport of a child or teenager' },
    },
    heading: (name: string) => `*For ${name}*`,
    prices: (year: number) => `Prices of ${year}:`,
    line: (years: string, price: string, half: string) => `${years}: ${price} pesos (with discount, ${half})`,
    under3: 'Under 3 years of age:',
    discount: (age: number) => `People of ${age} or older and people with a disability pay half.`,
    freeOfCharge: 'There is nothing to pay for this.',
    bring: '*What to bring:*',
    askNext: '*What do you want to do?*',
    buttons: { book: 'Book this', payment: 'How to pay', menu: 'See the menu' },
  },

  language: {
    ask: '*Which language do you prefer?*\n¿En qué idioma prefiere seguir?',
    buttons: { 'es-MX': 'Español', en: 'English' },
    changed: 'Done: we go on in English.',
  },
}

function away(km: number | undefined): string {
  if (km === undefined) return ''
  return km < 1 ? 'Less than 1 km away. ' : `${km} km away. `
}
