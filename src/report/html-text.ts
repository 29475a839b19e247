import { asNumber, cutText, NOT_PRINTABLE } from '../finding/message.ts';

/** Markup that is safe to put into a page: made only by `html` below, never from data. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Markup | string | number | null | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Longer texts are cut: one cell, header or file name must not be able to make the page unreadable. */
const LONGEST = 400;

// Control and bidi characters are shown as their numbers: they would change what the page seems to say.
const escapeText = (text: string) =>
  cutText(text, LONGEST)
    .replace(/[&<>"']/g, (character) => entities[character]!)
    .replace(NOT_PRINTABLE, asNumber);

function render(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return escapeText(String(part));
}

/** A template whose values are escaped, unless they are markup made by this same function. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0]!;
  parts.forEach((part, index) => {
    text += render(part) + strings[index + 1]!;
  });
  return new Markup(text);
}

/** Text from data, which may be written from right to left: kept from turning the words around it. */
export const data = (text: string | number): Markup => html`<bdi>${text}</bdi>`;

/** How much of a list a page shows: so many items and so many bytes, whichever comes first. */
export interface Room {
  readonly items: number;
  readonly bytes: number;
}

/** The first items of a list that there is room for, and how many are left out. */
export function within<Item>(items: readonly Item[], room: Room, draw: (item: Item) => Markup) {
  const drawn: Markup[] = [];
  let bytes = 0;
  for (const item of items) {
    if (drawn.length === room.items) break;
    const markup = draw(item);
    bytes += Buffer.byteLength(markup.text);
    if (bytes > room.bytes) break;
    drawn.push(markup);
  }
  return { drawn, left: items.length - drawn.length };
}

interface TableParts<Item> {
  /** Heads of the columns; those of numbers begin with `#`. */
  readonly heads: readonly string[];
  readonly items: readonly Item[];
  readonly room: Room;
  readonly row: (item: Item) => Markup;
  /** What the items are called, where some are left out. */
  readonly more: string;
}

export function table<Item>({ heads, items, room, row, more }: TableParts<Item>): Markup {
  const { drawn, left } = within(items, room, row);
  const head = heads.map((text) =>
    text.startsWith('#')
      ? html`<th scope="col" class="n">${text.slice(1)}</th>`
      : html`<th scope="col">${text === '' ? html`<span class="hidden">details</span>` : text}</th>`,
  );
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>
${drawn}</tbody></table></div>${andMore(left, more)}`;
}

export const andMore = (left: number, more: string): Markup | null =>
  left === 0 ? null : html`<p class="soft">${left.toLocaleString('en-US')} more ${more} in report.json.</p>`;
