import { html, type Html } from './html';

/** The look and the label of a table. */
export interface Frame {
  /** Its CSS classes. */
  readonly look: string;
  /** The label for screen readers. */
  readonly label: string;
  /** @default - none */
  readonly id?: string;
  /**
   * The caption.
   *
   * @default - none: the heading names it
   */
  readonly caption?: string;
}

/** A table around rows; if it is wider than the page, it scrolls by itself. */
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
 * A table whose first column has the headings of the rows.
 *
 * @param label the label for screen readers
 * @param caption the caption, if the heading does not name the table
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
