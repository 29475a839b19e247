import { z } from 'zod';
import { flag, oneOrMore } from '../util/rule-schema.ts';
import { ownWords } from './boolean/own-words.ts';
import { yesOrNo } from './boolean/yes-or-no.ts';
import { headerSays, shareOf } from './column-evidence.ts';
import { consentWord } from './consent/words.ts';
import { declined, defineFieldType, read, type ValueCount } from './field-type.ts';

const options = z.strictObject({
  locale: z.string().default('').describe('Language whose words for yes and no come first, as "tr".'),
  yes: oneOrMore.default([]).describe('More words for a consent that was given.'),
  no: oneOrMore.default([]).describe('More words for a consent that was refused or taken back.'),
  optOut: flag
    .default(false)
    .describe('The column says who opted out, as "Unsubscribed from all email": its yes means no consent.'),
});

const headers = [
  'consent',
  'opt in',
  'optin',
  'newsletter',
  'subscribed',
  'subscription status',
  'marketing permission',
  'gdpr',
  'accepts marketing',
  'accepts email marketing',
  'accepts sms marketing',
  'email marketing',
  'izin',
  'izni',
  'iletisim izni',
  'kvkk',
  'iys',
  'onay',
  'abone',
  'bulten',
  'einwilligung',
  'zustimmung',
  'موافقه',
  'الموافقه',
  'اشتراك',
  'مشترك',
  'النشره البريديه',
  'النشره الاخباريه',
  'موافقه التسويق',
  'e bulten',
  'ileti',
  'reklam izni',
  'abonelik',
  'werbeerlaubnis',
  'werbung erlaubt',
  'abonniert',
  'may contact',
  'abonnement',
  'rundbrief',
  'email permission',
  'sms permission',
  'mailing list',
];
const optOutHeaders = [
  'unsubscribed',
  'opt out',
  'optout',
  'opted out',
  'has opted out of email',
  'do not contact',
  'do not call',
  'do not email',
  'abgemeldet',
  'abmeldung',
  'aramayin',
  'abonelikten cikti',
  'abonelik iptali',
  'unsubscribe',
  'optouts',
  'do not mail',
  'do not sms',
  'do not market',
  'donotcall',
  'suppressed',
  'gonderme',
  'izinsiz',
  'abbestellt',
  'werbesperre',
  'werbewiderspruch',
  'widerspruch',
  'dnc',
  'unsub',
  'no sms',
  'no email',
  'noemail',
  'keine werbung',
  'kontaktsperre',
  'email sperre',
  'e mail sperre',
  'robinson',
  'newsletter abmelden',
  'sms istemiyor',
  'kampanya almak istemiyor',
  'aboneligi iptal etti',
  'kara liste',
  'iys ret',
  'blacklisted',
  'email blocked',
  'rejects marketing',
  'ملغي الاشتراك',
  'إلغاء الاشتراك',
  'لا يرغب بالرسائل',
  'nicht anrufen',
  'الغاء الاشتراك',
  'عدم الاتصال',
];

/** The language whose words read the most of a column: E and H are yes and no in Turkish alone. '' where none is needed. */
function bestLocale(values: readonly ValueCount[]): { readonly locale: string; readonly readable: number } {
  const shares = ['', 'tr', 'ar', 'de', 'en'].map((locale) => {
    const word = yesOrNo(locale);
    return { locale, readable: shareOf(values, (text) => consentWord(text) !== undefined || word(text) !== undefined) };
  });
  return shares.reduce((best, one) => (one.readable > best.readable ? one : best));
}

/**
 * Whether a person agreed to be written to. Unlike a boolean it has three states, and a value that cannot be read is
 * never taken for a yes: merging counts it as no, so that an opt-out is not undone by a word nobody knows.
 */
export const consent = defineFieldType({
  id: 'consent',
  summary: 'Whether a person agreed to be contacted: `true`, `false`, or empty where nobody knows.',
  options,
  reasons: { 'unreadable-consent': 'says neither yes nor no, and counts as no when records are merged' },
  examples: [
    { given: 'yes', gives: { text: 'true' } },
    { given: 'subscribed', gives: { text: 'true' } },
    { given: 'Unsubscribed', gives: { text: 'false' } },
    { given: 'opted-out', gives: { text: 'false' } },
    { given: 'Opt-In', gives: { text: 'true' } },
    { given: 'not subscribed', gives: { text: 'false' } },
    { given: 'cleaned', gives: { text: 'false' } },
    { given: 'izinli', gives: { text: 'true' } },
    { given: 'İZİNSİZ', gives: { text: 'false' } },
    { given: 'onaylamıyorum', gives: { text: 'false' } },
    { given: 'مشترك', gives: { text: 'true' } },
    { given: 'غير مشترك', gives: { text: 'false' } },
    { given: 'zugestimmt', gives: { text: 'true' } },
    { given: 'nicht zugestimmt', gives: { text: 'false' } },
    { given: 'true', options: { optOut: true }, gives: { text: 'false' } },
    { given: 'no', options: { optOut: true }, gives: { text: 'true' } },
    { given: 'unsubscribed', options: { optOut: true }, gives: { text: 'false' } },
    { given: '✗✗', options: { yes: ['✓✓'] }, gives: { declined: 'unreadable-consent' } },
    { given: 'pending', gives: { declined: 'unreadable-consent' } },
    { given: 'ask again', gives: { declined: 'unreadable-consent' } },
  ],
  personal: false,
  cel: 'bool',
  compile({ locale, yes, no, optOut }) {
    const word = yesOrNo(locale);
    const own = ownWords(yes, no);
    return (text) => {
      // Words that name the consent itself mean the same in an opt-out column; only a bare yes or no turns round.
      const named = own(text) ?? consentWord(text);
      const bare = named === undefined ? word(text) : undefined;
      const answer = named ?? (bare === undefined ? undefined : bare !== optOut);
      return answer === undefined ? declined('unreadable-consent') : read(answer, answer ? 'true' : 'false');
    };
  },
  infer(name, values) {
    const optOut = headerSays(name, optOutHeaders);
    const says = optOut || headerSays(name, headers);
    const named = shareOf(values, (text) => consentWord(text) !== undefined);
    const { locale, readable } = bestLocale(values);
    // Under a header that asks for consent a few words of a system's own are no reason to lose the answers; they count as no.
    if (values.length > 20 || readable < (says ? 0.4 : 0.8)) return { confidence: 0, options: {} };
    return {
      confidence: says ? 0.97 - 0.2 * (1 - readable) : 0.85 * named,
      options: { ...(locale !== '' && { locale }), ...(optOut && { optOut: true }) },
    };
  },
  mask: () => '***',
  comparison: { comparator: 'exact', levels: [], termFrequency: false },
  survivorship: ['consent'],
});
