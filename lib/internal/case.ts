/** `OrderApi` as `order_api`. */
export function snakeCase(id: string): string {
  return id.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** `OrderApi` as `ORDER_API`. */
export function environmentCase(id: string): string {
  return snakeCase(id).toUpperCase();
}

/** A text with a capital letter, as a sentence begins. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
