import packageFile from '../package.json' with { type: 'json' }

/** Which release this is. `package.json` says it once; CHANGELOG.md tells what it brought. */
export const VERSION: string = packageFile.version
