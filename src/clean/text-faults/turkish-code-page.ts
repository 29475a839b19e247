import { fold } from '../../util/fold.ts';

/*
 * Turkish in windows-1254 that was read as windows-1252 or Latin-1: Þahin for Şahin, Yýldýz for Yıldız. The letters are
 * Icelandic and Czech ones too, so one value seldom says; a column does, by words that are surely Turkish and by
 * letters that Turkish does not have.
 */

const LETTERS = new Map([
  ['Ð', 'Ğ'],
  ['ð', 'ğ'],
  ['Ý', 'İ'],
  ['ý', 'ı'],
  ['Þ', 'Ş'],
  ['þ', 'ş'],
]);
const AFFECTED = /[ÐðÝýÞþ]/;
/** Letters beyond ASCII that Turkish in its code page may have beside them. */
const TURKISH = /^[çÇöÖüÜâÂîÎûÛÐðÝýÞþ]$/;

/** Frequent names, places and words with the letters in question, in comparison form. */
const KNOWN = new Set(
  `istanbul izmir igdir isparta sanliurfa mus kirsehir kirikkale aydin balikesir diyarbakir eskisehir nevsehir tekirdag
usak sirnak iskenderun besiktas kadikoy sisli bakirkoy beyoglu bagcilar kagithane basaksehir atasehir sancaktepe sirinevler
mugla corlu nigde elazig kahramanmaras cankiri kirklareli agri bingol igneada fatih uskudar umraniye kartal pendik maltepe inegol
iskender ismail ibrahim ilker ilkay ipek irem inci isil isik idil ilhan ihsan irfan ismet iclal ilayda iskan aysegul ayse aysun aysen
sahin seyma sule sukru sukran sener senol serife seref sevket sinasi sebnem seyda saban semsi simsek sen sahan sentur
yildiz yilmaz yildirim kilic kilinc dogan caglar tugba tugce tugrul ugur oguz oguzhan bugra dogukan yagmur yigit yagiz erdogan
ozdogan akdogan karadag aksoy baris savas gunes ates demirtas karatas aktas tas bektas goktas altintas yasar yavas basak
asli nazli sila hacioglu hacer ali kadioglu imamoglu mollaoglu kucukoglu haciogullari topaloglu cavusoglu arslanoglu sirin isci demirci
kirmizi sari mavi yesil acik kapali hayir subat agustos aralik kasim sali carsamba persembe pazartesi satis alis cikis giris adi soyadi
sehir dogum kayit siparis musteri sirket sirketi ltd sti anonim magaza magazasi saglik egitim bankasi isletmesi insaat ticaret sanayi
mudurlugu baskanligi bakanligi universitesi fakultesi ogretmen ogrenci kadin erkek kiz cocuk calisan issiz yazilim ihracat ithalat ihale iliskin
sokagi caddesi mahallesi bulvari apartmani kati kapi dis ic asagi yukari bati dogu kuzey guney yeni eski sinirli`.split(
    /\s+/,
  ),
);

export const hasTurkishSuspects = (text: string): boolean => AFFECTED.test(text);

/** The text with the Turkish letters of the same bytes. */
export const asTurkish = (text: string): string => text.replace(/[ÐðÝýÞþ]/g, (letter) => LETTERS.get(letter)!);

/** Whether every word with one of the letters is a Turkish one, so that nothing else can be meant. */
export function isKnownTurkish(text: string): boolean {
  if (!AFFECTED.test(text) || hasOtherLetters(text)) return false;
  const affected = (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => AFFECTED.test(word));
  return affected.every((word) => word.length > 2 && KNOWN.has(fold(asTurkish(word))));
}

/** Letters beyond ASCII that no Turkish text of one code page has: Icelandic á and æ, Czech ř, and true ş and ı. */
export const hasOtherLetters = (text: string): boolean =>
  (text.match(/[^\u0000-\u007f]/g) ?? []).some((character) => /\p{L}/u.test(character) && !TURKISH.test(character));

const LEAST_KNOWN = 2;

/**
 * Whether the letters of a column are Turkish ones: at least two values are surely so, and none has letters of another
 * language beside them. Then names that no list has, such as Þaduman, are mended too.
 */
export function isTurkishColumn(values: Iterable<string>): boolean {
  let known = 0;
  for (const text of values) {
    if (!AFFECTED.test(text)) continue;
    if (hasOtherLetters(text)) return false;
    if (isKnownTurkish(text)) known++;
  }
  return known >= LEAST_KNOWN;
}
