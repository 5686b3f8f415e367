/** What somebody does who cannot speak or hear on a telephone; ends a sentence. */
export const IN_WRITING = 'escriba *AYUDA* y una persona le contesta aquí por escrito'
