import { plain } from '../language/marks.ts';

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

/** Text with what means markup as entities; the page's own texts may hold marks of direction, data comes through `plain`. */
export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!);

function render(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return escapeText(plain(String(part)));
}

/** A template whose values are escaped, unless they are markup made by this same function. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0]!;
  parts.forEach((part, index) => {
    text += render(part) + strings[index + 1]!;
  });
  return new Markup(text);
}

export const nothing: Markup = html``;

/** Text from data, which may be written from right to left: kept from turning the words around it. */
export const data = (text: string | number): Markup => html`<bdi>${text}</bdi>`;
