import { html, type Html } from './html';

/** `1 requirement`, `2 requirements`. */
export function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${String(number)} ${number === 1 ? noun : nouns}`;
}

/** A number with its thousands apart: `1 000 000`. */
export function figure(number: number): string {
  return String(number).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** Evidence: an https address becomes a link, everything else stays text. */
export function evidence(text: string): Html {
  return isWebAddress(text)
    ? html`<a href="${text}" rel="noopener noreferrer" referrerpolicy="no-referrer">${text}</a>`
    : html`<span>${text}</span>`;
}

function isWebAddress(text: string): boolean {
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return false;
  // A name before the host makes an address look like somebody else's.
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/** A paragraph for a section that has nothing to show. */
export function nothing(text: string): Html {
  return html`<p class="nothing">${text}</p>`;
}

/** Remedies and reasons are written as parts of a message. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
