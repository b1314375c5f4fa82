import {
  checkIds,
  cliOptions,
  goLiveKeys,
  ledgerKeys,
  members,
  publicNames,
  stagesKeys,
  states,
  warningIds,
} from '../tools/names/code-names';
import { type NamesByPlace, readNameTable } from '../tools/names/name-table';
import { ambiguousNames, namesNotInCode, unmappedNames } from '../tools/names/unmapped';

const table = readNameTable();
const { 'stages.yaml': stages, 'go-live.yaml': goLive } = table.yamlKeys;

// A name that changed goes into docs/reference/names.yaml: under `renamed` if 0.1.0 had it under another name.
describe('docs/reference/names.yaml has every name of the code, and no other', () => {
  test.each([
    ['public names', table.publicNames, publicNames],
    ['keys of stages.yaml', stages, stagesKeys],
    ['keys of go-live.yaml', goLive, goLiveKeys],
    ['keys of a ledger', table.ledgerKeys, ledgerKeys],
    ['states', table.states, states],
    ['check ids', table.checkIds, checkIds],
    ['acknowledgements', table.acknowledgements, warningIds],
    ['options of the command line', table.cliOptions, cliOptions],
  ] as const)('%s', (_, section: NamesByPlace, inCode) => {
    const code = inCode();
    expect([...code.values()].flatMap((names) => [...names])).not.toEqual([]);
    expect(unmappedNames(section, code)).toEqual({ notInTable: [], notInCode: [] });
  });

  test('members that changed', () => expect(namesNotInCode(table.members, members())).toEqual([]));
});

test.each([
  ...Object.entries(table).filter(([section]) => section !== 'yamlKeys'),
  ...Object.entries(table.yamlKeys),
])('%s says once what became of each name', (_, section) =>
  expect(ambiguousNames(section as NamesByPlace)).toEqual([]),
);
