import { fold } from '../../util/fold.ts';

/**
 * Legal forms of companies as they are written behind a name, by country or region, joined by "|". Dots, spaces between
 * single letters and accents need no spelling of their own; see formKey.
 */
// biome-ignore format: a table
const forms: readonly string[] = [
  // English-speaking
  'Inc|SE|SCE|Incorporated|Corp|Corporation|Co|LLC|L L C|LLC.|Limited Liability Company|LC|L C|Ltd|Limited|Co Limited|LLP|Limited Liability Partnership|LP|Limited Partnership|LLLP|PLLC|PC|PA|P A|Professional Corporation|Chartered|PLC|Public Limited Company|Unlimited|Ultd|Unltd|CIC|CIO|CLG|CLS|DAC|UC|ULC|Pty|Pty Ltd|Pty Limited|Proprietary Limited|Proprietary Ltd|NL|Pvt Ltd|Pvt Limited|Private Limited|Private Ltd|(Pvt) Ltd|(Pty) Ltd|Pte|Pte Ltd|Pte Limited|P Ltd|(P) Ltd|Bhd|Sdn Bhd|Sdn|Berhad|NT&SA|NA|N A|Federal Credit Union|GP|SP|Cpt|Teo|Teoranta|CTR|UC|ILP|Gov|Gte|RC|Trust Company|Tapui|Tapui Limited|Rltd|Ltee|Limitee|Ltda|Lda|Enr|SENC|SENCRL|Societe en nom collectif|Cooperative|Co-op|Coop|Co Op|Ltd Co|Pvt|Nonprofit|NPC|SOC|Ltd by guarantee|SCIO|EEIG|Unltd|RTE|PMC|Sarl',
  // Turkey
  'A.Ş.|A. Ş.|Anonim Şirketi|AŞ|Anonim Şti|Ltd. Şti.|Limited Şirketi|Ltd Şirketi|Limited Şti|Ltd|Tic. A.Ş.|Ticaret A.Ş.|Tic. Ltd. Şti.|Ticaret Ltd. Şti.|Ticaret Limited Şirketi|Ticaret Anonim Şirketi|San. A.Ş.|Sanayi A.Ş.|San. Tic. A.Ş.|San. ve Tic. A.Ş.|Sanayi ve Ticaret A.Ş.|Sanayi Ticaret A.Ş.|Sanayi ve Ticaret Anonim Şirketi|San. Tic. Ltd. Şti.|San. ve Tic. Ltd. Şti.|Sanayi ve Ticaret Ltd. Şti.|Sanayi ve Ticaret Limited Şirketi|Sanayi Ticaret Ltd. Şti.|San. Ltd. Şti.|Sanayi Ltd. Şti.|Paz. Ltd. Şti.|Pazarlama Ltd. Şti.|Paz. A.Ş.|Paz. Tic. Ltd. Şti.|Paz. ve Tic. Ltd. Şti.|Paz. Tic. A.Ş.|Paz. ve Tic. A.Ş.|Dış Tic. Ltd. Şti.|Dış Ticaret Ltd. Şti.|Dış Tic. A.Ş.|Dış Ticaret A.Ş.|İç ve Dış Tic. Ltd. Şti.|İç ve Dış Ticaret Ltd. Şti.|İth. İhr. Ltd. Şti.|İth. İhr. San. Tic. Ltd. Şti.|İth. ve İhr. Ltd. Şti.|Koll. Şti.|Kollektif Şirketi|Kom. Şti.|Komandit Şirketi|Adi Ortaklığı|T.A.Ş.|Türk A.Ş.|T.A.O.|Koop.|Kooperatifi|Şti.|Tic.|San. Tic.|San. ve Tic.',
  // Arab countries
  'FZE|FZCO|FZ LLC|FZ-LLC|FZC|FZ Co|DMCC|DWC LLC|DWC-LLC|LLC SOC|LLC FZ|WLL|W L L|BSC|BSC (c)|B S C C|SPC|QSC|QPSC|QFC|KSC|KSCC|KSCP|SAOG|SAOC|PJSC|PrJSC|SAE|S A E|SAL|SAL Holding|SARL|PSC|JSC|EST|Establishment|EPZ|CJSC|OJSC|SUARL|SPRL|SNC|SCS',
  'ش.م.م|ذ.م.م|ش.ذ.م.م|ش.م.ع|ش.م.ل|ش.م.ب|ش.م.ك|ش.م.ق|ش.م.ك.ع|ش.م.ك.م|ش.م.ع.ع|ش.م.س|ش.م|م.م.ح|م.م|م.ح|ش.ش.و|ش.ت.ض|ش.ت.ب|ش.م.ي.ق|المحدودة|محدودة|المحدوده|ذات مسؤولية محدودة|ذات المسؤولية المحدودة|ذات مسئولية محدودة|شركة ذات مسؤولية محدودة|شركة مساهمة|مساهمة|المساهمة|مساهمة عامة|المساهمة العامة|المساهمة العامة المحدودة|مساهمة مقفلة|شركة مساهمة مقفلة|شركة الشخص الواحد|شركة مساهمة عامة|شركة مساهمة مصرية|ش م م منطقة حرة|تضامنية|وشركاه|وشركاؤه',
  // German-speaking
  'GmbH|gGmbH|mbH|Gesellschaft mbH|Ges mbH|GesmbH|Ges.m.b.H.|G.m.b.H.|Gesellschaft mit beschränkter Haftung|AG|Aktiengesellschaft|gAG|KG|Kommanditgesellschaft|OHG|Offene Handelsgesellschaft|OG|GbR|UG|UG (haftungsbeschränkt)|UG haftungsbeschränkt|Unternehmergesellschaft|KGaA|GmbH & Co. KG|GmbH & Co KGaA|GmbH und Co. KG|GmbH & Co|GmbH & Co. OHG|AG & Co. KG|AG & Co. KGaA|AG & Co|SE & Co. KGaA|SE & Co. KG|UG & Co. KG|UG (haftungsbeschränkt) & Co. KG|& Co. KG|& Co. OHG|& Co. KGaA|& Co|& Cie|mbH & Co. KG|Stiftung & Co. KG|e.K.|e.Kfr.|e.Kfm.|eK|e.U.|e.G.|eG|e.Gen.|e.V.|eV|eingetragener Verein|eingetragene Genossenschaft|i.L.|i.Gr.|PartG|PartGmbB|PartG mbB|Partnerschaftsgesellschaft|Stiftung|VVaG|InvAG|Partg|AöR|KöR|EWIV|Genossenschaft|Einzelfirma|ARGE|Kol.G|Verein|VoG',
  // France, Belgium, Luxembourg, Switzerland
  'SA|S.A.|S.A.R.L.|S.à r.l.|S. à r.l.|Sarl|SAS|S.A.S.|SASU|EURL|SNC|SCI|SCA|SCS|SCP|SCM|SCOP|SEM|SEML|SICAV|SICAF|GIE|GEIE|EI|EIRL|SELARL|SELAFA|SELAS|SEP|SCRL|SCRLFS|SPRL|SPRLU|ASBL|AISBL|BVBA|BV|NV|CV|CVA|CVBA|CVOA|VOF|GCV|Comm.V|Comm.VA|Comm V|SComm|SRL|S.c.|SC|VZW|IVZW|FCP|SIF|SPF|Soparfi|SAS à capital variable|Société anonyme|Société à responsabilité limitée|& Cie SCA|Scé|EEIG|LDC|GmbH/Sàrl|ABP',
  // Netherlands
  'B.V.|BVio|N.V.|V.O.F.|C.V.|CVoA|Maatschap|Coöperatie|Coöperatief|B.V. i.o.|Stichting|U.A.|B.A.|W.A.|Coöperatie U.A.',
  // Italy
  'S.p.A.|SpA|S.r.l.|S.r.l.s.|Srl|Srls|S.a.s.|S.n.c.|S.a.p.a.|S.c.a.r.l.|S.c.r.l.|S.c.p.a.|S.s.|S.coop.|Soc. Coop.|Soc. Coop. a r.l.|S.c.|Onlus|s.d.f.|S.p.A. a socio unico|S.r.l. unipersonale|Società per azioni',
  // Spain and Latin America
  'S.L.|SL|S.L.U.|SLU|S.L.L.|S.L.N.E.|S.A.U.|S.A.L.|S.A.D.|S.C.|S.Coop.|S.Com.|S.Com.p.A.|S.Cra|S.C.A.|S.C.P.|Sociedad Anónima|Sociedad Limitada|C.B.|S.A. de C.V.|S.A.B. de C.V.|S. de R.L. de C.V.|S. de R.L.|S.A.P.I. de C.V.|S.A.P.I.|S.A.B.|SAB|S. en C.|S. en N.C.|S.N.C.|S.C. de R.L.|S.C. por A.|S.A. de C.V. SOFOM|S.C.L.|S.A.C.|S.A.A.|S.A.S.|S.R.L.|S.R.Ltda.|E.I.R.L.|C.A.|C. por A.|S.A.C.I.|S.A.I.C.|S.A.C.I.F.|S.A.C.I.F.I.A.|S.A.I.C.F.|S.C.C.|S.C.P.A.|S.C.e I.|S.H.|S.A.P.E.M.|S.G.R.|Cía. Ltda.|Cía.|Ltda.|Compañía Limitada|Cia Ltda|E.U.|E.A.T.|A.C.|A.R.L.|S.A.E.|S.A.E.C.A.|E.S.E.|E.S.P.|S.A. E.S.P.|R.L.|A.F.P.|S.p.A.|Bancoop',
  // Portugal, Brazil
  'Lda.|Lda|Limitada|Unipessoal Lda.|Unipessoal|SGPS|SGPS S.A.|S.G.P.S.|Ltda.|Ltda ME|Ltda. EPP|ME|EPP|EIRELI|MEI|S/A|S/S|S/C|S.A.|Cia.|C.R.L.|CRL|E.I.R.L.|E.P.E.|ACE|S/C Ltda',
  // Nordic
  'A/S|ApS|I/S|K/S|P/S|G/S|S/I|F.M.B.A.|FMBA|A.M.B.A.|AMBA|SMBA|S.M.B.A.|IVS|Anpartsselskab|Aktieselskab|E/F|A.B.|AB|AB (publ)|Aktiebolag|Aktiebolaget|HB|KB|EK|Ek. för.|ideell förening|Enkelt bolag|Handelsbolag|Kommanditbolag|AS|ASA|ANS|DA|KS|BA|BL|SA|NUF|ENK|IKS|KF|STI|Allmennaksjeselskap|Aksjeselskap|Oy|Oyj|OY AB|Ab Oy|Abp|Ay|Ky|Tmi|Osk|Ok|Osakeyhtiö|ry|rs|ehf|hf|ohf|ses|slf|svf|sf|samlagsfelag|P/F|Sp/f',
  // Baltic
  'OÜ|AS|UÜ|TÜ|MTÜ|SA|Tulundusühistu|Täisühing|Usaldusühing|Osaühing|Aktsiaselts|SIA|IK|PS|KS|A/S|UAB|AB|IĮ|VĮ|MB|TŪB|KŪB|KB|ŽŪB|VšĮ|Ind. įm.|individuali įmonė|ūkinė bendrija',
  // Poland, Czechia, Slovakia, Hungary
  'Sp. z o.o.|Sp z o.o.|Sp. z o. o.|Sp z o o|S.A.|S.K.A.|Sp.k.|Sp. k.|Sp. j.|Sp.j.|Sp. p.|Sp.p.|s.c.|S.C.|P.P.|Sp. z o.o. sp. k.|Sp. z o.o. Sp.k.|Spółka z o.o.|Spółka Akcyjna|Spółka z ograniczoną odpowiedzialnością|spółka jawna|P.S.A.|s.r.o.|spol. s r.o.|spol. s r. o.|s. r. o.|a.s.|a. s.|akc. spol.|v.o.s.|veř. obch. spol.|k.s.|kom. spol.|kom. spoločnosť|družstvo|druž.|z.s.|o.p.s.|s.p.|š.p.|o.s.|v. o. s.|k. s.|j.s.a.|Kft.|Kft|Zrt.|Nyrt.|Rt.|Bt.|Kkt.|Kv.|Kht.|Nkft|e.v.|ec|e.c.|Kht|v.a.|Szövetkezet|Korlátolt Felelősségű Társaság',
  // South-eastern Europe
  'd.o.o.|d. o. o.|d.d.|d. d.|j.d.o.o.|k.d.|j.t.d.|d.n.o.|d.o.o.e.l.|d.o.o.el.|a.d.|ad|a.d. Beograd|o.d.|k.d.d.|s.p.|k.o.|p.z.|z.o.o.|s.d.|o.r.|d.s.d.|DOOEL|DOO|ДОО|ДООЕЛ|АД|д.о.о.|а.д.|О.Д.|т.п.|TP|ЕООД|ООД|ЕАД|АД|ЕТ|СД|КД|КДА|EOOD|OOD|EAD|ET|SD|KD|KDA|S.R.L.|S.R.L.-D|S.A.|S.C.|S.N.C.|S.C.S.|S.C.A.|S.C.P.|S.C. S.R.L.|P.F.A.|I.F.|I.I.|O.N.G.|R.A.|sh.a.|sh.p.k.|shpk|sh.k.|sh.kol.|sh.kom.|Α.Ε.|Α.Ε|ΑΕ|Ε.Π.Ε.|ΕΠΕ|Ο.Ε.|ΟΕ|Ε.Ε.|ΕΕ|Ι.Κ.Ε.|ΙΚΕ|A.E.|AE|E.P.E.|EPE|O.E.|OE|E.E.|EE|I.K.E.|IKE|AVEE|A.V.E.E.|A.E.B.E.|A.B.E.E.|ABEE|Μ.Ε.Π.Ε.|M.E.P.E.|M.I.K.E.|S.M.P.C.|S.M.S.A.|SMSA',
  // Eastern Europe, Caucasus, Central Asia
  'OOO|ОOO|ООО|ОАО|ЗАО|ПАО|АО|НАО|ИП|ТОО|ТОВ|ПАТ|ПрАТ|ФОП|ДП|КТ|ПТ|ТДВ|ВАТ|ЗАТ|АТ|OAO|ZAO|PAO|AO|NAO|TOO|TOV|PAT|PrAT|ODO|ОДО|УП|ЧУП|UP|ЧП|ChUP|OTAA|aat|3at|zat|TAA|adt|TDV|FOP|GP|PP|DP|vat|tov|at|AAT|TDA|KhDM|QMJ|MChJ|MCHJ|МЧЖ|АЖ|AJ|aj|OAJ|XK|QK|DUK|DK|xususiy korxona|oʻq|MMC|ASC|QSC|Açıq Səhmdar Cəmiyyəti|Məhdud Məsuliyyətli Cəmiyyəti|OCSC|ЖШС|АҚ|ЖАҚ|ЖАКБ|ОсОО|OsOO|ЖЧК|შპს|სს|SPS|ՍՊԸ|ՓԲԸ|ԲԲԸ|JHH|HK|ХХК|XXK|LLD',
  // Israel, Iran
  'B.M.|BM|בע"מ|בעמ|ע"ר|שותפות מוגבלת|P.J.S.|سهامی خاص|سهامی عام|(سهامی خاص)|(سهامی عام)|با مسئولیت محدود|Ltd.|L.T.D.',
  // Asia
  'K.K.|KK|Kabushiki Kaisha|Kabushiki Gaisha|Kaisha|G.K.|GK|Godo Kaisha|Y.K.|YK|Yugen Kaisha|Yugen Gaisha|G.M.K.|Gomei Kaisha|Goshi Kaisha|株式会社|（株）|(株)|有限会社|合同会社|合資会社|合名会社|一般社団法人|有限公司|股份有限公司|有限责任公司|有限責任公司|集团有限公司|集團有限公司|股份公司|주식회사|㈜|(주)|유한회사|유한책임회사|Co., Ltd. (Korea)|Jusik Hoesa|JH|YH|Chusik Hoesa|Chusik Hoesa|Hapmyong Hoesa|PT|Tbk|Persero|PT Tbk|(Persero) Tbk|CV|UD|PD|Perum|Firma|Perseroan|BUT|PCL|Public Company Limited|Co. PCL|บจก.|บมจ.|หจก.|จำกัด|จำกัด (มหาชน)|JSC|TNHH|CTCP|CP|Công ty TNHH|LLC|OPC|One Person Company|Pvt. Ltd.|Ltd. (India)|HUF|Coop Soc|GIE|SARLU|SUARL|SCOOPS|SA CA|GIEC|Aps',
];

