import { createHash } from 'node:crypto';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { anchor } from './anchor';
import { environment } from './environment';
import { html, Html } from './html';
import { matrix } from './matrix';
import { overview } from './overview';
import { SCRIPT } from './script';
import { SIGNS } from './state-mark';
import { STYLE } from './style/style';
import { actionItemList } from './action-item-list';

/**
 * One page over all environments, which loads nothing from a network: for a screen, a phone, a printer or a screen reader.
 * It is complete without its script, which searches, filters and unfolds. Its security policy allows no other script and
 * no other style.
 */
export function reportPage(ledgers: readonly NamedLedger[]): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Stage environments: compliance report</title>
        <link rel="icon" href="data:," />
        ${STYLE_ELEMENT}
      </head>
      <body>
        <a class="skip" href="#${anchor('page', 'main')}">Skip to the content</a>
        ${SIGNS}
        <header class="masthead">
          <p class="kicker">Compliance report</p>
          <h1>Stage environments</h1>
          <p class="lead">
            The requirements of each environment, their states, and the evidence. <em>Met</em> means that
            checks evaluated the synthesized resources; a statement by a person is never called met.
          </p>
        </header>
        <div class="columns">
          <nav class="contents" aria-label="Contents">
            <ul>
              ${OVERVIEW.map(({ key, title }) => html`<li><a href="#${anchor('page', key)}">${title}</a></li>`)}
            </ul>
            <p aria-hidden="true">Environments</p>
            <ul>
              ${ledgers.map(({ name }) => html`<li><a href="#${anchor(name)}">${name}</a></li>`)}
            </ul>
          </nav>
          <main id="${anchor('page', 'main')}" tabindex="-1">
            ${OVERVIEW.map(
              ({ key, title, content }) =>
                html`<section aria-labelledby="${anchor('page', key)}">
                  <h2 id="${anchor('page', key)}">${title}</h2>
                  ${content(ledgers)}
                </section>`,
            )}
            ${ledgers.map(environment)}
          </main>
        </div>
        ${SCRIPT_ELEMENT}
      </body>
    </html>`;
  return `${page.toString().trim()}\n`;
}

const OVERVIEW = [
  { key: 'overview', title: 'Overview', content: overview },
  { key: 'action-items', title: 'Action items', content: actionItemList },
  { key: 'matrix', title: 'Requirements matrix', content: matrix },
] as const;

// The policy holds their digests: no character may be added between the tags.
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);
const SCRIPT_ELEMENT = new Html(`<script>${SCRIPT}</script>`);

const POLICY = [
  "default-src 'none'",
  `script-src ${digest(SCRIPT)}`,
  `style-src ${digest(STYLE)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
