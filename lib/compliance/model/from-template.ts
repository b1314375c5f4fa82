import type { GivenParameters } from './template-parameters';
import { modelOf } from './build-model';
import type { ResourceModel } from './resource-model';
import { readTemplate } from './template';

/** The stack of a plain template, as far as it is known. */
export interface PlainStack {
  /** @default 'template' */
  readonly name?: string;
  /** @default - known only at deployment */
  readonly account?: string;
  /** @default - known only at deployment */
  readonly region?: string;
  /** @default - parameters are known only at deployment */
  readonly parameters?: GivenParameters;
}

/** The model of a plain CloudFormation template, already parsed. */
export function modelFromTemplate(body: unknown, stack: PlainStack = {}): ResourceModel {
  const template = readTemplate({
    body,
    bytes: Buffer.byteLength(JSON.stringify(body)),
    name: stack.name ?? 'template',
    account: stack.account,
    region: stack.region,
    parameters: stack.parameters,
  });
  return modelOf([template]);
}
