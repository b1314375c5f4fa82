import { createRequire } from 'node:module';
import { App, type Stack } from 'aws-cdk-lib';
import { tellUsage } from './usage';

/** What is measured: one environment is synthesized into a folder, and the process tells what it took until its end. */
const [description, environment, outdir] = process.argv.slice(2);

tellUsage();

const app = new App({ outdir });
const environments = createRequire(__filename)(description) as Record<string, (app: App) => Stack>;
environments[environment](app);
app.synth();
