import { type Language, languages, localeOf } from '../../finding/language/language.ts';
import type { Words } from '../language/en.ts';
import { wordsIn } from '../language/index.ts';
import { CODE, DATA, END, STRONG } from '../language/marks.ts';
import { escapeText, html, Markup } from './markup.ts';

/** A text of the page, said in any language. */
export type Say = (words: Words, language: Language) => string;

const elementOf: Readonly<Record<string, string>> = { [STRONG]: 'strong', [DATA]: 'bdi', [CODE]: 'code' };
const marked = new RegExp(`([${STRONG}${DATA}${CODE}])([^${END}]*)${END}`, 'g');

/** A text of the page as markup, its marks as elements. */
const toMarkup = (text: string): Markup =>
  new Markup(
    escapeText(text).replace(
      marked,
      (_, mark: string, inner: string) => `<${elementOf[mark]}>${inner}</${elementOf[mark]}>`,
    ),
  );

/**
 * What the parts of a page are drawn with: every text of its own in all languages. It is written in one of them, and the
 * others lie beside it, so that the page can be switched without asking anybody.
 */
export class Page {
  readonly language: Language;
  readonly #texts: string[][] = [];
  readonly #indexOf = new Map<string, number>();
  #bytes = 0;

  constructor(language: Language) {
    this.language = language;
  }

  /** The number under which the page knows a text. */
  #index(make: Say): number {
    const texts = languages.map((language) => make(wordsIn[language], language));
    const id = JSON.stringify(texts);
    const known = this.#indexOf.get(id);
    if (known !== undefined) return known;
    this.#bytes += Buffer.byteLength(id);
    this.#indexOf.set(id, this.#texts.length);
    return this.#texts.push(texts) - 1;
  }

  /** An element that holds nothing but a text. `attributes` is markup of ours. */
  text(tag: string, make: Say, attributes: Markup | null = null): Markup {
    const index = this.#index(make);
    const own = this.#texts[index]![languages.indexOf(this.language)]!;
    return html`<${new Markup(tag)}${attributes} data-t="${index}">${toMarkup(own)}</${new Markup(tag)}>`;
  }

  say(make: Say): Markup {
    return this.text('span', make);
  }

  /** An attribute that holds a text, such as an aria-label. */
  attribute(name: 'aria-label' | 'placeholder', make: Say): Markup {
    const index = this.#index(make);
    const own = this.#texts[index]![languages.indexOf(this.language)]!;
    return html` ${new Markup(name)}="${new Markup(escapeText(own))}" data-${new Markup(name)}="${index}"`;
  }

  /** Numbers are written by the page itself when its language is switched. */
  #number(tag: string, kind: 'n' | 'p' | 'w', value: number, text: string, attributes: Markup | null): Markup {
    return html`<${new Markup(tag)}${attributes} data-${new Markup(kind)}="${value}">${new Markup(escapeText(text))}</${new Markup(tag)}>`;
  }

  count(value: number, tag = 'span', attributes: Markup | null = null): Markup {
    return this.#number(tag, 'n', value, wordsIn[this.language].format.n(value), attributes);
  }

  percent(share: number, tag = 'span', attributes: Markup | null = null): Markup {
    return this.#number(tag, 'p', share, wordsIn[this.language].format.percent(share), attributes);
  }

  weight(value: number, tag = 'span', attributes: Markup | null = null): Markup {
    return this.#number(tag, 'w', value, wordsIn[this.language].format.weight(value), attributes);
  }

  /** Bytes of all texts so far: they are part of what the page weighs. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Everything the page's script needs. It can hold no end of a script: there is no `<` in it. */
  json(): Markup {
    const facts = {
      language: this.language,
      languages: languages.map((language) => ({
        language,
        locale: localeOf[language],
        title: wordsIn[language].pageTitle,
        showing: wordsIn[language].showing,
      })),
      texts: this.#texts,
    };
    return new Markup(JSON.stringify(facts).replaceAll('<', '\\u003c'));
  }
}
