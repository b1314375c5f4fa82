import { createHash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Verdict } from './verdict';

/**
 * The package that carries cfn-guard 3.1.1 and the Guard rules of the proactive controls of AWS Control Tower, which AWS publishes
 * under the Apache License 2.0. It is unpacked and not installed: only its rules and its program are used.
 */
export const GUARD_PACKAGE = {
  name: '@cdklabs/cdk-validator-cfnguard',
  version: '0.0.62',
  sha512: 'Sg2k8067B0AIJ82QFSLhHTUIqxOYTKABvVrTHiyc6j0rE2NHli2diIYqf+w+DkuDKCYYgMIOga3OrYMOHUw0mQ==',
} as const;

/** A program, and the files of its rules by their names such as `ct-rds-pr-24`. */
export interface Guard {
  readonly program: string;
  readonly rules: ReadonlyMap<string, string>;
}

/**
 * The unpacked package, fetched on first use.
 *
 * @param folder where it is kept
 * @throws Error if the registry has another content than the pinned one, or the platform has no program
 */
export function guard(folder: string): Guard {
  const { name, version, sha512 } = GUARD_PACKAGE;
  const unpacked = join(folder, `guard-${version}`);
  if (!existsSync(unpacked)) fetchPackage(`${name}@${version}`, sha512, unpacked);
  const system = process.platform === 'darwin' ? 'macos' : 'ubuntu';
  const program = join(
    unpacked,
    'package',
    'bin',
    system,
    process.arch === 'arm64' ? 'aarch64' : 'x86_64',
    'cfn-guard',
  );
  if (!existsSync(program))
    throw new Error(
      `cfn-guard: no program for ${process.platform} ${process.arch}. Run it on Linux or macOS.`,
    );
  const files = readdirSync(join(unpacked, 'package', 'rules'), { recursive: true, encoding: 'utf8' });
  const rules = files
    .filter((file) => file.endsWith('.guard'))
    .map((file) => [basename(file, '.guard'), join(unpacked, 'package', 'rules', file)] as const);
  return { program, rules: new Map(rules) };
}

function fetchPackage(specification: string, sha512: string, unpacked: string): void {
  mkdirSync(join(unpacked, '..'), { recursive: true });
  const half = mkdtempSync(`${unpacked}-`);
  try {
    execFileSync('npm', ['pack', specification, '--silent', '--pack-destination', half], { stdio: 'pipe' });
    const [archive] = readdirSync(half).map((file) => join(half, file));
    const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (found !== sha512)
      throw new Error(
        `${specification}: its content is not the pinned one, got sha512 ${found}. Review the package, then pin it.`,
      );
    execFileSync('tar', ['-xzf', archive, '-C', half]);
    renameSync(half, unpacked);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

interface FileReport {
  readonly name: string;
  readonly not_compliant: readonly { readonly Rule?: { readonly name: string } }[];
  readonly compliant: readonly string[];
}

/** By file of a folder, what each rule answers; nothing where it does not apply. */
export function runGuard(
  { program, rules }: Guard,
  names: readonly string[],
  folder: string,
): ReadonlyMap<string, ReadonlyMap<string, Verdict>> {
  const files = names.map((name) => rules.get(name) ?? unknownRule(name));
  const named = new Map(files.map((file, index) => [identifierOf(file), names[index]]));
  const args = ['--structured', '--output-format', 'json', '--show-summary', 'none', '--data', folder];
  const rulesOf = files.flatMap((file) => ['--rules', file]);
  const { stdout, stderr } = spawnSync(program, ['validate', ...args, ...rulesOf], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (stdout.trim() === '') throw new Error(`cfn-guard: no answer. ${stderr}`);
  const reports = JSON.parse(stdout) as FileReport[];
  return new Map(
    reports.map(({ name, not_compliant, compliant }) => [
      basename(name),
      new Map<string, Verdict>([
        ...verdictsOf(compliant, 'pass', named),
        ...verdictsOf(
          not_compliant.map(({ Rule }) => Rule?.name ?? ''),
          'fail',
          named,
        ),
      ]),
    ]),
  );
}

function unknownRule(name: string): never {
  throw new Error(`The Guard rules of AWS Control Tower have no ${name}. Correct the mapping.`);
}

/** The name of a rule in its file. */
function identifierOf(file: string): string {
  const identifier = /^# Rule Identifier:\s*#\s*(\w+)/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (identifier === undefined)
    throw new Error(`${basename(file)}: no rule identifier. Correct how it is read.`);
  return identifier;
}

function verdictsOf(
  rules: readonly string[],
  verdict: Verdict,
  named: ReadonlyMap<string, string>,
): readonly (readonly [string, Verdict])[] {
  return rules.flatMap((rule) => {
    const name = named.get(rule);
    return name === undefined ? [] : [[name, verdict] as const];
  });
}
