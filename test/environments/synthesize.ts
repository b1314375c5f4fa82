import { type Settings, synthesize } from './program';

// Run in a process of its own, with the settings as its one argument.
synthesize(JSON.parse(process.argv[2] ?? '{}') as Settings);
