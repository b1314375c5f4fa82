import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '../../../package.json';
import { writeContract } from './releases';

const outdir = mkdtempSync(join(tmpdir(), 'contract-'));
try {
  writeContract(version, outdir);
} finally {
  rmSync(outdir, { recursive: true });
}
