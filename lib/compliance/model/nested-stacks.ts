import { StageEnvironmentError } from '../../internal/errors';
import type { Template } from './template';

/** Templates that nest each other can make an exponential number of stacks. */
const MAX_STACKS = 1000;

/**
 * A template and its nested templates.
 *
 * @param path of the template
 * @throws StageEnvironmentError if there are too many
 */
export function nestedIn(path: string, templates: Iterable<Template>): Template[] {
  const found: Template[] = [];
  for (const template of templates) {
    found.push(template);
    if (found.length <= MAX_STACKS) continue;
    throw new StageEnvironmentError({
      id: 'template.too-many-nested-stacks',
      what: 'template with nested stacks',
      value: path,
      limit: `it makes more than ${MAX_STACKS.toLocaleString('en')} stacks`,
      remediation: 'correct the nesting of the templates, or check them one by one',
    });
  }
  return found;
}
