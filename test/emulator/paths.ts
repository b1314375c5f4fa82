import * as path from 'node:path';

const here = __dirname;

/** Where things stand in the project. */
export const PATHS = {
  project: path.join(here, '..', '..'),
  requirements: path.join(here, 'requirements.txt'),
  server: path.join(here, 'server.py'),
  recorded: path.join(here, 'recorded.json'),
  notRun: path.join(here, 'not-run.json'),
  environments: path.join(here, '..', '..', '.cache', 'emulator-venv'),
} as const;
