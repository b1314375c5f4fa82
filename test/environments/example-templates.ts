import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { StagesFile } from '../../lib';
import type { Resource } from '../components/reading';
import { synthesizedOnce } from '../compliance/synthesized-once';

/** The templates of stages.yaml, those of nested stacks among them, by their paths in the assembly. */
export interface ExampleTemplates {
  readonly [file: string]: { readonly Resources?: { readonly [id: string]: Resource } };
}

/** What the example of all four stages synthesizes to. */
export const exampleTemplates = synthesizedOnce<ExampleTemplates>('example-templates', () => {
  const app = new App();
  StagesFile.load(join(__dirname, '..', '..', 'stages.yaml')).addTo(app);
  const { directory } = app.synth();
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.template.json'))
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      file.replace(/^assembly-/, ''),
      JSON.parse(readFileSync(join(directory, file), 'utf8')) as ExampleTemplates[string],
    ]),
  );
});

/** Every resource of a type in the example, by its template and logical id. */
export function exampleResources(type: string): [id: string, resource: Resource][] {
  return Object.entries(exampleTemplates()).flatMap(([file, { Resources = {} }]) =>
    Object.entries(Resources)
      .filter(([, { Type }]) => Type === type)
      .map(([id, resource]): [string, Resource] => [`${file} ${id}`, resource]),
  );
}
