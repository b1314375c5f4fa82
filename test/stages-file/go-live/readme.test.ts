import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GoLiveRecords } from '../../../lib';

const examples = [...readFileSync('README.md', 'utf8').matchAll(/```yaml\n(environments:[\s\S]*?)```/g)].map(
  ([, content]) => content,
);

test("the README's example of a go-live file is read, and shows every kind of record but the emergency", () => {
  const folder = mkdtempSync(join(tmpdir(), 'go-live-'));
  try {
    const path = join(folder, 'go-live.yaml');
    writeFileSync(path, examples[0]);

    const { attestations, waivers, ruleWaivers, tasks } = GoLiveRecords.fromFile(path);

    expect(examples).toHaveLength(1);
    expect([attestations, waivers, ruleWaivers, tasks].map(({ length }) => length > 0)).toEqual(
      Array.from({ length: 4 }, () => true),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
