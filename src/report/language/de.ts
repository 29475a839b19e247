import type { Words } from './en.ts';
import { formatFor } from './format.ts';
import { code, strong } from './marks.ts';

const format = formatFor('de');
const { n, percent, list, counted } = format;
const records = counted({ one: '# Datensatz', other: '# Datensätze' });
const pairs = counted({ one: '# Paar', other: '# Paare' });
const cells = counted({ one: '# Zelle', other: '# Zellen' });

export const german: Words = {
  format,
  records,
  pageTitle: 'Bericht zur Datenqualität',
  skip: 'Zum Bericht springen',
  language: 'Sprache',
  contents: 'Inhalt',
  empty: '(leer)',
  before: 'vorher',
  after: 'nachher',
  field: 'Feld',
  source: 'Quelle',
  rule: 'Regel',
  level: 'Stufe',
  key: 'Schlüssel',
  recordsHead: 'Datensätze',
  cellsHead: 'Zellen',
  valuesHead: 'Werte',
  example: 'Beispiel',
  moreInJson: (more) => `${n(more)} weitere in report.json.`,

  summary: 'Zusammenfassung',
  asOf: (date) => `Stand: ${format.date(date)}`,
  cameFrom: (read, from) =>
    `${strong(records(read))} ${read === 1 ? 'kam' : 'kamen'} aus ${from === 1 ? 'einer Quelle' : `${n(from)} Quellen`}.`,
  describe: (entities, merged, into, alone) =>
    merged === 0
      ? `Sie beschreiben ${strong(n(entities))} Personen oder Firmen; keine kommt doppelt vor.`
      : `Sie beschreiben ${strong(n(entities))} Personen oder Firmen: ${records(merged)} waren Dubletten voneinander und wurden zu ${n(into)}; ${n(alone)} ${alone === 1 ? 'steht' : 'stehen'} für sich.`,
  doubt: (count) => `${strong(pairs(count))} im Zweifel ${count === 1 ? 'wartet' : 'warten'} auf einen Menschen.`,
  since: (created, merged, split, retired) =>
    `Seit dem letzten Lauf: ${n(created)} neue Master-IDs, ${n(merged)} zusammengeführt, ${n(split)} geteilt, ${n(retired)} nicht mehr in Gebrauch.`,
  within: 'im Budget',
  over: 'über dem Budget',
  budgetLine: (level, found, allowed) =>
    `${records(found)} mit ${level === 'error' ? 'einem Fehler' : 'einer Warnung'}, ${n(allowed)} erlaubt.`,
  masked: 'Persönliche Werte sind in diesem Bericht verdeckt; die Datendateien enthalten sie unverändert.',
  revealed: 'Persönliche Werte werden unverändert gezeigt.',
  tileRead: 'Datensätze gelesen',
  tileAside: 'aussortiert',
  tileAccepted: 'angenommen',
  tileJoined: 'Dubletten verbunden',
  tileMaster: 'in der Stammdatei',
  tileCleaned: 'Zellen bereinigt',
  dimensions: 'Qualität in Kürze',
  complete: 'Vollständigkeit',
  completeSays: 'Felder, die einen Wert haben',
  valid: 'Gültigkeit',
  validSays: 'Werte, die sich als das lesen lassen, was sie sein sollen',
  consistent: 'Einheitlichkeit',
  consistentSays: 'Werte in der einen Form ihrer Art',
  unique: 'Eindeutigkeit',
  uniqueSays: 'Datensätze, die niemanden doppelt führen',
  decide: 'Was Sie entscheiden müssen',
  nothingToDecide:
    'Nichts: kein Datensatz wurde aussortiert, kein Paar ist im Zweifel, und nichts verlangt eine Korrektur.',
  stepBudget: (level, found, allowed) =>
    `${level === 'error' ? 'Fehler' : 'Warnungen'} beheben: ${records(found)} ${found === 1 ? 'hat' : 'haben'} welche, ${n(allowed)} dürfen. Unten stehen die häufigsten zuerst.`,
  stepReview: (count) =>
    `Die Zweifelsfälle entscheiden (${pairs(count)}): mit ${code('recordmill review')}, oder same bzw. different in review.csv schreiben und erneut laufen lassen.`,
  stepRejects: (count) =>
    `Nachsehen, warum ${records(count)} aussortiert ${count === 1 ? 'wurde' : 'wurden'}: rejects.csv enthält jeden, wie er gelesen wurde.`,
  stepFinding: (sentence, found, advice) => `${sentence} (${records(found)}): ${advice}.`,

  flow: 'Der Weg der Datensätze',
  flowSays: (read, into) => `${records(read)} auf dem Weg zu ${n(into)} in der Stammdatei`,
  flowSaysOnly: (read, accepted) => `${records(read)}, davon ${n(accepted)} angenommen`,
  otherSources: (count) => `${n(count)} weitere Quellen`,
  flowRead: 'gelesen',
  flowAside: 'aussortiert',
  flowAccepted: 'angenommen',
  flowJoined: 'waren Dubletten',
  flowAlone: 'stehen für sich',
  flowMaster: 'in der Stammdatei',
  sumAccepted: (read, aside, accepted) => `${n(read)} gelesen − ${n(aside)} aussortiert = ${n(accepted)} angenommen.`,
  sumMaster: (accepted, joined, entities) =>
    `${n(accepted)} angenommen − ${n(joined)} mit anderen verbunden = ${n(entities)} in der Stammdatei.`,

  findings: 'Funde',
  error: 'Fehler',
  warning: 'Warnung',
  info: 'Hinweis',
  errors: 'Fehler',
  warnings: 'Warnungen',
  notes: 'Hinweise',
  findingsLead: (error, warning, info) =>
    `Datensätze mit einem Fehler: ${strong(n(error))}, mit einer Warnung: ${strong(n(warning))}, mit einem Hinweis: ${strong(n(info))}. Was keine Datensätze betrifft, zählt einmal.`,
  nothingFound: 'Nichts wurde gefunden.',
  noSerious: 'Keine Fehler und keine Warnungen.',
  filter: 'Funde filtern',
  search: 'Text in Meldungen, Werten, Orten …',
  searchLabel: 'Text',
  any: 'alle',
  clear: 'Filter löschen',
  showing: '{0} von {1} Arten von Funden gezeigt',
  nothingFits: 'Kein Fund passt zu diesen Filtern.',
  why: (why) => `Warum es die Regel gibt: ${why}`,
  whatToDo: (advice) => `Was zu tun ist: ${advice}.`,
  suggestion: 'Vorschlag',
  firstSeen: 'Zuerst gesehen',
  recordNumber: (line) => `Datensatz ${n(line)}`,
  offending: 'Beanstandete Werte, häufigste zuerst',
  bySource: 'Nach Quelle',
  moreOfKind: (count) => `${n(count)} weitere Werte oder Stellen dieser Art: alle stehen in findings.ndjson.`,
  moreKinds: (count) => `${n(count)} weitere Arten von Funden stehen in report.json.`,

  quality: 'Qualität nach Feld',
  qualityLead: (entities) =>
    entities === null
      ? 'Anteile an den gelesenen Datensätzen. Gefüllt: hat einen Wert. Gültig: der Wert lässt sich als Typ des Feldes lesen. Eine Form: schon in der einen Form geschrieben, die das Bereinigen allen gibt.'
      : `Vorher: von den gelesenen Datensätzen. Nachher: von den ${n(entities)} Datensätzen der Stammdatei. Gefüllt: hat einen Wert. Gültig: der Wert lässt sich als Typ des Feldes lesen. Eine Form: in der einen Form geschrieben, die das Bereinigen allen gibt.`,
  type: 'Typ',
  usable: 'Gefüllt und gültig',
  usableSays: (before, after) =>
    `gefüllt und gültig: ${percent(before)} vorher${after === null ? '' : `, ${percent(after)} nachher`}`,
  filled: 'Gefüllt',
  oneForm: 'Eine Form',

  profiles: 'Was in jedem Feld steht',
  profilesLead:
    'Nach dem Bereinigen, von allen gelesenen Datensätzen. In den Formen ist A ein großer Buchstabe, a ein kleiner, x ein Buchstabe ohne Groß und Klein und 9 eine Zahl.',
  filledOf: (filled, of) => `${n(filled)} von ${n(of)} gefüllt (${percent(of === 0 ? 0 : filled / of)})`,
  distinct: counted({ one: '# verschiedener Wert', other: '# verschiedene Werte' }),
  lengths: (min, median, max) =>
    min === max ? `${n(min)} Zeichen` : `${n(min)} bis ${n(max)} Zeichen, der mittlere ${n(median)}`,
  scripts: 'Schriften',
  formsRead: 'Formen wie gelesen',
  formsCleaned: 'Formen bereinigt',
  topValues: 'Am häufigsten',
  noValues: 'kein Wert',

  cleaning: 'Was das Bereinigen änderte',
  cleaningLead: (count) =>
    `${cells(count)}, häufigste Änderungen zuerst. Jede Änderung steht mit vorher und nachher in changes.csv.`,
  by: 'Durch',
  examples: 'Vorher → nachher',

  conventions: 'Wie mehrdeutige Werte gelesen wurden',
  conventionsLead:
    '„03.04.2024“ und „1.234“ lassen sich auf zwei Arten lesen. Es entscheiden Werte derselben Spalte, die sich nur auf eine Art lesen lassen; gibt es keine, bleibt der Wert, wie er ist, und wird gemeldet.',
  readAs: 'Gelesen als',
  saySo: 'Dafür',
  sayOtherwise: 'Dagegen',
  couldBeBoth: 'Beides möglich',
  thatSaySo: 'Werte, die dafür sprechen',
  notClear: 'nicht klar',
  dayFirst: 'Tag zuerst',
  monthFirst: 'Monat zuerst',
  yearFirst: 'Jahr zuerst',
  decimalPoint: 'Dezimalpunkt',
  decimalComma: 'Dezimalkomma',

  merges: 'Sehenswerte Zusammenführungen',
  largest: 'Die größten',
  largestWhy:
    'Viele Datensätze in einem: sehen Sie nach, ob sie eine Nummer oder Adresse teilen, die niemandem allein gehört.',
  weakest: 'Die unsichersten',
  weakestWhy:
    'Das Unsicherste von dem, was ohne Nachfrage verbunden wurde. Ein Gewicht von 4,2 heißt 19 zu 1, von 10 heißt 1.000 zu 1.',
  became: (size, from, id) => `${strong(records(size))} aus ${from} ${size === 1 ? 'wurde' : 'wurden'} zu ${code(id)}`,
  joinedByEach: (rule, count) => `${n(count)} durch ${rule}`,
  weakestWeight: (weight) => `schwächstes Gewicht ${format.weight(weight)}`,
  joinedBy: 'Verbunden durch',
  golden: 'Stammsatz',
  decidedBy: 'entschieden durch',
  struck: 'Durchgestrichen: ein Wert, den der Stammsatz nicht hat.',
  moreRecords: (count) => `${n(count)} weitere Datensätze stehen in crosswalk.csv.`,
  moreFields: (count) => `${n(count)} weitere Felder stehen in report.json.`,
  linkBetween: (left, right) => `Warum ${left} und ${right} zusammengehören`,
  byPerson: 'Ein Mensch sagte, dass sie gleich sind.',
  byRule: (rule) => `Die Regel ${rule} gilt.`,
  byModel: (weight, probability) =>
    `Gewicht ${strong(format.weight(weight))}, eine Wahrscheinlichkeit von ${percent(probability)}.`,
  comparison: 'Vergleich',
  firstRecord: 'Erster Datensatz',
  secondRecord: 'Zweiter Datensatz',
  similarity: 'Ähnlichkeit',
  weight: 'Gewicht',
  atRandom: 'zwei zufällige Datensätze',
  sum: 'zusammen',
  rarity: (weight) => `Seltenheit ${format.weight(weight)}`,
  weighs: (weight) => `wiegt ${format.weight(weight)}`,
  sideEmpty: 'eine Seite ist leer',

  conflicts: 'Wo Quellen sich widersprechen',
  conflictsLead: (count) =>
    `${cells(count)} ${count === 1 ? 'sagte' : 'sagten'} etwas anderes als der Stammsatz, zu dem sie gehören. Häufigste zuerst; lineage.ndjson enthält alle.`,
  won: 'Gewann',
  lost: 'Verlor',
  over_: 'statt',
  whoWon: 'Wer gewann, nach Quelle',
  wonShare: 'Anteil gewonnen',

  matching: 'Wie Datensätze verglichen wurden',
  compared: (count) => `${pairs(count)} von Datensätzen ${count === 1 ? 'wurde' : 'wurden'} verglichen.`,
  thresholds: (review, accept) =>
    `Paare mit einer Wahrscheinlichkeit ab ${n(accept)} werden verbunden; zwischen ${n(review)} und ${n(accept)} entscheidet ein Mensch.`,
  histogram: 'Verglichene Paare nach Gewicht',
  histogramSays: 'Verglichene Paare nach Gewicht, logarithmisch, mit den beiden Schwellen',
  bar: (from, to, count) => `Gewicht ${n(from)} bis ${n(to)}: ${pairs(count)}`,
  doubtFrom: (probability) => `im Zweifel ab ${n(probability)}`,
  joinedFrom: (probability) => `verbunden ab ${n(probability)}`,
  zoneApart: 'bleiben getrennt',
  zoneDoubt: 'ein Mensch entscheidet',
  zoneJoined: 'verbunden',
  agreeOn: 'Verglichen, weil sie übereinstimmen in',
  pairs: 'Paare',
  links: 'Verbindungen',
  bySize: 'Personen und Firmen nach Größe',
  inOne: 'Datensätze in einer',
  entities: 'Anzahl',
  learned: 'Was das Modell lernte',
  learnedLead:
    'Jeder Punkt verdoppelt die Chance, dass zwei Datensätze gleich sind; jeder Punkt unter null halbiert sie.',
  byAgreement: 'Gewicht nach Übereinstimmung',
  equal: 'gleich',
  different: 'verschieden',
  similarFrom: (similarity) => `ähnlich ab ${n(similarity)}`,

  rules: 'Geprüfte Regeln',
  kind: 'Art',
  checked: 'Geprüfte Datensätze',
  broken: 'Verletzt',
  outcome: 'Ergebnis',
  holds: 'gilt',
  tolerated: 'im Rahmen der Toleranz',
  isBroken: 'verletzt',

  sources: 'Quellen',
  read: 'Gelesen',
  aside: 'Aussortiert',
  accepted: 'Angenommen',
  file: 'Datei',
  files: counted({ one: '# Datei', other: '# Dateien' }),
  readHow: 'Gelesen als',
  memory: 'Speicher',
  splitAt: (delimiter) => `Zellen getrennt bei ${delimiter}`,
  guessed: 'geschätzt',
  together: (read, aside, accepted) =>
    `Zusammen ${n(read)} gelesen, ${n(aside)} aussortiert, ${n(accepted)} angenommen.`,
  namesOf: (names, more) => list(more === 0 ? names : [...names, `${n(more)} weiteren`]),
  valuesCounted: counted({ one: '# Wert', other: '# Werte' }),
};