/**
 * How a form is looked up: each word without dots, commas and accents, in small letters, and single letters in a row as
 * one word, so that A.Ş., A. Ş. and AŞ are one form. "&" stays a word.
 */
export function formKey(words: readonly string[]): string {
  const parts: string[] = [];
  for (const word of words) {
    const part = word === '&' ? '&' : fold(word.replace(/&(?=.)/g, ' ')).replaceAll(' ', '');
    if (part === '') continue;
    parts.push(part);
  }
  return parts.join(' ');
}

const splitForm = (form: string) => form.split(/\s+/).filter((word) => word !== '');

const known: ReadonlySet<string> = new Set(
  forms.flatMap((line) => line.split('|').map((form) => formKey(splitForm(form)))).filter((key) => key !== ''),
);
const MAX_WORDS = Math.max(...[...known].map((key) => key.split(' ').length));

/** Words that stand before a name in Arabic and Russian, where they say no more than "company". */
const inFront: ReadonlySet<string> = new Set([
  'شركه',
  'مؤسسه',
  'موسسه',
  'مجموعه',
  'ооо',
  'зао',
  'оао',
  'пао',
  'ао',
  'тов',
  'тоо',
]);

/** How many of the last words are a legal form, the longest that fits; 0 where none is, or nothing would be left. */
export function legalFormLength(words: readonly string[]): number {
  for (let length = Math.min(MAX_WORDS + 1, words.length - 1); length > 0; length--) {
    if (known.has(formKey(words.slice(words.length - length)))) return length;
  }
  return 0;
}

export const isFormInFront = (word: string): boolean => inFront.has(fold(word));
