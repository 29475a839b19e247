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

const { n, list } = toolsFor('ar');
const percent = percentIn('ar');
const column = ({ field }: Finding) => (field === null ? 'إحدى الخلايا' : `العمود «${field}»`);
const source = ({ place }: Finding) => (place?.source ? ` في المصدر «${place.source}»` : '');
const option = (finding: Finding) => `${n(finding.detail.option)} في ${finding.field ?? 'العمود'}${source(finding)}`;
/** Values that contradict, at most five. */
const such = ({ detail: { against } }: Finding) =>
  Array.isArray(against) && against.length > 0 ? ` (مثل ${list(against.slice(0, 5))})` : '';
const because =
  (make: Sentence): Sentence =>
  (finding, value) =>
    withWhy(
      finding,
      make(finding, value),
      (count) => `قيم أخرى تخالف ${finding.rule ?? 'القاعدة'} في ${finding.field ?? 'حقولها'}، وعددها ${n(count)}`,
    );
const similar = ({ suggestion }: Finding) => (suggestion === undefined ? '' : '؛ وهناك قيمة مشابهة');

export const arabic: FindingWords = {
  declined: (field, value, reason) => [field, value, reason].filter((part) => part !== '').join(' '),
  messages: {
    'encoding-guessed': ({ detail }) =>
      `قُرئ الملف بترميز ${n(detail.used)} تخمينًا من عدد من الحروف يبلغ ${n(detail.evidence)}${Array.isArray(detail.others) && detail.others.length > 0 ? `؛ وقد يكون أيضًا ${list(detail.others)}` : ''}`,
    'delimiter-guessed': ({ detail }) => `فُصلت الخلايا عند ${n(detail.used)}، ويصلح لذلك أيضًا ${n(detail.other)}`,
    'column-repeated': ({ detail }) =>
      `العمود رقم ${n(detail.column)} اسمه «${n(detail.read)}» مثل عمود قبله، فسُمّي «${n(detail.name)}»`,
    'column-unnamed': ({ detail }) => `العمود رقم ${n(detail.column)} بلا اسم، فسُمّي «${n(detail.name)}»`,
    'columns-differ': ({ detail }) =>
      [
        ...(Array.isArray(detail.missing) && detail.missing.length > 0
          ? [`تنقصه أعمدة موجودة في الملفات السابقة: ${list(detail.missing)}`]
          : []),
        ...(Array.isArray(detail.extra) && detail.extra.length > 0
          ? [`فيه أعمدة ليست في الملفات السابقة: ${list(detail.extra)}`]
          : []),
      ].join('، و'),
    'no-records': () => 'لا سجلات فيه',
    'empty-record': () => 'جميع خلايا السجل فارغة',
    'ragged-row': ({ detail }) => `عدد الخلايا ${n(detail.found)} بينما عددها في الترويسة ${n(detail.expected)}`,
    'unclosed-quote': () => 'في هذا السطر علامة اقتباس فُتحت ولم تُغلق',
    'stray-quote': () => 'داخل الخلية علامة اقتباس غير مكررة، فقُرئت جزءًا من القيمة',
    'nul-byte': (finding) => `${column(finding)} يحوي محرف NUL`,
    'bad-utf8': (finding, value) => `${column(finding)} يحوي بايتات ليست UTF-8${value === '' ? '' : `: ${value}`}`,
    'huge-cell': (finding) => `${column(finding)} يحوي خلية حجمها ${n(finding.detail.bytes)} بايت`,
    'bad-json': ({ detail }) =>
      `ليس JSON صحيحًا${detail.column === undefined ? '' : ` عند الموضع ${n(detail.column)}`}: ${n(detail.problem)}`,
    'json-too-deep': ({ detail }) => `متداخل بعمق يتجاوز الحد ${n(detail.limit)}`,
    'not-a-record': ({ detail }) => `المتوقع هنا سجل (كائن)، والموجود: ${n(detail.found)}`,
    'repeated-name': ({ field }, value) =>
      `الاسم «${field ?? ''}» مكرر مرتين؛ أُبقيت القيمة الأخيرة${value === '' ? '' : ` وليس ${value}`}`,
    'key-missing': (finding) => `بلا مفتاح: ${column(finding)} فارغ`,
    'key-repeated': ({ detail }, value) => `المفتاح ${value} مكرر، وعدد سجلاته ${n(detail.records)}`,
    'convention-settled': (finding) =>
      `${option(finding)} يُقرأ على أنه ${n(finding.detail.settled)}: سجلات لا تُقرأ إلا كذلك ${n(finding.detail.supporting)}، ولا سجل يُقرأ بغير ذلك؛ وسجلات لا تحسم ${n(finding.detail.undecided)}`,
    'convention-mixed': (finding) =>
      `${option(finding)} يُقرأ على أنه ${n(finding.detail.settled)} (عدد السجلات ${n(finding.detail.supporting)})، لكن سجلات عددها ${n(finding.detail.contradicting)} لا تُقرأ إلا بغير ذلك${such(finding)}، وسجلات عددها ${n(finding.detail.undecided)} لا تحسم`,
    'convention-unclear': (finding) =>
      `لا شيء يحسم ${option(finding)}: تُقرأ على وجه واحد ${n(finding.detail.supporting)}، وعلى الوجه الآخر ${n(finding.detail.contradicting)}${such(finding)}، ولا تحسم ${n(finding.detail.undecided)}`,
    mojibake: ({ field, detail }, value) =>
      `${field ?? 'القيمة'} ${value} ${detail.certain === true ? 'قُرئت' : 'ربما قُرئت'} بترميز خاطئ`,
    'hidden-characters': ({ field, detail }, value) =>
      `${field ?? 'القيمة'} ${value} ${detail.removed === true ? 'كانت فيها' : 'فيها'} رموز لا تُرى: ${list(detail.characters)}${detail.removed === true ? '؛ وقد حُذفت' : ''}`,
    'mixed-scripts': ({ field, detail }, value) =>
      `${field ?? 'القيمة'} ${value} فيها كلمة بحروف من كتابات مختلفة: ${list(detail.scripts)}`,
    'correction-tie': ({ field, detail }, value) =>
      `${field ?? 'القيمة'} ${value} قد تكون أيًّا من: ${list(detail.candidates)}`,
    'probable-typo': ({ field }, value) => `${field ?? 'القيمة'} ${value} خطأ كتابي على الأرجح`,
    'formula-cell': ({ field }, value) => `${field ?? 'الخلية'} ${value} ينفذها برنامج الجداول على أنها معادلة`,
    'updated-unreadable': ({ field }, value) => `${field ?? 'وقت آخر تعديل'} ${value} ليس وقتًا يمكن قراءته`,
    'dependency-learned': ({ field, detail }) =>
      `${names(detail.from)} يحدّد ${field ?? 'الحقل'} في ${percent(detail.agreement)} من سجلات ${n(detail.groups)} مجموعة؛ صُحّحت ${n(detail.corrected)} قيمة ومُلئت ${n(detail.filled)} خانة فارغة`,
    'dependency-weak': ({ field, detail }) =>
      `${names(detail.from)} لا يحدّد ${field ?? 'الحقل'} إلا في ${percent(detail.agreement)} من سجلات ${n(detail.groups)} مجموعة، فلم يُغيَّر به شيء`,
    'dependency-differs': ({ field, detail }, value) =>
      `${field ?? 'القيمة'} ${value} تختلف عن بقية السجلات التي لها القيمة نفسها في ${names(detail.from)}`,
    'column-missing': (finding) => `لا يوجد سجل${source(finding)} فيه العمود «${n(finding.detail.column)}»`,
    required: because(({ field }) => `${field ?? 'الحقل'} فارغ`),
    type: because((finding, value) => `${subject(finding, value)} تعذرت قراءته`),
    range: because(
      (finding, value) =>
        `${subject(finding, value)} ${finding.detail.min === undefined ? `أكبر من ${n(finding.detail.max)}` : `أصغر من ${n(finding.detail.min)}`}`,
    ),
    length: because((finding, value) => {
      const { min, max, characters } = finding.detail;
      return `${subject(finding, value)} عدد محارفه ${n(characters)}، والحد ${min === undefined ? `الأقصى ${n(max)}` : `الأدنى ${n(min)}`}`;
    }),
    pattern: because((finding, value) => `${subject(finding, value)} لا يطابق ${n(finding.detail.matches)}`),
    allowed: because((finding, value) => {
      const { allowed } = finding.detail;
      const which = Array.isArray(allowed)
        ? `القيم المسموح بها: ${list(allowed)}`
        : `القيم المسموح بها وعددها ${n(allowed)}`;
      return `${subject(finding, value)} ليس من ${which}${similar(finding)}`;
    }),
    unique: because((finding, value) => {
      const { fields, records: count } = finding.detail;
      const names = Array.isArray(fields) ? fields.join(' + ') : '';
      const what = value === '' ? `تركيبة واحدة من ${names}` : subject(finding, value);
      return `${what} تتكرر في سجلات عددها ${n(count)} ويجب أن تكون في سجل واحد`;
    }),
    expect: because(({ detail }) => `الشرط ${n(detail.expression)} غير متحقق`),
    'expression-failed': ({ detail }) => `تعذر حساب التعبير: ${n(detail.failed)}`,
    reference: because(
      (finding, value) =>
        `${subject(finding, value)} غير موجود في ${n(finding.detail.column)} من ${n(finding.detail.in)}${similar(finding)}`,
    ),
    rows: because(
      ({ detail }) =>
        `عدد السجلات ${n(detail.records)}، والمطلوب ${detail.min === undefined ? `ألا يزيد على ${n(detail.max)}` : `ألا يقل عن ${n(detail.min)}`}`,
    ),
    missing: because(
      ({ field, detail }) =>
        `${field ?? 'الحقل'} فارغ في ${n(detail.missing)} من أصل ${n(detail.records)} من السجلات، والمسموح به ${n(detail.max)}`,
    ),
    fresh: because(
      ({ detail }) =>
        `تاريخ أحدث سجل ${n(detail.newest)}، أي قبل ${n(detail.days)} من الأيام، والمطلوب ألا يتجاوز ${n(detail.within)}`,
    ),
    'nothing-checked': ({ rule, detail }) =>
      detail.when === ''
        ? `لم تفحص ${rule ?? 'القاعدة'} أي سجل: لم يوجد ما يُفحص`
        : `لم تفحص ${rule ?? 'القاعدة'} أي سجل: ليس في السجلات التي تحقق ${n(detail.when)} قيمة تُفحص`,
    'oversized-block': ({ rule, detail }, value) =>
      `في المجموعة ${value} من القاعدة «${rule ?? ''}» سجلات عددها ${n(detail.rows)} والحد ${n(detail.limit)}؛ ولم يُقارن بهذه القاعدة من أزواجها ${n(detail.pairsNotCompared)}`,
    'blocking-over-budget': ({ rule, detail }) =>
      `قاعدة التجميع المقترحة «${rule ?? ''}» كانت ستنتج أزواجًا عددها ${n(detail.pairs)} من سجلات عددها ${n(detail.records)}، أي أكثر من ${n(detail.budget)} لكل سجل، فتُركت`,
    'review-cut': ({ detail }) =>
      `أزواج مشكوك فيها لم تُعرض للمراجعة، وعددها ${n(detail.leftOut)}؛ والمعروض منها ${n(detail.shown)}`,
    'generic-value': ({ field, detail }, value) =>
      `${field ?? ''} ${value} مشترك بين أشخاص أو شركات عددها ${n(detail.entities)}`.trim(),
    'contradicting-decisions': ({ detail }) =>
      detail.left === undefined
        ? 'قرار يجمع سجلين تفصل بينهما قرارات أخرى؛ وقد جُمع السجلان'
        : `صدر بشأن سجل من ${n(detail.left)} وسجل من ${n(detail.right)} قراران: أنهما واحد وأنهما مختلفان`,
    'decision-without-record': ({ detail }) =>
      `قرارات بشأن ${n(detail.left)} و${n(detail.right)} لم تُستعمل (${n(detail.decisions)}): أحد السجلين ليس في هذا التشغيل`,
    discrepancy: ({ field, detail }) =>
      detail.winner === detail.loser
        ? `${field ?? 'حقل'} يختلف بين سجلات ${n(detail.winner)} التي هي كيان واحد`
        : `${field ?? 'حقل'} في ${n(detail.loser)} يخالف قيمة ${n(detail.winner)} التي أُبقيت`,
    'entity-merged': ({ detail }, value) => `${value} ضم سجلات ${list(detail.from)}`,
    'entity-split': ({ detail }, value) => `${value} انقسم إلى ${list(detail.into)}`,
    'unknown-decision': (_, value) => `القرار ${value} ليس واحدًا من same وdifferent وunsure`,
    'edit-without-record': ({ detail }) =>
      `قيمة وضعها إنسان للحقل ${n(detail.field)} لم تُستعمل: سجلها من ${n(detail.source)} أو الحقل ليس في هذا التشغيل`,
    'edit-of-consent': ({ field }) => `وضع إنسان في ${field ?? 'موافقة'} قيمة غير الرفض، فلم تُستعمل`,
    'decision-replaced': ({ detail }) =>
      `القرار في سجل من ${n(detail.left)} وسجل من ${n(detail.right)} بحسب ملف قرارات القواعد «${n(detail.stands)}»، ولم يعد «${n(detail.passedOver)}» كما هو هنا`,
  },
  advice: {
    'encoding-guessed': 'إذا ظهرت الحروف خاطئة فاذكر الترميز في المصدر، مثل "encoding: windows-1254"',
    'delimiter-guessed': 'اذكر الفاصل في المصدر، مثل "delimiter: ;"',
    'unclosed-quote': 'كرّر علامة الاقتباس التي هي جزء من القيمة، أو اجعل "quote" محرفًا آخر أو لا شيء',
    'bad-utf8': 'إذا كان الملف كله هكذا فاذكر ترميزه في المصدر',
    'key-repeated': 'إذا كانت سجلات مختلفة فاذكر عمود مفتاح آخر أو قائمة أعمدة',
    'convention-settled': 'اذكر ذلك في ملف القواعد إن كان خطأ',
    'convention-mixed': 'اذكر في ملف القواعد أي صيغة يستعملها المصدر',
    'convention-unclear': 'اذكر في ملف القواعد أي صيغة يستعملها المصدر',
    mojibake: 'صدّر الملف بترميز UTF-8 أو اكتب mojibake: repair في الحقل',
    'hidden-characters': 'اكتب unicode: clean في الحقل لحذفها',
    'mixed-scripts': 'اكتب الإملاء الصحيح في المصدر أو في replace',
    'dependency-weak': 'احذفها من ملف القواعد أو اجعل عدة حقول تحدّد معًا',
    'correction-tie': 'أضف هذه الكتابة إلى الأسماء البديلة للمدخل الصحيح',
    'formula-cell': 'اكتب نسخًا لبرامج الجداول باستعمال output: { spreadsheet: true }',
    type: 'سبب الرفض مذكور في نتيجة القيمة المرفوضة',
    'expression-failed': 'احمِه بشرط، مثل filled(x) && x != 0',
    rows: 'تحقق من اكتمال التصدير',
    fresh: 'تحقق من أن التصدير ما زال يعمل',
    'oversized-block': 'تُقارن حيث تجمعها قاعدة تجميع أخرى؛ أضف حقلًا إلى القاعدة أو ارفع maxBlock',
    'blocking-over-budget': 'اذكر قواعد التجميع بنفسك تحت match.blocking إن أردتها مع ذلك',
    'review-cut': 'احسم المعروض منها ثم أعد التشغيل، أو ارفع match.review',
    'generic-value': 'إن كانت تعني «غير معروف» فأضفها إلى القيم المفقودة للحقل',
    'contradicting-decisions': 'أبقِ أحد القرارين فقط',
    'decision-without-record':
      'تبقى في آخر review.csv وتُستعمل حين يعود السجل؛ فإن كان قد تغير فاحسم الزوج الجديد، واذكر مفتاحًا للمصدر إن كان له مفتاح',
    discrepancy: 'يذكر lineage.ndjson الاستراتيجية التي حسمت كل خلية؛ ويحدد merge: fields: ترتيبًا آخر',
    'entity-merged': 'يبيّن الأمر explain OUT KEY KEY لماذا جُمع سجلان منه',
    'entity-split': 'يبيّن الأمر explain OUT KEY KEY لماذا لم يُجمع سجلان منه',
    'unknown-decision': 'صحّح الخلية، أو اتركها فارغة لتقرر لاحقًا',
    'edit-without-record': 'تبقى في golden-edits.csv وتُستعمل حين يعود السجل',
    'edit-of-consent': 'يمكن لقاعدة صريحة للحقل تحت merge: fields: أن تحسم ذلك؛ ولا يُقبل هنا إلا "false"',
    'decision-replaced': 'غيّر القرار في الملف الذي يذكره match.decisions',
  },
  reasons: {
    'boolean/not-yes-or-no': 'ليس كلمة تعني نعم أو لا',
    'category/not-in-list': 'ليس من القيم المسموح بها',
    'company_name/no-name': 'لا يحوي حرفًا ولا رقمًا',
    'consent/unreadable-consent': 'لا يقول نعم ولا لا، ويُعدّ «لا» عند دمج السجلات',
    'country/unknown-country': 'ليس رمز دولة ولا اسمها',
    'country/ambiguous-country': 'اسم لأكثر من دولة',
    ...reasonsOf(['date', 'datetime'], {
      'not-a-date': 'ليس تاريخًا',
      'no-such-date': 'يوم ليس في التقويم',
      'no-such-time': 'وقت لا تظهره الساعة',
      incomplete: 'ينقصه اليوم أو السنة',
      'ambiguous-calendar': 'فيه سنة من تقويم آخر، ولا شيء يحسم أي تقويم هو',
      'ambiguous-serial': 'عدد من الأيام، ولا شيء يحسم أمن سنة 1900 تُعدّ أم من 1904',
      'ambiguous-order': 'قد يبدأ باليوم أو بالشهر، ولا شيء يحسم ذلك',
      'ambiguous-month': 'فيه اسم شهر يعني شهورًا مختلفة في لغات مختلفة',
      'ambiguous-time': 'وقت أظهرته الساعة مرتين عند انتهاء التوقيت الصيفي',
      'other-order': 'لا يُقرأ إلا بترتيب لليوم والشهر غير ترتيب عموده',
      'unknown-zone': 'يذكر منطقة زمنية غير معروفة أو متعددة المعاني',
    }),
    'email/no-at': 'لا يحوي @',
    'email/two-addresses': 'يحوي أكثر من عنوان',
    'email/white-space': 'يحوي فراغًا أو نهاية سطر',
    'email/bad-local': 'فيه قبل @ جزء لا يستعمله أي نظام بريد',
    'email/bad-domain': 'فيه بعد @ جزء ليس اسم نطاق',
    'email/reserved-domain': 'نطاقه محجوز ولا يتلقى بريدًا',
    'email/too-long': 'أطول مما يمكن أن يكون عليه عنوان',
    'identifier/bad-form': 'لا يوافق صيغة نوعه',
    'identifier/bad-check-digit': 'رقم التحقق فيه لا يوافق، فأحد الأرقام خاطئ أو مبدّل',
    'iban/bad-form': 'ليس على صيغة بلده، أو لا يبدأ ببلد له حسابات كهذه',
    'iban/bad-check-digit': 'أرقام التحقق فيه لا توافق، فأحد الأحرف خاطئ أو مبدّل',
    'vat/bad-form': 'ليس على صيغة أرقام بلده',
    'vat/bad-check-digit': 'رقم التحقق فيه لا يوافق، فأحد الأرقام خاطئ أو مبدّل',
    'vat/no-country': 'لا تسبقه حروف بلد، والقاعدة لا تذكر بلدا',
    'language/not-a-language': 'ليس رمز لغة ولا اسمها',
    ...reasonsOf(['number', 'integer', 'money'], {
      'ambiguous-separator': 'قد يكون أكبر أو أصغر ألف مرة: لا شيء يبيّن أعلامته تفصل الآلاف أم الكسور',
      'bad-grouping': 'علامات الآلاف فيه في غير مواضعها',
      'other-separator': 'فيه علامات غير التي تستعملها لغته',
    }),
    ...reasonsOf(['number', 'integer'], {
      'not-a-number': 'ليس عددًا',
      'percent-sign': 'فيه علامة مئوية، والقاعدة لا تقول "percent: true"',
      'not-whole': 'ليس عددًا صحيحًا',
      'too-large': 'أكبر أو أصغر مما ينبغي',
    }),
    'money/not-an-amount': 'لا يحوي مبلغًا من المال',
    'money/rounded': 'مقرّب إلى الآلاف أو الملايين',
    'money/several-amounts': 'يحوي أكثر من مبلغ',
    'money/two-currencies': 'يذكر عملتين',
    'money/unclear-currency': 'فيه رمز تشترك فيه عملات عدة، ولا شيء يبيّن أيها',
    'money/no-currency': 'لا يذكر عملة يُحوَّل منها، ولا تذكرها القاعدة',
    'money/old-rate': 'سعر صرفه أقدم من أن يصلح لتاريخه',
    'money/no-rate': 'لا يوجد سعر صرف في تاريخه أو قبله',
    'money/no-rate-date': 'ليس بجانبه تاريخ يحدد سعر الصرف',
    'person_name/no-name': 'لا يحوي حرفًا',
    'person_name/not-a-name': 'يحوي @ أو عنوان موقع، وليس ذلك في الأسماء',
    'phone/no-country': 'لا يحوي رمز الدولة، والقاعدة لا تذكر دولة',
    'phone/not-a-number': 'لا يحوي رقم هاتف',
    'phone/wrong-length': 'أقصر أو أطول من أرقام دولته',
    'phone/not-in-use': 'فيه أرقام لا تمنحها دولته',
    'postal_code/bad-form': 'لا يوافق صيغة الرموز البريدية لدولته',
    'postal_code/not-a-postal-code': 'ليس رمزًا بريديًا لأي دولة',
    'url/white-space': 'يحوي فراغًا أو أقواسًا زاوية',
    'url/bad-scheme': 'يبدأ بمخطط ليس من الويب',
    'url/bad-host': 'لا يذكر مضيفًا عامًا',
    'url/bad-port': 'منفذه ليس بين ١ و٦٥٥٣٥',
    'url/not-a-url': 'ليس عنوان URL، أو أطول من ٢٬٠٨٣ محرفًا وهو ما تقبله المتصفحات',
  },
};
