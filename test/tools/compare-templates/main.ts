import { compareTemplates } from './command';

process.exitCode = compareTemplates(process.argv.slice(2), (text) => process.stdout.write(text));
