import type { PhoneSay } from '../../bodies.ts'
import { TOWNS, WORDS } from '../words.ts'
import { openSheet } from './sheet.ts'

/** What can be sent beside words. */
export function openAttachments(send: (said: PhoneSay) => void, complain: (sentence: string) => void): void {
  openSheet(WORDS.attachTitle, [
    {
      rows: [
        { title: WORDS.location, description: WORDS.locationHelp, icon: 'pin', pick: () => openPlaces(send, complain) },
        { title: WORDS.voice, description: WORDS.voiceHelp, icon: 'microphone', pick: () => send({ kind: 'voice' }) },
        { title: WORDS.photo, description: WORDS.photoHelp, icon: 'picture', pick: () => send({ kind: 'photo' }) },
      ],
    },
  ])
}

/** A few towns, or where this computer is: the browser asks before it tells. */
export function openPlaces(send: (said: PhoneSay) => void, complain: (sentence: string) => void): void {
  const here = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => send({ kind: 'location', latitude: coords.latitude, longitude: coords.longitude }),
      () => complain(WORDS.noLocation),
    )
  const towns = TOWNS.map(({ name, state, latitude, longitude }) => ({
    title: name,
    description: state,
    icon: 'pin' as const,
    pick: () => send({ kind: 'location', latitude, longitude }),
  }))
  openSheet(WORDS.locationTitle, [
    { rows: [...towns, { title: WORDS.myLocation, description: WORDS.myLocationHelp, icon: 'target', pick: here }] },
  ])
}
