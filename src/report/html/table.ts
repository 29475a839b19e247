import { html, type Markup, nothing } from './markup.ts';
import type { Page, Say } from './page.ts';

/** How much of a list a page shows: so many items and so many bytes, whichever comes first. */
export interface Room {
  readonly items: number;
  readonly bytes: number;
}

/** The first items of a list that there is room for, and how many are left out. */
export function within<Item>(
  page: Page,
  items: readonly Item[],
  room: Room,
  draw: (item: Item, index: number) => Markup,
) {
  const drawn: Markup[] = [];
  const before = page.bytes;
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    if (drawn.length === room.items) break;
    const markup = draw(item, index);
    bytes += Buffer.byteLength(markup.text);
    if (bytes + page.bytes - before > room.bytes) break;
    drawn.push(markup);
  }
  return { drawn, left: items.length - drawn.length };
}

/** The head of a column; one of numbers stands at their end. */
export type Head = Say | readonly ['number', Say];

interface TableParts<Item> {
  readonly heads: readonly Head[];
  readonly items: readonly Item[];
  readonly room: Room;
  readonly row: (item: Item, index: number) => Markup;
}

export function table<Item>(page: Page, { heads, items, room, row }: TableParts<Item>): Markup {
  const { drawn, left } = within(page, items, room, row);
  const cells = heads.map((head) =>
    typeof head === 'function'
      ? page.text('th', head, html` scope="col"`)
      : page.text('th', head[1], html` scope="col" class="n"`),
  );
  return html`${scroll(html`<table><thead><tr>${cells}</tr></thead><tbody>
${drawn}</tbody></table>`)}${leftOut(page, left)}`;
}

/** What may be wider than a phone is moved by itself; the page never is. */
export const scroll = (inner: Markup): Markup => html`<div class="scroll" tabindex="0">${inner}</div>`;

export const leftOut = (page: Page, left: number): Markup =>
  left === 0 ? nothing : page.text('p', (words) => words.moreInJson(left), html` class="soft"`);

/** A part of the page with its head, which the contents lead to. */
export const section = (page: Page, id: string, title: Say, inner: Markup | readonly Markup[]): Markup =>
  html`<section id="${id}">${page.text('h2', title)}${inner}</section>
`;

export const soft = (page: Page, say: Say): Markup => page.text('p', say, html` class="soft"`);
