import { standardOutput } from '../../bin/commands/output';

const terminal = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
const wanted = process.env.NO_COLOR;

afterEach(() => {
  if (terminal === undefined) Reflect.deleteProperty(process.stdout, 'isTTY');
  else Object.defineProperty(process.stdout, 'isTTY', terminal);
  if (wanted === undefined) delete process.env.NO_COLOR;
  else process.env.NO_COLOR = wanted;
});

function painted(isTTY: boolean | undefined, noColour: string | undefined): string {
  Object.defineProperty(process.stdout, 'isTTY', { value: isTTY, configurable: true });
  if (noColour === undefined) delete process.env.NO_COLOR;
  else process.env.NO_COLOR = noColour;
  return standardOutput().paint('red', 'not met');
}

test('colour on a terminal', () => {
  expect(painted(true, undefined)).toBe('\u001b[31mnot met\u001b[39m');
});

test.each<[string, boolean | undefined, string | undefined]>([
  ['in a file or a pipe', undefined, undefined],
  ['where NO_COLOR is set', true, '1'],
])('no colour %s', (_where, isTTY, noColour) => {
  expect(painted(isTTY, noColour)).toBe('not met');
});
