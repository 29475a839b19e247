/** How a JSON value, or a value of a record from memory, becomes the text of a cell. One place, so that both agree. */

/** Records nested deeper than this are put aside: no export is, and flattening them would help nobody. */
export const MAX_DEPTH = 64;

/** Stands between the texts of a list where all are texts. */
export const LIST_SEPARATOR = ';';

/** A list of texts is joined, unless the result could not be told apart again; any other list is kept as JSON. */
export function canJoin(texts: readonly string[]): boolean {
  return !texts.some((text) => text === '' || text.includes(LIST_SEPARATOR));
}
