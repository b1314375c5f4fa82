import { html, type Html } from './html';

/**
 * A table whose first column heads its rows.
 *
 * @param label what screen readers call it
 * @param caption what stands above it, where the heading does not say it
 */
export function table(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly Html[])[],
  caption?: string,
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="stacked plain">
      ${
        caption === undefined
          ? undefined
          : html`<caption>
              ${caption}
            </caption>`
      }
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${others.map((cell, index) => html`<td data-head="${heads[index + 1]}">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
