import { writeSync } from 'node:fs';

/** What a whole process took. */
export interface Usage {
  /** Milliseconds of CPU time, user and system. */
  readonly cpu: number;
  /** The most memory it held at once, in MiB. */
  readonly memory: number;
}

/** Where a process tells it: apart from all that it writes otherwise. */
export const USAGE_CHANNEL = 3;

/** Lets this process tell at its end what it took. */
export function tellUsage(): void {
  process.once('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage: Usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
    writeSync(USAGE_CHANNEL, JSON.stringify(usage));
  });
}
