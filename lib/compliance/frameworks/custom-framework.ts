import { StageEnvironmentError } from '../../internal/errors';
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
    refuse(`'name' of ${what}`, name, 'it is the name of a built-in framework', 'give it another name');
  }
  checkIdentifier(`'name' of ${what}`, name, /[/*]/, 'without slashes and asterisks');
  checkedText(`'edition' of ${what}`, edition, 'FRM-1');
  day(`'published' of ${what}`, /^\d{4}-\d{2}$/.test(published) ? `${published}-01` : published, 'FRM-1');
  if (controls.length === 0) refuse(`'controls' of ${what}`, [], 'at least one is required', 'add a control');
  controls.forEach((control, index) => {
    checkControl(`control ${control.id} of ${what}`, control);
    if (controls.findIndex(({ id }) => id === control.id) < index) {
      refuse(`'controls' of ${what}`, control.id, 'two controls have this id', 'give each an id of its own');
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
    refuse(
      `'nagRules' of ${what}`,
      unknown,
      `a rule begins with its pack: ${packs}`,
      "write it such as 'AwsSolutions-RDS10'",
    );
  }
  if (nagRules.length + checks.length > 0 || attested !== undefined || manual !== undefined) return;
  refuse(what, undefined, 'something must prove it', "set 'nagRules', 'checks', 'attested' or 'manual'");
}

function checkIdentifier(what: string, value: string, forbidden: RegExp, without: string): void {
  checkedText(what, value, 'FRM-1');
  if (value.length <= MAX_LENGTH && value === value.trim() && !forbidden.test(value)) return;
  const limit = `at most ${String(MAX_LENGTH)} characters are allowed, ${without} and without spaces at the ends`;
  refuse(what, value, limit, 'shorten or correct it');
}

function refuse(what: string, value: unknown, limit: string, remediation: string): never {
  throw new StageEnvironmentError({ what, value, limit, remediation, requirement: 'FRM-1' });
}
