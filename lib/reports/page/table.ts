import { html, type Html } from './html';

/** How a table looks, and what it is called. */
export interface Frame {
  /** Its classes of style. */
  readonly look: string;
  /** What screen readers call it. */
  readonly label: string;
  /** @default - nothing refers to it */
  readonly id?: string;
  /**
   * What stands above it, where the heading does not say it.
   *
   * @default - nothing
   */
  readonly caption?: string;
}

/** A table around rows; where it is wider than the page, it scrolls by itself. */
export function framed(
  { look, label, id, caption }: Frame,
  heads: readonly string[],
  rows: readonly Html[],
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="${look}" ${id === undefined ? undefined : html`id="${id}"`}>
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
        ${rows}
      </tbody>
    </table>
  </div>`;
}

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
  const lines = rows.map(
    ([first, ...others]) =>
      html`<tr>
        <th scope="row">${first}</th>
        ${others.map((cell, index) => html`<td data-head="${heads[index + 1]}">${cell}</td>`)}
      </tr>`,
  );
  return framed({ look: 'stacked plain', label, caption }, heads, lines);
}
