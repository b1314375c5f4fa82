/** Blocks that need what other branches bring; this file goes with the merge. */
export const WAITING: readonly string[] = [
  'app.ts',
  'bin/shop.ts',
  'bin/from-yaml.ts',
  'lib/records.ts',
  'lib/check-stack.ts',
  'lib/acme-policy.ts',
  'lib/display-names.ts',
  'lib/summary.ts',
  'lib/acme-compliance.ts',
];
