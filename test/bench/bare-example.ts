import { App } from 'aws-cdk-lib';
import { buildStages } from '../../lib/stages-file/build';
import { readStagesFile } from '../../lib/stages-file/read';
import { tellUsage } from './usage';

/** What is measured: a stages file is synthesized, and nothing is checked or reported. */
const [stagesFile, outdir] = process.argv.slice(2);

tellUsage();

const app = new App({ outdir });
buildStages(app, readStagesFile(stagesFile));
app.synth();
