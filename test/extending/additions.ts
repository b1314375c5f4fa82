/** Something that contributors add, as a patch and a program that tries it. */
export interface Addition {
  /** The name of the patch, and of the program in it that tries the addition: `programs/<name>.ts`. */
  readonly name: string;
  /** What it adds. */
  readonly adds: string;
  /** The greatest number of files of lib and bin that it edits. */
  readonly maxEdited: number;
  /** True if the files that it creates in lib and bin stand in one folder that is new as well. */
  readonly inOneFolder: boolean;
}

/** One addition of each sort, with what it may cost. */
export const ADDITIONS: readonly Addition[] = [
  { name: 'sqs-queue', adds: 'a kind: an SQS queue, also in YAML', maxEdited: 2, inOneFolder: true },
  { name: 'mysql-database', adds: 'a kind: a MySQL database', maxEdited: 2, inOneFolder: true },
  { name: 'requirement', adds: 'a requirement with its check', maxEdited: 2, inOneFolder: false },
  { name: 'custom-framework', adds: 'a framework from outside', maxEdited: 0, inOneFolder: false },
  { name: 'built-in-framework', adds: 'a built-in framework', maxEdited: 1, inOneFolder: false },
  { name: 'report-format', adds: 'a report format', maxEdited: 1, inOneFolder: false },
  { name: 'environment-key', adds: 'a key of an environment in YAML', maxEdited: 3, inOneFolder: true },
];

/** The greatest number of lines of a file that an addition creates. */
export const MAX_LINES = 300;
