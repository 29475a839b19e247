import { fold } from '../../util/fold.ts';

const set = (words: string): ReadonlySet<string> =>
  new Set(
    words
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => wordKey(word)),
  );

/** How a word of a name is looked up: without dots, case and accents. */
export const wordKey = (word: string): string => fold(word.replaceAll('.', '')).replaceAll(' ', '-');

/** Titles that stand before a surname or a whole name. Words of longer titles stand here one by one. */
const titles = set(`
  mr mrs ms miss mx master mister messrs mmes dr doctor doc prof professor assoc associate asst assistant rev reverend revd fr father
  br brother sister pastor bishop archbishop cardinal pope rabbi imam cantor deacon archdeacon canon vicar chaplain
  elder abbot abbess prior monsignor msgr rt right hon honorable honourable most very venerable ven blessed
  lord lady baron baroness count countess viscount viscountess duke duchess marquess marquis marchioness prince princess
  emperor empress tsar czar sultan emir shah nawab maharaja raja rana 
  president vice chancellor premier prime minister secretary undersecretary ambassador consul governor gov lt lieutenant
  senator sen congressman congresswoman representative rep delegate councilman councilwoman councillor alderman mayor sheriff
  judge justice magistrate magistrate-judge attorney solicitor barrister prosecutor advocate chief commissioner director chairman
  chairwoman chairperson chair ceo cfo cto coo manager officer head superintendent inspector detective constable sergeant sgt
  corporal cpl private pvt pfc capt captain cmdr commander maj major col colonel gen general brig brigadier adm admiral
  ensign marshal midshipman seaman airman petty warrant first-sergeant ssgt tsgt msgt smsgt cmsgt sfc cwo ltc ltg bg mg ltjg lcdr
  radm vadm cadet coach engineer eng ing arch architect nurse pharmacist scientist technician actor actress artist comedian
  journalist author poet painter philosopher pianist historian economist physicist mathematician researcher teacher tutor
  us united-states federal district state municipal county royal national mad acting former deputy emeritus
  bay bayan sayin sn av avukat doc docent uzm uzman op opr yrd dos doktor profesor ogr gor arş ars ecz muh muhendis dt
  herr frau fraulein hr fr dipl-ing dipl dipl-kfm mag dott dott-ssa ing hofrat kommerzialrat geheimrat pfarrer bürgermeister
  monsieur madame mademoiselle mme mlle maitre sr sra srta senor senora senorita don dona sig signor signora signorina
  السيد السيده الانسه الدكتور الدكتوره د دكتور دكتوره م المهندس المهندسه مهندس ا الاستاذ الاستاذه استاذ ا-د اد الحاج الحاجه الاخ الشيخ-الدكتور
  سعاده معالي فخامه جلاله سمو فضيله المحامي المستشار اللواء العميد العقيد النقيب الملازم الامير الاميره`);

/** Titles after which a single name is a given name: "Sir Gerald", "King Henry". */
const titlesOfGivenNames = set(
  'sir dame king queen sheikh shaikh shekh maid pope aunt auntie uncle brother sister father mother sayyid الشيخ الملك الملكه',
);

/** Words that stand behind a name and belong to no part of it. Degrees are written with and without dots. */
const suffixes = set(`
  jr jnr junior sr snr senior ii iii iv v vi vii viii esq esquire
  2 1st 2nd 3rd 4th 5th
  phd dphil edd jd md do dds dmd dvm od dpm dc pharmd dnp psyd scd dsc engd drph dmin thd mdiv thm ma mba mfa mph mpa mpp msw med mse
  msc mscedu msced ms mphil mres mlis mls llm llb lld ba bs bsc bfa bba beng bed bcom bcomm bas bsn rn lpn np pa pa-c aprn crna cnm rph lcsw lpc lmft
  lmsw lmhc lac cpa cfa cfp clu chfc cma cia cisa cissp cism pmp pe ra aia faia asla leed-ap pls lutc chcp cpcu ricp cebs aams aif
  facs facp faap facc facog faan fache fasla frcs frcp frs fba frsa obe mbe cbe kbe dbe gbe kcb kcmg gcmg gcvo kcvo cvo lvo mvo vc gc
  ret usa usaf usn usmc uscg usar od om ch cb cmg kg kt kc qc sc mp mep msp am ao ac oam rd vd csm ceng mice miet miee frics mrics
  acca aca ca cga fca fcca sj osb op ofm csc cssr capuchin ed edm dip dipl bcc cfre cpp ccna mcse mcsa itil mrp mcrp aicp csp ccp`);

/** Small words that begin a surname of several words. */
const particles = set(`
  de del della delle dello degli dei di da das do dos du des la le les lo van von vom zu zum zur der den ter ten te tot vander vande
  af av abu abou bin ibn bint binti binte bar bat al el ul st ste saint san santa santo mc dal dalle d dela delos las los
  vd zw auf بن ابن بنت ابو ام ال عبد`);

/** Words that join the words on both sides of them. */
const conjunctions = set('and & et e of the und y ve و');

/** Whether all parts of a word that was written without spaces after its dots are of a kind: Prof.Dr., Msc.Ed. */
function everyPart(word: string, holds: (part: string) => boolean): boolean {
  const parts = word.split('.').filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => part.length > 1 && holds(part));
}

/** Whether a word is a title, where it stands before a name. */
export const isTitle = (word: string): boolean =>
  titles.has(wordKey(word)) || titlesOfGivenNames.has(wordKey(word)) || everyPart(word, isTitle);
export const isTitleOfGivenName = (word: string): boolean => titlesOfGivenNames.has(wordKey(word));
export const isParticle = (word: string): boolean => particles.has(wordKey(word)) && !/^\p{L}\.$/u.test(word);
export const isInitial = (word: string): boolean => /^\p{L}\.?$/u.test(word);
export const isConjunction = (word: string): boolean =>
  word === '&' || (conjunctions.has(wordKey(word)) && !/^\p{Lu}?$|\.$/u.test(word));

/** Whether a word is written behind a name. `behindSurname` says that two words of the name stand before it. */
export function isSuffix(word: string, behindSurname: boolean): boolean {
  const key = wordKey(word);
  if (key === 'v') return behindSurname && word === 'V';
  // Ma, Do and Ed are names; MA, D.O. and Ed. are not.
  if (alsoNames.has(key) && !word.includes('.') && word !== word.toUpperCase()) return false;
  return suffixes.has(key) || everyPart(word, (part) => suffixes.has(wordKey(part)));
}

const alsoNames = set('do ma ba bs ed med pa ra am ac ca np ms sc om op ch cb ao gc rn od ai pe do ret mp mb md-do vi');

const romanNumerals = set('ii iii iv v vi vii viii');
export const isRomanNumeral = (word: string): boolean => romanNumerals.has(wordKey(word));
