// The script of report.html: switches the language and filters the findings. It makes text and known elements only, never
// markup. tools/make-page-scripts.mjs puts it into src/report/html/page-script.ts.
export {};

interface Facts {
  readonly language: string;
  readonly languages: readonly {
    readonly language: string;
    readonly locale: string;
    readonly title: string;
    readonly showing: string;
  }[];
  readonly texts: readonly (readonly string[])[];
}

const byId = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind | null;
const facts = JSON.parse(byId('texts')!.textContent!) as Facts;
const chooser = byId<HTMLSelectElement>('language')!;
let now = facts.languages.findIndex(({ language }) => language === facts.language);

// --- Language ---

const elements: Readonly<Record<string, string>> = { '\u0001': 'strong', '\u0002': 'bdi', '\u0003': 'code' };

/** A text with its marks as elements. */
function fill(element: Element, text: string): void {
  element.textContent = '';
  for (const part of text.split(/([\u0001-\u0003][^\u0004]*\u0004)/)) {
    const name = elements[part.charAt(0)];
    if (name === undefined) {
      element.append(part);
      continue;
    }
    const inner = document.createElement(name);
    inner.textContent = part.slice(1, -1);
    element.append(inner);
  }
}

function speak(index: number): void {
  now = index;
  const { locale, language, title } = facts.languages[index]!;
  document.documentElement.lang = locale;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = title;
  const text = (number: string) => facts.texts[Number(number)]![index]!;
  for (const element of document.querySelectorAll<HTMLElement>('[data-t]')) fill(element, text(element.dataset.t!));
  for (const name of ['aria-label', 'placeholder']) {
    for (const element of document.querySelectorAll('[data-' + name + ']'))
      element.setAttribute(name, text(element.getAttribute('data-' + name)!));
  }
  write('n', new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }), (value) => value);
  // Never rounded up to a full 100 %.
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  write('p', percent, (value) => Math.floor(value * 1000 + 1e-6) / 1000);
  write('w', new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 2 }), (value) => value);
  chooser.value = language;
  texts.clear();
  filter();
}

function write(kind: string, format: Intl.NumberFormat, value: (raw: number) => number): void {
  for (const element of document.querySelectorAll('[data-' + kind + ']'))
    element.textContent = format.format(value(Number(element.getAttribute('data-' + kind))));
}

// --- Filters of the findings ---

const groups = [...document.querySelectorAll<HTMLDetailsElement>('#groups > details')];
const texts = new Map<HTMLElement, string>();
const fieldset = byId<HTMLFieldSetElement>('filters');
const search = byId<HTMLInputElement>('search');
const levels = [...document.querySelectorAll<HTMLInputElement>('#filters input[name=level]')];
const selects = (['rule', 'field', 'source'] as const).map((name) => ({ name, select: byId<HTMLSelectElement>(name) }));

/** Without case and marks, and with one i: whoever types "istanbul" means "İstanbul". */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replace(/\s+/g, ' ');

function textOf(group: HTMLElement): string {
  let text = texts.get(group);
  if (text === undefined) {
    text = fold(group.textContent!);
    texts.set(group, text);
  }
  return text;
}

function filter(): void {
  if (fieldset === null || search === null) return;
  const allowed = new Set(levels.filter(({ checked }) => checked).map(({ value }) => value));
  const words = fold(search.value)
    .split(' ')
    .filter((word) => word !== '');
  let shown = 0;
  for (const group of groups) {
    const fits =
      allowed.has(group.dataset.level!) &&
      selects.every(
        ({ name, select }) => select!.value === '' || (group.dataset[name] ?? '').split(' ').includes(select!.value),
      ) &&
      (words.length === 0 || words.every((word) => textOf(group).includes(word)));
    if (group.hidden === fits) group.hidden = !fits;
    if (fits) shown++;
  }
  byId('none')!.hidden = shown > 0;
  const { locale, showing } = facts.languages[now]!;
  const number = new Intl.NumberFormat(locale);
  byId('showing')!.textContent = showing
    .replace('{0}', number.format(shown))
    .replace('{1}', number.format(groups.length));
}

function clear(): void {
  search!.value = '';
  for (const level of levels) level.checked = true;
  for (const { select } of selects) select!.value = '';
  filter();
}

if (fieldset !== null) {
  fieldset.hidden = false;
  fieldset.addEventListener('input', filter);
  byId('clear')!.addEventListener('click', clear);
}

// --- The page ---

byId('languages')!.hidden = false;
chooser.addEventListener('change', () =>
  speak(facts.languages.findIndex(({ language }) => language === chooser.value)),
);
const asked = new URLSearchParams(location.search).get('language');
const wanted = facts.languages.findIndex(({ language }) => language === asked);
if (wanted >= 0 && wanted !== now) speak(wanted);
else filter();

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (event.key === '/' && !typing && search !== null) {
    event.preventDefault();
    search.focus();
  }
});

// On paper everything is open.
let closed: HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
  closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  for (const one of closed) one.open = true;
});
addEventListener('afterprint', () => {
  for (const one of closed) one.open = false;
});
