import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import { checkedText, day } from '../../internal/checked-text';
import type { DeclaredFramework } from '../../requirements/declarations';
import type { FrameworkControl, FrameworkDefinition } from '../../requirements/framework-definition';
import { PACK_NAMES, type PackName } from '../../requirements/pack-name';

/** The greatest length of the name of a framework and of the id of a control. */
const MAX_LENGTH = 80;

/**
 * The declaration of a framework of the application's own.
 *
 * @param builtIn the names of other frameworks
 * @throws StageEnvironmentError if the definition is refused
 */
export function customFramework(
  definition: FrameworkDefinition,
  builtIn: readonly string[],
): DeclaredFramework {
  const { name, edition, published, controls } = definition;
  checkedText("'name' of the framework", name, 'FRM-1');
  const what = `framework ${name}`;
  if (builtIn.some((other) => other.toLowerCase() === name.toLowerCase())) {
    refuse({
      id: 'framework.name-built-in',
      what: `'name' of ${what}`,
      value: name,
      limit: 'it is the name of a built-in framework',
      remediation: 'give it another name',
    });
  }
  checkIdentifier(`'name' of ${what}`, name, /[/*]/, 'without slashes and asterisks');
  checkedText(`'edition' of ${what}`, edition, 'FRM-1');
  day(`'published' of ${what}`, /^\d{4}-\d{2}$/.test(published) ? `${published}-01` : published, 'FRM-1');
  if (controls.length === 0) {
    refuse({
      id: 'framework.no-controls',
      what: `'controls' of ${what}`,
      value: [],
      limit: 'at least one is required',
      remediation: 'add a control',
    });
  }
  controls.forEach((control, index) => {
    checkControl(`control ${control.id} of ${what}`, control);
    if (controls.findIndex(({ id }) => id === control.id) < index) {
      refuse({
        id: 'framework.duplicate-control',
        what: `'controls' of ${what}`,
        value: control.id,
        limit: 'two controls have this id',
        remediation: 'give each an id of its own',
      });
    }
  });
  const rules = controls.flatMap(({ nagRules = [] }) => nagRules);
  const packs = PACK_NAMES.filter((pack) => rules.some((rule) => packOf(rule) === pack));
  return { name, packs, definition };
}

/** The cdk-nag pack of a rule such as `HIPAA.Security-RDSStorageEncrypted`. */
export function packOf(rule: string): PackName | undefined {
  return PACK_NAMES.find((pack) => rule.startsWith(`${pack}-`) && rule.length > pack.length + 1);
}

function checkControl(what: string, control: FrameworkControl): void {
  const { id, title, nagRules = [], checks = [], attested, manual } = control;
  checkIdentifier(`'id' of ${what}`, id, /\*/, 'without asterisks');
  checkedText(`'title' of ${what}`, title, 'FRM-1');
  if (attested !== undefined) checkedText(`'attested' of ${what}`, attested, 'FRM-1');
  if (manual !== undefined) checkedText(`'manual' of ${what}`, manual, 'FRM-1');
  const unknown = nagRules.find((rule) => packOf(rule) === undefined);
  if (unknown !== undefined) {
    const packs = PACK_NAMES.join(', ');
    refuse({
      id: 'framework.unknown-pack',
      what: `'nagRules' of ${what}`,
      value: unknown,
      limit: `a rule begins with its pack: ${packs}`,
      remediation: "write it such as 'AwsSolutions-RDS10'",
    });
  }
  if (nagRules.length + checks.length > 0 || attested !== undefined || manual !== undefined) return;
  refuse({
    id: 'framework.control-without-proof',
    what,
    value: undefined,
    limit: 'something must prove it',
    remediation: "set 'nagRules', 'checks', 'attested' or 'manual'",
  });
}

function checkIdentifier(what: string, value: string, forbidden: RegExp, without: string): void {
  checkedText(what, value, 'FRM-1');
  if (value.length <= MAX_LENGTH && value === value.trim() && !forbidden.test(value)) return;
  const limit = `at most ${String(MAX_LENGTH)} characters are allowed, ${without} and without spaces at the ends`;
  refuse({ id: 'framework.identifier-malformed', what, value, limit, remediation: 'shorten or correct it' });
}

function refuse(fault: StageEnvironmentErrorProps): never {
  throw new StageEnvironmentError({ ...fault, requirement: 'FRM-1' });
}
