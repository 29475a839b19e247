import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

/*
 * Made-up people of four countries with known truth, for benchmarks: about one record in six is a fuzzy duplicate.
 * The same count and seed give the same bytes. Usage: node bench/make-people.mjs COUNT FOLDER [SEED]
 */

const countries = [
  {
    code: 'TR',
    share: 0.35,
    first:
      'Ahmet Ayşe Can Çağla Deniz Elif Emre Fatma Gökhan Hülya İbrahim Kerem Leyla Mehmet Nilüfer Oğuz Özge Selin Şule Tolga Umut Yağmur Zeynep Barış',
    last: 'Aksoy Aslan Aydın Bulut Çelik Demir Doğan Erdoğmuş Güneş Işık Kaplan Kaya Keskin Koç Kurt Özdemir Polat Şahin Şimşek Taş Türk Uçar Yıldız Yılmaz',
    cities: 'Adana Ankara Antalya Bursa Diyarbakır Eskişehir İstanbul İzmir Kayseri Konya Mersin Muğla Trabzon',
    forms: ['A.Ş.', 'Ltd. Şti.'],
    phone: (n) => `5${30 + (n % 20)}${digits(n, 7)}`,
    dial: '90',
    date: '.',
    decimal: ',',
    money: (amount) => `${amount} TL`,
  },
  {
    code: 'AE',
    share: 0.15,
    first: 'أحمد فاطمة خالد مريم سعيد نورة عمر ليلى حسن عائشة يوسف سارة راشد هند سالم ريم',
    last: 'المنصوري الكعبي الشامسي الحمادي المزروعي الظاهري النعيمي الزعابي السويدي البلوشي المهيري الفلاسي',
    cities: 'دبي الشارقة عجمان العين الفجيرة',
    forms: ['LLC', 'FZE'],
    phone: (n) => `5${[0, 2, 4, 5, 6, 8][n % 6]}${digits(n, 7)}`,
    dial: '971',
    date: '/',
    decimal: '.',
    money: (amount) => `AED ${amount}`,
  },
  {
    code: 'GB',
    share: 0.3,
    first:
      'Alice Amelia Charlie Daisy Edward Emily Finley George Grace Harry Isla Jack James Lily Mia Noah Oliver Olivia Poppy Thomas William Sophie',
    last: 'Adams Baker Bennett Carter Clarke Cooper Davies Edwards Evans Fisher Green Hall Hughes Jackson Johnson Mitchell Roberts Taylor Turner Walker Wright',
    cities: 'Bath Belfast Bristol Cardiff Derby Exeter Glasgow Leeds London Norwich Oxford York',
    forms: ['Ltd', 'PLC'],
    phone: (n) => `7${400 + (n % 500)}${digits(n, 6)}`,
    dial: '44',
    date: '/',
    decimal: '.',
    money: (amount) => `£${amount}`,
  },
  {
    code: 'DE',
    share: 0.2,
    first:
      'Anna Ben Clara Elias Emma Felix Hannah Jonas Jürgen Lena Leon Lukas Mia Moritz Paul Sabine Sophie Ursula Björn Käthe',
    last: 'Bauer Becker Fischer Groß Hoffmann Jäger Koch Köhler Krause Lehmann Meyer Müller Neumann Richter Schäfer Schmidt Schröder Schulz Vogel Weiß',
    cities: 'Berlin Bremen Dresden Düsseldorf Essen Frankfurt Hamburg Köln Leipzig München Nürnberg Stuttgart',
    forms: ['GmbH', 'AG'],
    phone: (n) => `15${10 + (n % 80)}${digits(n, 7)}`,
    dial: '49',
    date: '.',
    decimal: ',',
    money: (amount) => `${amount} €`,
  },
].map((one) => ({ ...one, first: one.first.split(' '), last: one.last.split(' '), cities: one.cities.split(' ') }));

const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bran del fin gar hol'.split(' ');
const trades = ['Trading', 'Foods', 'Logistics', 'Media', 'Energy', 'Health', 'Group'];
const domains = ['example.com', 'example.org', 'mail.example', 'post.example'];
const letters = 'abcdefghiklmnoprstuvz';
const columns = 'id,first_name,last_name,company,email,phone,city,country,birth_date,amount,source,updated_at';

const pad = (number) => String(number).padStart(2, '0');
const digits = (number, length) => String(number % 10 ** length).padStart(length, '1');

/** Lines of records.csv and truth.csv, the headers first. */
export function* people(count, seed = 1) {
  const random = makeRandom(seed);
  const below = (end) => Math.floor(random() * end);
  const pick = (list) => list[below(list.length)];
  yield { record: columns, truth: 'id,entity' };
  const waiting = [];
  const longest = Math.min(2000, count / 20);
  let id = 0;
  let entity = 0;
  const line = (person, isCopy) => {
    id++;
    return { record: recordLine(id, isCopy ? spoil(person, random) : person, random), truth: `${id},${person.entity}` };
  };
  while (id < count) {
    const person = makePerson(++entity, random, pick, below);
    yield line(person, false);
    if (random() < 0.17) for (let copies = random() < 0.85 ? 1 : 2; copies > 0; copies--) waiting.push(person);
    // Copies come long after their original, as in real files.
    while (id < count && (waiting.length > longest || (id > count - longest && waiting.length > 0)))
      yield line(waiting.splice(below(waiting.length), 1)[0], true);
  }
}

