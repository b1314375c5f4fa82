import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { applyEdits, type FormattingOptions, modify } from 'jsonc-parser';
import { type spi, StageEnvironmentError } from '../../lib';

/** The command that synthesizes a stages.yaml. */
export const APP = 'npx cdk-stage-environments app';

/**
 * Settings of the CDK's validation. They change no template, so that an existing project can take them; other feature
 * flags could replace resources that are deployed.
 */
const VALIDATION = [
  '@aws-cdk/core:validateAgainstDefaultRules',
  '@aws-cdk/core:annotationsInValidationReport',
];

/** The new content of a cdk.json. */
export interface CdkJson {
  readonly content: string;
  /** The app that it names. */
  readonly app: string;
  /** The keys that an existing file did not have, such as `app` or `context.<flag>`. */
  readonly added: readonly string[];
}

/**
 * A new cdk.json, with every feature flag that the CDK of the folder recommends.
 *
 * @param folder its CDK counts; without one, that of this package
 */
export function newCdkJson(folder: string): CdkJson {
  const content = `${JSON.stringify({ app: APP, context: recommendedFlags(folder) }, undefined, 2)}\n`;
  return { content, app: APP, added: [] };
}

/**
 * An existing cdk.json with the missing settings, otherwise unchanged.
 *
 * @throws StageEnvironmentError if it is not what the CDK could read
 */
export function extendedCdkJson(existing: string): CdkJson {
  const { app, context = {} } = parsed(existing);
  const flags = VALIDATION.filter((flag) => !Object.hasOwn(context, flag));
  const additions: { readonly path: string[]; readonly value: unknown }[] = [
    ...(app === undefined ? [{ path: ['app'], value: APP }] : []),
    ...flags.map((flag) => ({ path: ['context', flag], value: true })),
  ];
  const formattingOptions = formatOf(existing);
  const content = additions.reduce(
    (text, { path, value }) => applyEdits(text, modify(text, path, value, { formattingOptions })),
    existing,
  );
  return { content, app: app ?? APP, added: additions.map(({ path }) => path.join('.')) };
}

function parsed(text: string): { readonly app?: string; readonly context?: object } {
  const refuse = (fault: Omit<spi.StageEnvironmentErrorProps, 'what'>): never => {
    throw new StageEnvironmentError({ what: 'init: cdk.json', ...fault });
  };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return refuse({
      id: 'init.cdk-json-not-json',
      value: (error as Error).message,
      limit: 'the CDK reads it as JSON',
      remediation: 'correct it, then run init again',
    });
  }
  if (!isObject(content)) {
    return refuse({
      id: 'init.cdk-json-not-an-object',
      value: content,
      limit: 'it is a JSON object',
      remediation: 'correct it, then run init again',
    });
  }
  const { app, context } = content;
  if (app !== undefined && typeof app !== 'string') {
    return refuse({
      id: 'init.cdk-json-app',
      value: app,
      limit: "'app' is a command, as a text",
      remediation: 'correct it, or remove it for the app of this package',
    });
  }
  if (context !== undefined && !isObject(context)) {
    return refuse({
      id: 'init.cdk-json-context',
      value: context,
      limit: "'context' is a JSON object",
      remediation: 'correct it, or remove it',
    });
  }
  return { app, context };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The indentation and line ends of a file. */
function formatOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function recommendedFlags(folder: string): unknown {
  const name = 'aws-cdk-lib/recommended-feature-flags.json';
  const [installed, own] = [join(folder, 'package.json'), __filename].map((file) => createRequire(file));
  const path = tryResolve(installed, name) ?? own.resolve(name);
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The packages among the names that the folder does not have. */
export function missingPackages(folder: string, names: readonly string[]): string[] {
  const installed = createRequire(join(folder, 'package.json'));
  return names.filter((name) => tryResolve(installed, `${name}/package.json`) === undefined);
}

function tryResolve(from: NodeJS.Require, name: string): string | undefined {
  try {
    return from.resolve(name);
  } catch {
    return undefined;
  }
}
