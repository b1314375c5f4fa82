import { StageEnvironmentError } from '../../internal/errors';
import type { Template } from './template';

/** Far more than anybody deploys; templates that nest each other twice make more than anybody can wait for. */
const MOST = 1000;

/**
 * A template and those nested in it.
 *
 * @param path where it stands
 * @throws StageEnvironmentError if there are too many
 */
export function nestedIn(path: string, templates: Iterable<Template>): Template[] {
  const found: Template[] = [];
  for (const template of templates) {
    found.push(template);
    if (found.length <= MOST) continue;
    throw new StageEnvironmentError({
      what: 'template with nested stacks',
      value: path,
      limit: `it makes more than ${MOST.toLocaleString('en')} stacks`,
      remediation:
        'look whether its templates nest each other more often than they should, or check them one by one',
    });
  }
  return found;
}