function makePerson(entity, random, pick, below) {
  const country = byShare(random());
  const word = Array.from({ length: 2 + below(2) }, () => pick(syllables)).join('');
  const name = `${country.code.toLowerCase()}${entity.toString(36)}`;
  return {
    entity,
    country,
    first: pick(country.first),
    last: pick(country.last),
    company: `${word[0].toUpperCase()}${word.slice(1)} ${pick(trades)} ${pick(country.forms)}`,
    email: `${pick(syllables)}.${name}${below(100)}@${pick(domains)}`,
    phone: country.phone(below(1e9)),
    city: pick(country.cities),
    born: [1945 + below(62), 1 + below(12), 1 + below(28)],
    cents: below(2e6),
  };
}

function byShare(draw) {
  let left = draw;
  for (const country of countries) {
    left -= country.share;
    if (left < 0) return country;
  }
  return countries[0];
}

/** A copy of a person as another system would hold it. */
function spoil(person, random) {
  const copy = { ...person };
  const maybe = (share) => random() < share;
  if (maybe(0.2)) copy.first = mistype(copy.first, random);
  if (maybe(0.2)) copy.last = mistype(copy.last, random);
  if (maybe(0.2)) copy.company = mistype(copy.company, random);
  if (maybe(0.15)) copy.email = maybe(0.5) ? '' : mistype(copy.email, random);
  if (maybe(0.1)) copy.phone = '';
  if (maybe(0.1)) copy.city = '';
  if (maybe(0.05)) copy.born = null;
  if (maybe(0.05)) [copy.first, copy.last] = [copy.last, copy.first];
  return copy;
}

function mistype(text, random) {
  if (text.length < 3) return text;
  const at = 1 + Math.floor(random() * (text.length - 2));
  const letter = letters[Math.floor(random() * letters.length)];
  const kind = random();
  if (kind < 0.3) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.6) return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  return text.slice(0, at) + letter + text.slice(at + (kind < 0.8 ? 1 : 0));
}

function recordLine(id, person, random) {
  const { country, phone, born, cents } = person;
  const draw = random();
  const [whole, part] = [String(Math.floor(cents / 100)), pad(cents % 100)];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, country.decimal === ',' ? '.' : ',');
  const local = `${grouped}${country.decimal}${part}`;
  const spaced = `${phone.slice(0, 3)} ${phone.slice(3, 6)} ${phone.slice(6)}`;
  const cells = [
    id,
    person.first,
    person.last,
    person.company,
    person.email,
    phone === '' ? '' : pickOne(random(), [`+${country.dial}${phone}`, `0${phone}`, `+${country.dial} ${spaced}`]),
    person.city,
    country.code,
    born === null ? '' : dateText(born, draw < 0.5 ? '' : country.date),
    draw < 0.3 ? `${whole}.${part}` : draw < 0.6 ? local : country.money(local),
    pickOne(random(), ['crm', 'marketing', 'shop']),
    new Date(1.6e12 + random() * 1.6e11).toISOString(),
  ];
  return cells.map((cell) => (/[",]/.test(cell) ? `"${cell}"` : cell)).join(',');
}

const pickOne = (draw, list) => list[Math.floor(draw * list.length)];

function dateText([year, month, day], separator) {
  return separator === '' ? `${year}-${pad(month)}-${pad(day)}` : [pad(day), pad(month), year].join(separator);
}

/** Uniform numbers in [0, 1) from a 32-bit counter, mixed. */
function makeRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  };
}

/** Writes FOLDER/records.csv and FOLDER/truth.csv. */
export async function writePeople(count, folder, seed) {
  mkdirSync(folder, { recursive: true });
  const files = ['records.csv', 'truth.csv'].map((name) => createWriteStream(join(folder, name)));
  let texts = ['', ''];
  const flush = async () => {
    for (const [index, file] of files.entries())
      if (!file.write(texts[index])) await new Promise((resolve) => file.once('drain', resolve));
    texts = ['', ''];
  };
  for (const { record, truth } of people(count, seed)) {
    texts[0] += `${record}\n`;
    texts[1] += `${truth}\n`;
    if (texts[0].length > 1 << 20) await flush();
  }
  await flush();
  await Promise.all(files.map((file) => finished(file.end())));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [count, folder, seed] = process.argv.slice(2);
  if (!(Number(count) > 0) || folder === undefined) {
    process.stderr.write('usage: node bench/make-people.mjs COUNT FOLDER [SEED]\n');
    process.exitCode = 2;
  } else await writePeople(Number(count), folder, Number(seed ?? 1));
}
