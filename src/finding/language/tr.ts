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

const { n, list } = toolsFor('tr');
const percent = percentIn('tr');
const column = ({ field }: Finding) => (field === null ? 'bir hücre' : `"${field}" sütunu`);
const source = ({ place }: Finding) => (place?.source ? `"${place.source}" kaynağında ` : '');
const option = (finding: Finding) => `${source(finding)}${finding.field ?? 'sütun'} için ${n(finding.detail.option)}`;
/** Values that contradict, at most five. */
const such = ({ detail: { against } }: Finding) =>
  Array.isArray(against) && against.length > 0 ? ` (örneğin ${list(against.slice(0, 5))})` : '';
const because =
  (make: Sentence): Sentence =>
  (finding, value) =>
    withWhy(
      finding,
      make(finding, value),
      (count) =>
        `${finding.field ?? 'kuralın alanları'}: ${n(count)} değer daha ${finding.rule ?? 'bu'} kuralına uymuyor`,
    );
const similar = ({ suggestion }: Finding) => (suggestion === undefined ? '' : '; benzer bir değer var');

export const turkish: FindingWords = {
  declined: (field, value, reason) => [field, value, reason].filter((part) => part !== '').join(' '),
  messages: {
    'encoding-guessed': ({ detail }) =>
      `${n(detail.used)} olarak okundu; bu, ${n(detail.evidence)} harfe dayanan bir tahmindir${Array.isArray(detail.others) && detail.others.length > 0 ? `; ${list(detail.others)} de olabilir` : ''}`,
    'delimiter-guessed': ({ detail }) =>
      `hücreler ${n(detail.used)} ile ayrıldı, ama ${n(detail.other)} de uygun olurdu`,
    'column-repeated': ({ detail }) =>
      `${n(detail.column)}. sütunun adı, önceki bir sütun gibi "${n(detail.read)}"; ona "${n(detail.name)}" denildi`,
    'column-unnamed': ({ detail }) => `${n(detail.column)}. sütunun adı yok; ona "${n(detail.name)}" denildi`,
    'columns-differ': ({ detail }) =>
      [
        ...(Array.isArray(detail.missing) && detail.missing.length > 0
          ? [`önceki dosyalardaki şu sütunlar yok: ${list(detail.missing)}`]
          : []),
        ...(Array.isArray(detail.extra) && detail.extra.length > 0
          ? [`önceki dosyalarda olmayan şu sütunlar var: ${list(detail.extra)}`]
          : []),
      ].join('; '),
    'no-records': () => 'hiç kayıt içermiyor',
    'empty-record': () => 'kaydın bütün hücreleri boş',
    'ragged-row': ({ detail }) => `başlıkta ${n(detail.expected)} hücre varken ${n(detail.found)} hücre var`,
    'unclosed-quote': () => 'bu satırda açılan tırnak işareti hiç kapanmıyor',
    'stray-quote': () => 'hücre içindeki bir tırnak işareti çiftlenmemiş; değerin parçası olarak okundu',
    'nul-byte': (finding) => `${column(finding)} NUL karakteri içeriyor`,
    'bad-utf8': (finding, value) =>
      `${column(finding)} UTF-8 olmayan baytlar içeriyor${value === '' ? '' : `: ${value}`}`,
    'huge-cell': (finding) => `${column(finding)} ${n(finding.detail.bytes)} baytlık bir hücre içeriyor`,
    'bad-json': ({ detail }) =>
      `geçerli JSON değil${detail.column === undefined ? '' : ` (${n(detail.column)}. karakter)`}: ${n(detail.problem)}`,
    'json-too-deep': ({ detail }) => `${n(detail.limit)} düzeyden daha derin iç içe`,
    'not-a-record': ({ detail }) => `burada bir kayıt (nesne) olmalıydı; bulunan: ${n(detail.found)}`,
    'repeated-name': ({ field }, value) =>
      `"${field ?? ''}" adı iki kez var; son değer tutuldu${value === '' ? '' : `, ${value} tutulmadı`}`,
    'key-missing': (finding) => `anahtarı yok: ${column(finding)} boş`,
    'key-repeated': ({ detail }, value) => `${value} anahtarı ${n(detail.records)} kayıtta var`,
    'convention-settled': (finding) =>
      `${option(finding)}, ${n(finding.detail.settled)} olarak okundu: ${n(finding.detail.supporting)} kayıt yalnız böyle okunabiliyor, başka türlü okunan yok; ${n(finding.detail.undecided)} kayıt bir şey söylemiyor`,
    'convention-mixed': (finding) =>
      `${option(finding)}, ${n(finding.detail.settled)} olarak okundu (${n(finding.detail.supporting)} kayıt); ama ${n(finding.detail.contradicting)} kayıt yalnız başka türlü okunabiliyor${such(finding)}, ${n(finding.detail.undecided)} kayıt bir şey söylemiyor`,
    'convention-unclear': (finding) =>
      `${option(finding)} konusunda karar verdirecek bir şey yok: ${n(finding.detail.supporting)} kayıt yalnız bir türlü, ${n(finding.detail.contradicting)} kayıt yalnız başka türlü okunabiliyor${such(finding)}, ${n(finding.detail.undecided)} kayıt bir şey söylemiyor`,
    mojibake: ({ field, detail }, value) =>
      `${field ?? 'değer'} ${value} ${detail.certain === true ? 'yanlış kodlamayla okunmuş' : 'yanlış kodlamayla okunmuş olabilir'}`,
    'hidden-characters': ({ field, detail }, value) =>
      `${field ?? 'değer'} ${value} görünmeyen karakterler ${detail.removed === true ? 'içeriyordu' : 'içeriyor'}: ${list(detail.characters)}${detail.removed === true ? '; bunlar çıkarıldı' : ''}`,
    'mixed-scripts': ({ field, detail }, value) =>
      `${field ?? 'değer'} ${value} birkaç alfabenin harfleriyle yazılmış bir sözcük içeriyor: ${list(detail.scripts)}`,
    'correction-tie': ({ field, detail }, value) =>
      `${field ?? 'değer'} ${value} şunlardan herhangi biri olabilir: ${list(detail.candidates)}`,
    'probable-typo': ({ field }, value) => `${field ?? 'değer'} ${value} büyük olasılıkla bir yazım hatası`,
    'formula-cell': ({ field }, value) =>
      `${field ?? 'hücre'} ${value} bir hesap tablosunda formül olarak çalıştırılır`,
    'updated-unreadable': ({ field }, value) =>
      `${field ?? 'son değişiklik zamanı'} ${value} okunabilir bir zaman değil`,
    'dependency-learned': ({ field, detail }) =>
      `${n(detail.groups)} gruptaki kayıtların ${percent(detail.agreement)} kadarında ${names(detail.from)}, ${field ?? 'alan'} değerini belirliyor; ${n(detail.corrected)} değer düzeltildi, ${n(detail.filled)} boşluk dolduruldu`,
    'dependency-weak': ({ field, detail }) =>
      `${names(detail.from)}, ${field ?? 'alan'} değerini ${n(detail.groups)} gruptaki kayıtların yalnız ${percent(detail.agreement)} kadarında belirliyor; bu yüzden hiçbir şey değiştirilmedi`,
    'dependency-differs': ({ field, detail }, value) =>
      `${field ?? 'değer'} ${value}, aynı ${names(detail.from)} değerini taşıyan öbür kayıtlardan farklı`,
    'column-missing': (finding) => `${source(finding)}hiçbir kayıtta "${n(finding.detail.column)}" sütunu yok`,
    required: because(({ field }) => `${field ?? 'alan'} boş`),
    type: because((finding, value) => `${subject(finding, value)} okunamadı`),
    range: because(
      (finding, value) =>
        `${subject(finding, value)} sınırın dışında: ${finding.detail.min === undefined ? `en çok ${n(finding.detail.max)}` : `en az ${n(finding.detail.min)}`} olmalı`,
    ),
    length: because((finding, value) => {
      const { min, max, characters } = finding.detail;
      return `${subject(finding, value)} ${n(characters)} karakter; ${min === undefined ? `en çok ${n(max)}` : `en az ${n(min)}`} olmalı`;
    }),
    pattern: because((finding, value) => `${subject(finding, value)} şu kalıba uymuyor: ${n(finding.detail.matches)}`),
    allowed: because((finding, value) => {
      const { allowed } = finding.detail;
      const which = Array.isArray(allowed)
        ? `izin verilen değerlerden (${list(allowed)})`
        : `izin verilen ${n(allowed)} değerden`;
      return `${subject(finding, value)} ${which} biri değil${similar(finding)}`;
    }),
    unique: because((finding, value) => {
      const { fields, records: count } = finding.detail;
      const names = Array.isArray(fields) ? fields.join(' + ') : '';
      const what = value === '' ? `${names} birleşimi` : subject(finding, value);
      return `${what} ${n(count)} kayıtta var, yalnız birinde olmalı`;
    }),
    expect: because(({ detail }) => `${n(detail.expression)} sağlanmıyor`),
    'expression-failed': ({ detail }) => `ifade hesaplanamıyor: ${n(detail.failed)}`,
    reference: because(
      (finding, value) =>
        `${subject(finding, value)} bilinmiyor: ${n(finding.detail.in)} içindeki ${n(finding.detail.column)} sütununda yok${similar(finding)}`,
    ),
    rows: because(
      ({ detail }) =>
        `${n(detail.records)} kayıt var; ${detail.min === undefined ? `en çok ${n(detail.max)}` : `en az ${n(detail.min)}`} olmalı`,
    ),
    missing: because(
      ({ field, detail }) =>
        `${field ?? 'alan'} ${n(detail.records)} kaydın ${n(detail.missing)} tanesinde boş; en çok ${n(detail.max)} kayıtta boş olabilir`,
    ),
    fresh: because(
      ({ detail }) =>
        `en yeni kaydın tarihi ${n(detail.newest)}, ${n(detail.days)} gün önce; en çok ${n(detail.within)} önce olmalı`,
    ),
    'nothing-checked': ({ rule, detail }) =>
      detail.when === ''
        ? `${rule ?? 'kural'} 0 kayda baktı: bakılacak bir şey yoktu`
        : `${rule ?? 'kural'} 0 kayda baktı: ${n(detail.when)} koşulunu sağlayan kayıtların hiçbirinde bakılacak değer yok`,
    'oversized-block': ({ rule, detail }, value) =>
      `"${rule ?? ''}" kuralının ${value} bloğunda ${n(detail.rows)} kayıt var, sınır ${n(detail.limit)}; çiftlerinden ${n(detail.pairsNotCompared)} tanesi bu kurala göre karşılaştırılmadı`,
    'blocking-over-budget': ({ rule, detail }) =>
      `önerilen "${rule ?? ''}" bloklama kuralı ${n(detail.records)} kayıttan ${n(detail.pairs)} çift çıkaracaktı, kayıt başına ${n(detail.budget)} çiftten çok; kullanılmadı`,
    'review-cut': ({ detail }) =>
      `kuşkulu ${n(detail.leftOut)} çift daha incelemeye alınmadı; ${n(detail.shown)} çift gösteriliyor`,
    'generic-value': ({ field, detail }, value) =>
      `${field ?? ''} ${value} ${n(detail.entities)} kişi ya da şirkette ortak`.trim(),
    'contradicting-decisions': ({ detail }) =>
      detail.left === undefined
        ? 'bir karar, başka kararların ayırdığı iki kaydı birleştiriyor; kayıtlar birleştirildi'
        : `${n(detail.left)} kaynağından bir kayıt ile ${n(detail.right)} kaynağından bir kayıt için hem aynı hem farklı kararı verilmiş`,
    'decision-without-record': ({ detail }) =>
      `${n(detail.left)} ile ${n(detail.right)} arasındaki ${n(detail.decisions)} karar kullanılmadı: adı geçen kayıtlardan biri bu çalıştırmada yok`,
    discrepancy: ({ field, detail }) =>
      detail.winner === detail.loser
        ? `${field ?? 'bir alan'}, ${n(detail.winner)} kaynağının aynı varlığa ait kayıtlarında farklı`
        : `${field ?? 'bir alan'}: ${n(detail.loser)} kaynağındaki değer, tutulan ${n(detail.winner)} değerinden farklı`,
    'entity-merged': ({ detail }, value) => `${value} şunların kayıtlarını aldı: ${list(detail.from)}`,
    'entity-split': ({ detail }, value) => `${value} şunlara ayrıldı: ${list(detail.into)}`,
    'unknown-decision': (_, value) => `${value} kararı same, different, unsure değerlerinden biri değil`,
    'edit-without-record': ({ detail }) =>
      `${n(detail.field)} için bir insanın verdiği değer kullanılmadı: ${n(detail.source)} kaynağındaki kaydı ya da alan bu çalıştırmada yok`,
    'edit-of-consent': ({ field }) =>
      `bir insan ${field ?? 'bir izin'} alanına hayırdan başka bir değer verdi; kullanılmadı`,
    'decision-replaced': ({ detail }) =>
      `${n(detail.left)} kaynağından bir kayıt ile ${n(detail.right)} kaynağından bir kayıt için kuralların karar dosyası "${n(detail.stands)}" diyor; buradaki "${n(detail.passedOver)}" artık geçerli değil`,
  },
  advice: {
    'encoding-guessed': 'harfler yanlış görünüyorsa kodlamayı kaynakta belirtin, örneğin "encoding: windows-1254"',
    'delimiter-guessed': 'ayırıcıyı kaynakta belirtin, örneğin "delimiter: ;"',
    'unclosed-quote':
      'değerin parçası olan tırnağı çiftleyin ya da "quote" için başka bir karakter (veya hiçbiri) verin',
    'bad-utf8': 'dosyanın tümü böyleyse kodlamasını kaynakta belirtin',
    'key-repeated': 'bunlar farklı kayıtlarsa başka bir anahtar sütunu ya da sütun listesi belirtin',
    'convention-settled': 'yanlışsa kural dosyasında belirtin',
    'convention-mixed': 'kaynağın hangi yazımı kullandığını kural dosyasında belirtin',
    'convention-unclear': 'kaynağın hangi yazımı kullandığını kural dosyasında belirtin',
    mojibake: 'dosyayı UTF-8 olarak dışa aktarın ya da alanda mojibake: repair deyin',
    'hidden-characters': 'çıkarmak için alanda unicode: clean deyin',
    'mixed-scripts': 'doğru yazımı kaynağa ya da replace altına yazın',
    'dependency-weak': 'kural dosyasından çıkarın ya da birden çok alan birlikte belirlesin',
    'correction-tie': 'bu yazımı doğru girdinin takma adlarından (alias) biri olarak ekleyin',
    'formula-cell': 'hesap tabloları için kopyaları output: { spreadsheet: true } ile yazdırın',
    type: 'okunamayan değerin kendi bulgusu nedenini söyler',
    'expression-failed': 'bir koşulla koruyun, örneğin filled(x) && x != 0',
    rows: 'dışa aktarımın tam olup olmadığına bakın',
    fresh: 'dışa aktarımın hâlâ çalışıp çalışmadığına bakın',
    'oversized-block':
      'başka bir bloklama kuralının oluşturduğu yerde karşılaştırılırlar; kurala bir alan ekleyin ya da maxBlock değerini büyütün',
    'blocking-over-budget': 'yine de isterseniz bloklama kurallarını match.blocking altında kendiniz yazın',
    'review-cut': 'gösterilenlere karar verip yeniden çalıştırın ya da match.review değerini yükseltin',
    'generic-value': '"bilinmiyor" anlamına geliyorsa alanın boş sayılan değerlerine ekleyin',
    'contradicting-decisions': 'iki karardan yalnız birini bırakın',
    'decision-without-record':
      'review.csv sonunda saklanır ve kayıt geri gelince yeniden kullanılır; kayıt değiştiyse yeni çifte karar verin ve varsa kaynağın anahtarını belirtin',
    discrepancy:
      'lineage.ndjson her hücreye hangi stratejinin karar verdiğini söyler; merge: fields: başka bir sıra belirler',
    'entity-merged': 'explain OUT KEY KEY, iki kaydının neden birleştiğini açıklar',
    'entity-split': 'explain OUT KEY KEY, iki kaydının neden birleşmediğini açıklar',
    'unknown-decision': 'hücreyi düzeltin ya da sonra karar vermek için boş bırakın',
    'edit-without-record': 'golden-edits.csv içinde saklanır ve kayıt geri gelince yeniden kullanılır',
    'edit-of-consent':
      'merge: fields: altında alan için açık bir kural buna karar verebilir; burada yalnız "false" kabul edilir',
    'decision-replaced': 'kararı match.decisions ile belirtilen dosyada değiştirin',
  },
  reasons: {
    'boolean/not-yes-or-no': 'evet ya da hayır anlamına gelen bir sözcük değil',
    'category/not-in-list': 'izin verilen değerlerden biri değil',
    'company_name/no-name': 'harf ya da rakam içermiyor',
    'consent/unreadable-consent': 'ne evet ne hayır diyor; kayıtlar birleştirilirken hayır sayılır',
    'country/unknown-country': 'bir ülkenin kodu ya da adı değil',
    'country/ambiguous-country': 'birden çok ülkenin adı',
    ...reasonsOf(['date', 'datetime'], {
      'not-a-date': 'bir tarih değil',
      'no-such-date': 'takvimde olmayan bir gün',
      'no-such-time': 'saatin göstermediği bir zaman',
      incomplete: 'günü ya da yılı eksik',
      'ambiguous-calendar': 'başka bir takvimin yılını taşıyor; hangisi olduğunu gösteren bir şey yok',
      'ambiguous-serial': "bir gün sayısı; 1900'den mi 1904'ten mi sayıldığını gösteren bir şey yok",
      'ambiguous-order': 'günle de ayla da başlıyor olabilir; hangisi olduğunu gösteren bir şey yok',
      'ambiguous-month': 'farklı dillerde farklı ayları anlatan bir ay adı içeriyor',
      'ambiguous-time': 'yaz saati biterken saatin iki kez gösterdiği bir zaman',
      'other-order': 'yalnız sütununkinden başka bir gün ve ay sırasıyla okunabiliyor',
      'unknown-zone': 'bilinmeyen ya da birden çok anlamı olan bir saat dilimi içeriyor',
    }),
    'email/no-at': '@ içermiyor',
    'email/two-addresses': 'birden çok adres içeriyor',
    'email/white-space': 'boşluk ya da satır sonu içeriyor',
    'email/bad-local': '@ işaretinden önce hiçbir posta sisteminin kullanmadığı bir bölüm içeriyor',
    'email/bad-domain': '@ işaretinden sonra alan adı olmayan bir bölüm içeriyor',
    'email/reserved-domain': 'posta almayan, ayrılmış bir alan adı içeriyor',
    'email/too-long': 'bir adresin olabileceğinden uzun',
    'identifier/bad-form': 'türünün biçimine uymuyor',
    'identifier/bad-check-digit': 'denetim basamağı tutmuyor: bir rakam yanlış ya da yer değiştirmiş',
    'iban/bad-form': 'ülkesinin biçiminde değil ya da böyle hesabı olan bir ülkeyle başlamıyor',
    'iban/bad-check-digit': 'denetim basamakları tutmuyor: bir karakter yanlış ya da yer değiştirmiş',
    'vat/bad-form': 'ülkesinin numaralarının biçiminde değil',
    'vat/bad-check-digit': 'denetim basamağı tutmuyor: bir rakam yanlış ya da yer değiştirmiş',
    'vat/no-country': 'başında bir ülkenin harfleri yok, kural da ülke belirtmiyor',
    'language/not-a-language': 'bir dilin kodu ya da adı değil',
    ...reasonsOf(['number', 'integer', 'money'], {
      'ambiguous-separator':
        'bin kat büyük ya da küçük olabilir: işaretinin binlikleri mi ondalıkları mı ayırdığını gösteren bir şey yok',
      'bad-grouping': 'binlik işaretleri yanlış yerlerde',
      'other-separator': 'yerel ayarınınkinden başka işaretler kullanıyor',
    }),
    ...reasonsOf(['number', 'integer'], {
      'not-a-number': 'bir sayı değil',
      'percent-sign': 'yüzde işareti içeriyor, ama kural "percent: true" demiyor',
      'not-whole': 'tam sayı değil',
      'too-large': 'çok büyük ya da çok küçük',
    }),
    'money/not-an-amount': 'bir para tutarı içermiyor',
    'money/rounded': 'binlere ya da milyonlara yuvarlanmış',
    'money/several-amounts': 'birden çok tutar içeriyor',
    'money/two-currencies': 'iki para birimi içeriyor',
    'money/unclear-currency': 'birkaç para biriminin ortak işaretini taşıyor; hangisi olduğunu gösteren bir şey yok',
    'money/no-currency': 'çevrilecek para birimini söylemiyor, kural da söylemiyor',
    'money/old-rate': 'kuru, tarihi için fazla eski',
    'money/no-rate': 'tarihinde ya da öncesinde döviz kuru yok',
    'money/no-rate-date': 'yanında kuru belirleyecek bir tarih yok',
    'person_name/no-name': 'harf içermiyor',
    'person_name/not-a-name': 'hiçbir adda olmayan bir @ ya da web adresi içeriyor',
    'phone/no-country': 'ülke kodu içermiyor, kural da ülke belirtmiyor',
    'phone/not-a-number': 'bir telefon numarası içermiyor',
    'phone/wrong-length': 'ülkesine göre çok kısa ya da çok uzun',
    'phone/not-in-use': 'ülkesinin vermediği rakamlar içeriyor',
    'postal_code/bad-form': 'ülkesinin posta kodu biçimine uymuyor',
    'postal_code/not-a-postal-code': 'hiçbir ülkenin posta kodu değil',
    'url/white-space': 'boşluk ya da açılı ayraç içeriyor',
    'url/bad-scheme': 'web dışı bir şemayla başlıyor',
    'url/bad-host': 'herkese açık bir sunucu adı içermiyor',
    'url/bad-port': '1 ile 65535 arasında olmayan bir bağlantı noktası içeriyor',
    'url/not-a-url': 'bir URL değil ya da tarayıcıların kabul ettiği 2.083 karakterden uzun',
  },
};
