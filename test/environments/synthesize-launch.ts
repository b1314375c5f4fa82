import { type LaunchSettings, synthesizeLaunch } from './launch-program';

// Run in a process of its own, with the settings as its one argument.
synthesizeLaunch(JSON.parse(process.argv[2] ?? '{}') as LaunchSettings);
