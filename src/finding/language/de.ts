import type { Finding } from '../finding.ts';
import {
  type FindingWords,
  namesOf as names,
  percentIn,
  reasonsOf,
  type Sentence,
  subjectOf as subject,
  toolsFor,
  withWhy,
} from './language.ts';

const { n, list } = toolsFor('de');
const percent = percentIn('de');
const records = (count: Finding['detail'][string] | undefined) =>
  `${n(count)} ${count === 1 ? 'Datensatz' : 'Datensätze'}`;
const inRecords = (count: Finding['detail'][string] | undefined) =>
  `${n(count)} ${count === 1 ? 'Datensatz' : 'Datensätzen'}`;
const column = ({ field }: Finding) => (field === null ? 'eine Zelle' : `die Spalte „${field}“`);
const option = ({ field, detail, place }: Finding) =>
  `${n(detail.option)}${detail.part === undefined ? '' : ` „${n(detail.part)}“`} von ${field ?? 'der Spalte'}${place?.source ? ` in der Quelle „${place.source}“` : ''}`;
/** Values that contradict, at most five. */
const such = ({ detail: { against } }: Finding) =>
  Array.isArray(against) && against.length > 0 ? ` (etwa ${list(against.slice(0, 5))})` : '';
const because =
  (make: Sentence): Sentence =>
  (finding, value) =>
    withWhy(
      finding,
      make(finding, value),
      (count) =>
        `${n(count)} weitere Werte von ${finding.field ?? 'Feldern der Regel'} verletzen ${finding.rule ?? 'sie'}`,
    );
const similar = ({ suggestion }: Finding) => (suggestion === undefined ? '' : '; es gibt einen ähnlichen');

