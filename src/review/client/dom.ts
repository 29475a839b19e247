/*
 * The only way by which the page makes elements. Texts of data become text nodes and nothing else; names of elements and
 * attributes are written in this folder and never come from data.
 */

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | number | boolean>>;

const SVG = 'http://www.w3.org/2000/svg';

function fill<Made extends Element>(element: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] => fill(document.createElement(tag), attributes, children);

export const draw = <Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[Tag] => fill(document.createElementNS(SVG, tag), attributes, children);

/** A button with the key that does the same. */
export function button(label: string, key: string, onClick: () => void, kind = ''): HTMLButtonElement {
  const made = make('button', { type: 'button', class: kind }, label);
  if (key !== '') {
    made.append(' ', make('kbd', {}, key));
    made.setAttribute('aria-keyshortcuts', key);
  }
  made.addEventListener('click', onClick);
  return made;
}

/** Text of data: its own direction, and apart from what stands beside it. */
export const datum = (text: string, kind = ''): HTMLElement => make('bdi', { dir: 'auto', class: kind }, text);

/** Cuts a text for a narrow place, by what readers take for letters. */
export function short(text: string, longest: number): string {
  const letters = Array.from(
    new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text),
    (one) => one.segment,
  );
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}
