import { run } from './run';

test.each([[], ['app'], ['init'], ['report'], ['check'], ['diff']])(
  '%s --help fits into 80 columns',
  (...command) => {
    const { code, output } = run(...command, '--help');

    expect(code).toBe(0);
    expect(output.split('\n').filter((line) => line.length > 80)).toEqual([]);
  },
);