export const german: FindingWords = {
  declined: (field, value, reason) => [field, value, reason].filter((part) => part !== '').join(' '),
  messages: {
    'encoding-guessed': ({ detail }) =>
      `wurde als ${n(detail.used)} gelesen, geschätzt aus ${n(detail.evidence)} Buchstaben${Array.isArray(detail.others) && detail.others.length > 0 ? `; möglich wäre auch ${list(detail.others)}` : ''}`,
    'delimiter-guessed': ({ detail }) =>
      `die Zellen wurden bei ${n(detail.used)} getrennt, aber ${n(detail.other)} ginge ebenso`,
    'column-repeated': ({ detail }) =>
      `Spalte ${n(detail.column)} heißt „${n(detail.read)}“ wie eine vor ihr und wird „${n(detail.name)}“ genannt`,
    'column-unnamed': ({ detail }) =>
      `Spalte ${n(detail.column)} hat keinen Namen und wird „${n(detail.name)}“ genannt`,
    'columns-differ': ({ detail }) =>
      [
        ...(Array.isArray(detail.missing) && detail.missing.length > 0
          ? [`es fehlen die Spalten ${list(detail.missing)} der Dateien davor`]
          : []),
        ...(Array.isArray(detail.extra) && detail.extra.length > 0
          ? [`es gibt die Spalten ${list(detail.extra)}, die den Dateien davor fehlen`]
          : []),
      ].join(' und '),
    'no-records': () => 'enthält keine Datensätze',
    'empty-record': () => 'alle Zellen des Datensatzes sind leer',
    'ragged-row': ({ detail }) => `hat ${n(detail.found)} Zellen, die Kopfzeile aber ${n(detail.expected)}`,
    'unclosed-quote': () => 'in dieser Zeile wird ein Anführungszeichen geöffnet und nie geschlossen',
    'stray-quote': () =>
      'ein Anführungszeichen in einer Zelle ist nicht verdoppelt und wurde als Teil des Wertes gelesen',
    'nul-byte': (finding) => `${column(finding)} enthält ein NUL-Zeichen`,
    'bad-utf8': (finding, value) =>
      `${column(finding)} enthält Bytes, die kein UTF-8 sind${value === '' ? '' : `: ${value}`}`,
    'huge-cell': (finding) => `${column(finding)} enthält eine Zelle von ${n(finding.detail.bytes)} Bytes`,
    'bad-json': ({ detail }) =>
      `ist kein gültiges JSON${detail.column === undefined ? '' : ` ab Stelle ${n(detail.column)}`}: ${n(detail.problem)}`,
    'json-too-deep': ({ detail }) => `ist tiefer als ${n(detail.limit)} Ebenen verschachtelt`,
    'not-a-record': ({ detail }) => `hier gehört ein Datensatz (Objekt) hin, gefunden wurde: ${n(detail.found)}`,
    'repeated-name': ({ field }, value) =>
      `enthält den Namen „${field ?? ''}“ zweimal; der letzte Wert wurde behalten${value === '' ? '' : `, nicht ${value}`}`,
    'key-missing': (finding) => `hat keinen Schlüssel: ${column(finding)} ist leer`,
    'key-repeated': ({ detail }, value) => `der Schlüssel ${value} steht in ${inRecords(detail.records)}`,
    'convention-settled': (finding) =>
      `${option(finding)} wird als ${n(finding.detail.settled)} gelesen: ${records(finding.detail.supporting)} nur so lesbar, keiner nur anders; ${records(finding.detail.undecided)} ohne Aussage`,
    'convention-mixed': (finding) =>
      `${option(finding)} wird als ${n(finding.detail.settled)} gelesen (${records(finding.detail.supporting)}), aber ${records(finding.detail.contradicting)} nur anders lesbar${such(finding)} und ${records(finding.detail.undecided)} ohne Aussage`,
    'convention-unclear': (finding) =>
      `nichts entscheidet über ${option(finding)}: ${records(finding.detail.supporting)} nur auf eine Art lesbar, ${n(finding.detail.contradicting)} nur auf eine andere${such(finding)}, ${n(finding.detail.undecided)} ohne Aussage`,
    mojibake: ({ field, detail }, value) =>
      `${field ?? 'der Wert'} ${value} wurde ${detail.certain === true ? '' : 'vielleicht '}in der falschen Kodierung gelesen`,
    'hidden-characters': ({ field, detail }, value) =>
      `${field ?? 'der Wert'} ${value} ${detail.removed === true ? 'enthielt' : 'enthält'} unsichtbare Zeichen: ${list(detail.characters)}${detail.removed === true ? '; sie wurden entfernt' : ''}`,
    'mixed-scripts': ({ field, detail }, value) =>
      `${field ?? 'der Wert'} ${value} hat ein Wort mit Buchstaben mehrerer Schriften: ${list(detail.scripts)}`,
    'correction-tie': ({ field, detail }, value) =>
      `${field ?? 'der Wert'} ${value} könnte jeder dieser Einträge sein: ${list(detail.candidates)}`,
    'probable-typo': ({ field }, value) => `${field ?? 'der Wert'} ${value} ist wahrscheinlich ein Tippfehler`,
    'formula-cell': ({ field }, value) =>
      `${field ?? 'die Zelle'} ${value} würde von einer Tabellenkalkulation als Formel ausgeführt`,
    'updated-unreadable': ({ field }, value) =>
      `${field ?? 'die Zeit der letzten Änderung'} ${value} ist keine lesbare Zeitangabe`,
    'dependency-learned': ({ field, detail }) =>
      `${names(detail.from)} bestimmt ${field ?? 'das Feld'} bei ${percent(detail.agreement)} der Datensätze aus ${n(detail.groups)} Gruppen; ${n(detail.corrected)} berichtigt, ${n(detail.filled)} ergänzt`,
    'dependency-weak': ({ field, detail }) =>
      `${names(detail.from)} bestimmt ${field ?? 'das Feld'} nur bei ${percent(detail.agreement)} der Datensätze aus ${n(detail.groups)} Gruppen; daher wurde danach nichts geändert`,
    'dependency-differs': ({ field, detail }, value) =>
      `${field ?? 'Wert'} ${value} weicht von den anderen Datensätzen mit gleichem Wert in ${names(detail.from)} ab`,
    'column-missing': ({ detail, place }) =>
      `kein Datensatz${place?.source ? ` der Quelle „${place.source}“` : ''} hat die Spalte „${n(detail.column)}“`,
    required: because(({ field }) => `${field ?? 'das Feld'} ist leer`),
    type: because((finding, value) => `${subject(finding, value)} war nicht lesbar`),
    range: because(
      (finding, value) =>
        `${subject(finding, value)} liegt ${finding.detail.min === undefined ? `über ${n(finding.detail.max)}` : `unter ${n(finding.detail.min)}`}`,
    ),
    length: because((finding, value) => {
      const { min, max, characters } = finding.detail;
      return `${subject(finding, value)} hat ${min === undefined ? `mehr als ${n(max)}` : `weniger als ${n(min)}`} Zeichen (${n(characters)})`;
    }),
    pattern: because((finding, value) => `${subject(finding, value)} passt nicht zu ${n(finding.detail.matches)}`),
    allowed: because((finding, value) => {
      const { allowed } = finding.detail;
      const which = Array.isArray(allowed) ? `keiner von ${list(allowed)}` : `keiner der ${n(allowed)} erlaubten Werte`;
      return `${subject(finding, value)} ist ${which}${similar(finding)}`;
    }),
    unique: because((finding, value) => {
      const { fields, records: count } = finding.detail;
      const names = Array.isArray(fields) ? fields.join(' + ') : '';
      const what = value === '' ? `eine Kombination von ${names}` : subject(finding, value);
      return `${what} steht in ${inRecords(count)} und darf nur in einem stehen`;
    }),
    expect: because(({ detail }) => `${n(detail.expression)} gilt nicht`),
    'expression-failed': ({ detail }) => `der Ausdruck lässt sich nicht ausführen: ${n(detail.failed)}`,
    reference: because(
      (finding, value) =>
        `${subject(finding, value)} steht nicht in ${n(finding.detail.column)} von ${n(finding.detail.in)}${similar(finding)}`,
    ),
    rows: because(
      ({ detail }) =>
        `es gibt ${records(detail.records)}, und es sollten ${detail.min === undefined ? `höchstens ${n(detail.max)}` : `mindestens ${n(detail.min)}`} sein`,
    ),
    missing: because(
      ({ field, detail }) =>
        `${field ?? 'das Feld'} ist in ${n(detail.missing)} von ${inRecords(detail.records)} leer, höchstens ${n(detail.max)} dürfen es sein`,
    ),
    fresh: because(
      ({ detail }) =>
        `der neueste Datensatz ist vom ${n(detail.newest)}, ${n(detail.days)} Tage alt, und sollte höchstens ${n(detail.within)} alt sein`,
    ),
    'nothing-checked': ({ rule, detail }) =>
      detail.when === ''
        ? `${rule ?? 'die Regel'} prüfte keinen Datensatz: es gab nichts zu prüfen`
        : `${rule ?? 'die Regel'} prüfte keinen Datensatz: keiner von denen, für die ${n(detail.when)} gilt, hat einen Wert`,
    'oversized-block': ({ rule, detail }, value) =>
      `Block ${value} der Regel „${rule ?? ''}“ hat ${records(detail.rows)}, mehr als die Grenze von ${n(detail.limit)}; ${n(detail.pairsNotCompared)} seiner Paare wurden nach dieser Regel nicht verglichen`,
    'blocking-over-budget': ({ rule, detail }) =>
      `die vorgeschlagene Block-Regel „${rule ?? ''}“ ergäbe ${n(detail.pairs)} Paare aus ${inRecords(detail.records)}, mehr als ${n(detail.budget)} je Datensatz, und wurde weggelassen`,
    'review-cut': ({ detail }) =>
      `${n(detail.leftOut)} weitere Zweifelsfälle wurden weggelassen; ${n(detail.shown)} werden gezeigt`,
    'generic-value': ({ field, detail }, value) =>
      `${field ?? ''} ${value} gehört zu ${n(detail.entities)} Personen oder Firmen`.trim(),
    'contradicting-decisions': ({ detail }) =>
      detail.left === undefined
        ? 'eine Entscheidung verbindet zwei Datensätze, die andere Entscheidungen trennen; sie wurden verbunden'
        : `über einen Datensatz aus ${n(detail.left)} und einen aus ${n(detail.right)} wurde sowohl „gleich“ als auch „verschieden“ entschieden`,
    'decision-without-record': ({ detail }) =>
      `${n(detail.decisions)} Entscheidung(en) über ${n(detail.left)} und ${n(detail.right)} wurden nicht verwendet: einen der Datensätze gibt es in diesem Lauf nicht`,
    discrepancy: ({ field, detail }) =>
      detail.winner === detail.loser
        ? `${field ?? 'ein Feld'} unterscheidet sich zwischen Datensätzen von ${n(detail.winner)}, die zusammengehören`
        : `${field ?? 'ein Feld'} aus ${n(detail.loser)} weicht von ${n(detail.winner)} ab; der Wert von ${n(detail.winner)} wurde behalten`,
    'entity-merged': ({ detail }, value) => `${value} hat die Datensätze von ${list(detail.from)} aufgenommen`,
    'entity-split': ({ detail }, value) => `${value} ist in ${list(detail.into)} zerfallen`,
    'unknown-decision': (_, value) => `die Entscheidung ${value} ist keine von same, different, unsure`,
    'edit-without-record': ({ detail }) =>
      `ein von einem Menschen gesetzter Wert für ${n(detail.field)} wurde nicht verwendet: sein Datensatz aus ${n(detail.source)} oder das Feld ist nicht in diesem Lauf`,
    'edit-of-consent': ({ field }) =>
      `ein Mensch setzte ${field ?? 'eine Einwilligung'} auf etwas anderes als nein; das wurde nicht verwendet`,
    'decision-replaced': ({ detail }) =>
      `über einen Datensatz aus ${n(detail.left)} und einen aus ${n(detail.right)} gilt nach den Entscheidungen der Regeln „${n(detail.stands)}“ und nicht mehr „${n(detail.passedOver)}“ von hier`,
  },
  advice: {
    'encoding-guessed':
      'wenn Buchstaben falsch aussehen, die Kodierung in der Quelle nennen, etwa „encoding: windows-1254“',
    'delimiter-guessed': 'das Trennzeichen in der Quelle nennen, etwa „delimiter: ;“',
    'unclosed-quote':
      'ein Anführungszeichen im Wert verdoppeln oder „quote“ auf ein anderes Zeichen oder auf nichts setzen',
    'bad-utf8': 'wenn die ganze Datei so ist, ihre Kodierung in der Quelle nennen',
    'key-repeated': 'sind es verschiedene Datensätze, eine andere Schlüsselspalte oder mehrere nennen',
    'convention-settled': 'in der Regeldatei angeben, falls das falsch ist',
    'convention-mixed': 'in der Regeldatei angeben, welche Schreibweise die Quelle benutzt',
    'convention-unclear': 'in der Regeldatei angeben, welche Schreibweise die Quelle benutzt',
    mojibake: 'die Datei als UTF-8 ausgeben oder beim Feld mojibake: repair angeben',
    'hidden-characters': 'beim Feld unicode: clean angeben, um sie zu entfernen',
    'mixed-scripts': 'die richtige Schreibung in die Quelle oder in replace eintragen',
    'dependency-weak': 'aus der Regeldatei nehmen oder mehrere Felder zusammen bestimmen lassen',
    'correction-tie': 'die Schreibweise beim richtigen Eintrag als weiteren Namen (alias) nennen',
    'formula-cell': 'Kopien für Tabellenkalkulationen mit output: { spreadsheet: true } schreiben',
    type: 'der Fund zum abgelehnten Wert nennt den Grund',
    'expression-failed': 'mit einer Bedingung absichern, etwa filled(x) && x != 0',
    rows: 'prüfen, ob der Export vollständig ist',
    fresh: 'prüfen, ob der Export noch läuft',
    'oversized-block':
      'sie werden verglichen, wo eine andere Block-Regel sie zusammenbringt; der Regel ein Feld hinzufügen oder maxBlock erhöhen',
    'blocking-over-budget': 'die Block-Regeln selbst unter match.blocking nennen, um sie trotzdem zu haben',
    'review-cut': 'die gezeigten entscheiden und erneut laufen lassen, oder match.review erhöhen',
    'generic-value': 'steht der Wert für „unbekannt“, ihn zu den fehlenden Werten des Feldes nehmen',
    'contradicting-decisions': 'nur eine der Entscheidungen behalten',
    'decision-without-record':
      'sie bleiben am Ende von review.csv und gelten wieder, wenn der Datensatz zurückkommt; hat er sich geändert, das neue Paar entscheiden und der Quelle einen Schlüssel geben, falls sie einen hat',
    discrepancy:
      'lineage.ndjson nennt die Strategie, die jede Zelle entschied; merge: fields: legt eine andere Reihenfolge fest',
    'entity-merged': 'explain OUT KEY KEY sagt, warum zwei seiner Datensätze verbunden wurden',
    'entity-split': 'explain OUT KEY KEY sagt, warum zwei seiner Datensätze nicht verbunden wurden',
    'unknown-decision': 'die Zelle berichtigen, oder leer lassen, um später zu entscheiden',
    'edit-without-record': 'er bleibt in golden-edits.csv und gilt wieder, wenn der Datensatz zurückkommt',
    'edit-of-consent':
      'eine Regel für das Feld unter merge: fields: kann es ausdrücklich entscheiden; hier gilt nur „false“',
    'decision-replaced': 'die Entscheidung in der Datei ändern, die match.decisions nennt',
  },
  reasons: {
    'boolean/not-yes-or-no': 'ist kein Wort für ja oder nein',
    'category/not-in-list': 'ist keiner der erlaubten Werte',
    'company_name/no-name': 'enthält weder Buchstaben noch Ziffern',
    'consent/unreadable-consent': 'sagt weder ja noch nein und zählt beim Zusammenführen als nein',
    'country/unknown-country': 'ist weder Code noch Name eines Landes',
    'country/ambiguous-country': 'ist der Name von mehr als einem Land',
    ...reasonsOf(['date', 'datetime'], {
      'not-a-date': 'ist kein Datum',
      'no-such-date': 'ist ein Tag, den der Kalender nicht hat',
      'no-such-time': 'ist eine Zeit, die die Uhr nicht zeigt',
      incomplete: 'lässt den Tag oder das Jahr aus',
      'ambiguous-calendar': 'hat ein Jahr eines anderen Kalenders, und nichts sagt, welches',
      'ambiguous-serial': 'ist eine Zahl von Tagen, und nichts sagt, ob seit 1900 oder 1904',
      'ambiguous-order': 'kann mit dem Tag oder mit dem Monat beginnen, und nichts sagt, womit',
      'ambiguous-month': 'hat einen Monatsnamen, der in verschiedenen Sprachen Verschiedenes bedeutet',
      'ambiguous-time': 'ist eine Zeit, die die Uhr am Ende der Sommerzeit zweimal zeigte',
      'other-order': 'ist nur mit einer anderen Folge von Tag und Monat lesbar, als seine Spalte sie hat',
      'unknown-zone': 'nennt eine Zeitzone, die unbekannt oder mehrdeutig ist',
    }),
    'email/no-at': 'enthält kein @',
    'email/two-addresses': 'enthält mehr als eine Adresse',
    'email/white-space': 'enthält Leerraum oder einen Zeilenumbruch',
    'email/bad-local': 'hat vor dem @ etwas, das kein Mailsystem benutzt',
    'email/bad-domain': 'hat nach dem @ etwas, das kein Domainname ist',
    'email/reserved-domain': 'hat eine reservierte Domain, die keine Post bekommt',
    'email/too-long': 'ist länger, als eine Adresse sein kann',
    'identifier/bad-form': 'hat nicht die Form seiner Art',
    'identifier/bad-check-digit': 'hat eine unpassende Prüfziffer: eine Ziffer ist falsch oder vertauscht',
    'iban/bad-form': 'hat nicht die Form seines Landes oder beginnt mit keinem Land, das solche Konten hat',
    'iban/bad-check-digit': 'hat unpassende Prüfziffern: ein Zeichen ist falsch oder vertauscht',
    'vat/bad-form': 'hat nicht die Form der Nummern seines Landes',
    'vat/bad-check-digit': 'hat eine unpassende Prüfziffer: eine Ziffer ist falsch oder vertauscht',
    'vat/no-country': 'beginnt nicht mit den Buchstaben eines Landes, und die Regel nennt keines',
    'language/not-a-language': 'ist weder Sprachcode noch Name einer Sprache',
    ...reasonsOf(['number', 'integer', 'money'], {
      'ambiguous-separator':
        'kann tausendmal größer oder kleiner sein: nichts sagt, ob sein Zeichen Tausender oder Dezimalen trennt',
      'bad-grouping': 'hat seine Tausenderzeichen an den falschen Stellen',
      'other-separator': 'hat andere Zeichen als seine Ländereinstellung',
    }),
    ...reasonsOf(['number', 'integer'], {
      'not-a-number': 'ist keine Zahl',
      'percent-sign': 'hat ein Prozentzeichen, und die Regel sagt nicht „percent: true“',
      'not-whole': 'ist keine ganze Zahl',
      'too-large': 'ist zu groß oder zu klein',
    }),
    'money/not-an-amount': 'enthält keinen Geldbetrag',
    'money/rounded': 'ist auf Tausend oder Millionen gerundet',
    'money/several-amounts': 'enthält mehr als einen Betrag',
    'money/two-currencies': 'nennt zwei Währungen',
    'money/unclear-currency': 'hat ein Zeichen, das mehrere Währungen teilen, und nichts sagt, welche gemeint ist',
    'money/no-currency': 'nennt keine Währung, aus der umzurechnen wäre, und die Regel auch nicht',
    'money/old-rate': 'hat nur einen Wechselkurs, der für sein Datum zu alt ist',
    'money/no-rate': 'hat an oder vor seinem Datum keinen Wechselkurs',
    'money/no-rate-date': 'hat kein Datum neben sich, dessen Wechselkurs gälte',
    'person_name/no-name': 'enthält keinen Buchstaben',
    'person_name/not-a-name': 'enthält ein @ oder eine Webadresse, was kein Name tut',
    'phone/no-country': 'hat keine Landesvorwahl, und die Regel nennt kein Land',
    'phone/not-a-number': 'enthält keine Telefonnummer',
    'phone/wrong-length': 'ist für sein Land zu kurz oder zu lang',
    'phone/not-in-use': 'hat Ziffern, die sein Land nicht vergibt',
    'postal_code/bad-form': 'hat nicht die Form der Postleitzahlen seines Landes',
    'postal_code/not-a-postal-code': 'ist in keinem Land eine Postleitzahl',
    'url/white-space': 'enthält Leerraum oder spitze Klammern',
    'url/bad-scheme': 'beginnt mit einem Schema, das nicht zum Web gehört',
    'url/bad-host': 'nennt keinen öffentlichen Rechner',
    'url/bad-port': 'hat einen Port, der nicht zwischen 1 und 65535 liegt',
    'url/not-a-url': 'ist keine URL oder länger als die 2.083 Zeichen, die Browser annehmen',
  },
};
