/** What somebody does who cannot speak or hear on a telephone; two sentences. */
export const IN_WRITING = 'Para hablar con una persona, escriba *AYUDA*.\nLe contesta aquí, por escrito.'
