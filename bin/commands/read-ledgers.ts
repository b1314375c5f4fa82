import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { StageEnvironmentError } from '../../lib';
import { type Ledger, LEDGER_VERSION, type NamedLedger } from '../../lib/compliance';
import { ledgerSchema } from './ledger-schema';

const LEDGER_FILE = 'ledger.json';
const REPORTS_FOLDER = 'reports';

/**
 * The ledgers at a path: a `ledger.json`, JSON output of a command, a folder of reports, or an assembly with reports.
 *
 * @throws StageEnvironmentError if there is none, or one cannot be read
 */
export function readLedgers(path: string): NamedLedger[] {
  const files = ledgerFiles(path);
  if (files.length > 0) return files.flatMap(readFile);
  const isAssembly = existsSync(join(path, 'manifest.json'));
  throw new StageEnvironmentError({
    id: 'ledger.not-found',
    what: 'ledgers',
    value: path,
    limit: existsSync(path) ? `it has no ${LEDGER_FILE}` : 'there is no such file or folder',
    remediation: isAssembly
      ? "synthesize the application again; use 'check' for templates that were not made with this package"
      : "give a ledger.json, or the output folder of 'cdk synth', usually 'cdk.out'; use 'check' for templates that were not made with this package",
  });
}

/** The ledger files at a path; none if it has no report. */
export function ledgerFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!isFolder(path)) return [path];
  const reports = join(path, REPORTS_FOLDER);
  // The name of an environment may be a path.
  const isAssembly = isFolder(reports);
  const folders = isAssembly ? foldersIn(reports, true) : foldersIn(path, false);
  return folders.map((folder) => join(folder, LEDGER_FILE)).filter((file) => existsSync(file));
}

/** A folder and those in it. */
function foldersIn(folder: string, recursive: boolean): string[] {
  const folders = readdirSync(folder, { recursive, withFileTypes: true }).filter((one) => one.isDirectory());
  return [folder, ...folders.map(({ parentPath, name }) => join(parentPath, name)).sort()];
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** A ledger file is named by its folder; JSON output of a command names each ledger. */
function readFile(file: string): NamedLedger[] {
  const refuse: Refuse = (fault) => {
    throw new StageEnvironmentError({
      ...fault,
      what: 'ledger',
      value: file,
      remediation: 'synthesize the application again with this version of the package',
    });
  };
  const read = parsed(file, refuse);
  if (!Array.isArray(read)) return [{ name: nameOf(file), ledger: ledgerOf(read, refuse) }];
  return (read as readonly (Partial<NamedLedger> | null)[]).map((one) => ({
    name: String(one?.name),
    ledger: ledgerOf(one?.ledger, refuse),
  }));
}

/** The path of its folder in the `reports` folder, else the name of its folder. */
function nameOf(file: string): string {
  const folder = dirname(resolve(file));
  const segments = folder.split(sep);
  const start = segments.lastIndexOf(REPORTS_FOLDER) + 1;
  return start > 0 && start < segments.length ? segments.slice(start).join('/') : basename(folder);
}

type Refuse = (fault: { readonly id: string; readonly limit: string }) => never;

function ledgerOf(read: unknown, refuse: Refuse): Ledger {
  const ledger = read as Partial<Ledger> | null | undefined;
  if (ledger?.version !== LEDGER_VERSION) {
    const version = String(ledger?.version ?? 'none');
    refuse({
      id: 'ledger.version',
      limit: `its version is ${version}, and version ${LEDGER_VERSION} is required`,
    });
  }
  const missing = PARTS.filter((part) => ledger[part] === undefined);
  if (missing.length > 0) refuse({ id: 'ledger.incomplete', limit: `it has no ${missing.join(', ')}` });
  const fault = ledgerSchema.safeParse(ledger).error?.issues.at(0);
  if (fault !== undefined) {
    refuse({ id: 'ledger.damaged', limit: `it is damaged: ${fault.path.join('.')}: ${fault.message}` });
  }
  return ledger as Ledger;
}

/** The fields of every ledger of this version. */
const PARTS = [
  'environment',
  'mode',
  'declarations',
  'records',
  'requirements',
  'frameworks',
  'checklist',
  'recovery',
  'picture',
  'nag',
  'cloudFormationLimits',
] as const satisfies readonly (keyof Ledger)[];

function parsed(file: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse({ id: 'ledger.not-json', limit: `it is not JSON: ${reason}` });
  }
}
