/** The main job of `npm start`, on the project's own application. */
import * as path from 'node:path';
import { mainJob } from './main-job';
import { PATHS } from './paths';
import { endEverythingOnSignals } from './processes';

// The clients' notice of a later Node.js is no news to who reads the closing table.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
endEverythingOnSignals();
void mainJob({ output: path.join(PATHS.project, 'cdk.out') }).then((held) => process.exit(held ? 0 : 1));
