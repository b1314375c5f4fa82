import { App, Stack, Stage } from 'aws-cdk-lib';
import { Compliance } from '../../lib';
import { MinimalEnvironment } from './minimal-environment';

// Run in a process of its own, without a call of `app.synth()`: the CDK synthesizes when the process ends.
const app = new App();
new MinimalEnvironment(new Stack(new Stage(app, 'Staging'), 'Shop'), 'Environment');
new MinimalEnvironment(new Stack(new Stage(app, 'Production'), 'Shop'), 'Environment', { tagged: false });
Compliance.of(app).enable();
