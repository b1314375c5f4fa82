import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { App, type Stack } from 'aws-cdk-lib';
import type { Usage } from './measure';

/** What is measured: one environment is synthesized into a folder, and the process tells what it took until its end. */
const [description, environment, outdir] = process.argv.slice(2);

process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage: Usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
  writeSync(process.stdout.fd, JSON.stringify(usage));
});

const app = new App({ outdir });
const environments = createRequire(__filename)(description) as Record<string, (app: App) => Stack>;
environments[environment](app);
app.synth();
