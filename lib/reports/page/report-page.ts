import { createHash } from 'node:crypto';
import type { NamedLedger } from '../report-files';
import { anchor } from './anchor';
import { environment } from './environment';
import { html, Html } from './html';
import { matrix } from './matrix';
import { overview } from './overview';
import { SCRIPT } from './script';
import { SIGNS } from './state-mark';
import { STYLE } from './style/style';
import { toDo } from './action-item-list';

/**
 * One page over all environments, which needs nothing from a network: for a screen, a phone, a printer or a screen reader.
 * It is whole without its script, which only searches, filters and unfolds. Nothing but that script and this style runs.
 */
export function reportPage(ledgers: readonly NamedLedger[]): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Stage environments: requirements and how they stand</title>
        <link rel="icon" href="data:," />
        ${STYLE_ELEMENT}
      </head>
      <body>
        <a class="skip" href="#${anchor('page', 'main')}">Skip to the content</a>
        ${SIGNS}
        <header class="masthead">
          <p class="kicker">Compliance ledger</p>
          <h1>Stage environments</h1>
          <p class="lead">
            What each environment is required to be, how it stands, and what shows it. <em>Met</em> means that
            a check looked at the synthesized resources and found it so; nothing else is called met.
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
  { key: 'side-by-side', title: 'Side by side', content: overview },
  { key: 'to-do', title: 'What needs somebody', content: toDo },
  { key: 'matrix', title: 'Requirement by requirement', content: matrix },
] as const;

// The policy names their digests, so that not a blank may come between.
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
