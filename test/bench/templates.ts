import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack, Stage } from 'aws-cdk-lib';

/** A template, as far as the bench looks. */
export interface BenchTemplate {
  readonly Resources: Readonly<
    Record<
      string,
      {
        readonly Type: string;
        readonly Properties?: unknown;
        readonly DependsOn?: string | readonly string[];
      }
    >
  >;
}

/** Every template of an environment by its file: nested stacks and those in other regions too. */
export function templatesOf(describe: (app: App) => Stack): ReadonlyMap<string, BenchTemplate> {
  const stage = Stage.of(describe(new App()));
  if (stage === undefined) throw new Error('the environment stands in no stage');
  const { directory } = stage.synth();
  const files = readdirSync(directory).filter((file) => file.endsWith('.template.json'));
  return new Map(
    files.map((file) => [file, JSON.parse(readFileSync(join(directory, file), 'utf8')) as BenchTemplate]),
  );
}

/** The longest chain of resources of a template. Each needs the one before it. */
export function longestChain({ Resources }: BenchTemplate): string[] {
  const known = new Map<string, string[]>();
  const chainTo = (id: string): string[] => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const { Properties, DependsOn = [] } = Resources[id];
    const needs = [...referredBy(Properties), ...[DependsOn].flat()].filter((other) => other in Resources);
    const chain = [...longest(needs.map(chainTo)), id];
    known.set(id, chain);
    return chain;
  };
  return longest(Object.keys(Resources).map(chainTo));
}

function longest(chains: readonly string[][]): string[] {
  return chains.reduce((one, other) => (other.length > one.length ? other : one), []);
}

function referredBy(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: unknown; 'Fn::GetAtt'?: unknown };
  const own = [Ref, ...(Array.isArray(attribute) ? (attribute as unknown[]).slice(0, 1) : [])];
  return [...own.filter((id) => typeof id === 'string'), ...Object.values(value).flatMap(referredBy)];
}
