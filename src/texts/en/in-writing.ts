/** What somebody does who cannot speak or hear on a telephone; ends a sentence. */
export const IN_WRITING = 'write *HELP* and a person answers you here, in writing'
