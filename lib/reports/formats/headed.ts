import { OutcomeState } from '../../compliance/outcome';
import type { Paint } from '../reporter';
import { wrapped } from './wrapped';

/** A record has a state of its own, such as `expired`. */
const NOT_MET: string = OutcomeState.NOT_MET;

/**
 * A text behind a painted state.
 *
 * @param indent of further lines, by default below the text
 */
export function headed(
  state: string,
  text: string,
  paint: Paint,
  indent = ' '.repeat(state.length + 4),
): string[] {
  const colour = state === NOT_MET ? 'red' : 'yellow';
  const [first, ...more] = wrapped(`${state}  ${text}`, indent, '  ');
  return [`  ${paint(colour, state)}${first.slice(state.length + 2)}`, ...more];
}
