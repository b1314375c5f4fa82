import { capitalized } from '../../internal/case';
import { html, type Html } from './html';

/** `1 requirement`, `2 requirements`. */
export function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${String(number)} ${number === 1 ? noun : nouns}`;
}

/** A number with grouped thousands: `1 000 000`. */
export function figure(number: number): string {
  return String(number).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** Evidence: an https address as a link, anything else as text. */
export function evidence(text: string): Html {
  return isWebAddress(text)
    ? html`<a href="${text}" rel="noopener noreferrer" referrerpolicy="no-referrer">${text}</a>`
    : html`<span>${text}</span>`;
}

function isWebAddress(text: string): boolean {
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return false;
  // Credentials in an address can imitate another host.
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/** The paragraph of an empty section. */
export function nothing(text: string): Html {
  return html`<p class="nothing">${text}</p>`;
}

/** A part of a message with a capital letter. */
export const sentence = capitalized;
