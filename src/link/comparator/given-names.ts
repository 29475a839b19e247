/*
 * Spellings of one given name in Turkish, Arabic, English and German, after folding to Latin letters: transliterations
 * of one Arabic name, and short forms. A line is a group; a name is in one group only. Kept small on purpose: it holds
 * what differs too much for Jaro–Winkler and is common enough to matter. Names that are different names of different
 * people in one language (Mehmet and Muhammed in Turkish) are not put together.
 */
const groups = [
  'muhammed muhammad mohammed mohammad mohamed mohamad muhamed muhammet mohd mhmd',
  'ahmed ahmet ahmad ahmd',
  'mahmud mahmut mahmoud mhmwd',
  'yusuf yousef youssef yusef yousuf joseph josef joe',
  'ibrahim abraham ebrahim',
  'omar omer umar',
  'osman othman uthman',
  'ali aly',
  'huseyin hussein hussain husain husein hossein',
  'hasan hassan',
  'halil khalil',
  'halid khalid khaled halit',
  'mustafa mostafa moustafa mustapha',
  'abdullah abdallah abdulla abdula',
  'abdurrahman abdulrahman abdelrahman abdurrahim',
  'fatma fatima fatimah fatmah fatema',
  'ayse aisha aysha aisheh aicha aishe',
  'hatice khadija khadijah hadija',
  'zeynep zainab zaynab zeinab',
  'meryem mariam maryam miriam mary maria',
  'emine amina aminah',
  'leyla layla laila leila',
  'nur noor nour',
  'said saeed saed sait',
  'sami samy',
  'serif sharif sherif',
  'william bill will billy wilhelm',
  'robert bob rob robbie bobby',
  'richard rick dick richie',
  'james jim jimmy',
  'john johnny jack johann johannes hans',
  'michael mike mick michel',
  'thomas tom tommy',
  'charles charlie chuck karl carl',
  'edward ed eddie ted',
  'elizabeth liz lizzie beth betty elisabeth',
  'katherine catherine kathryn kate kathy katharina katie cathy',
  'margaret maggie peggy meg margarete',
  'alexander alex sascha',
  'andrew andy andreas',
  'anthony tony anton',
  'benjamin ben',
  'christopher chris christoph',
  'daniel dan danny',
  'david dave',
  'frederick fred friedrich fritz',
  'gregory greg',
  'jennifer jen jenny',
  'matthew matt matthias',
  'nicholas nick nicolas nikolaus klaus',
  'patricia pat patty',
  'peter pete',
  'samuel sam',
  'stephen steven steve stefan stephan',
  'susan sue susanne',
  'timothy tim',
];

const formOf = new Map<string, string>();
for (const group of groups) {
  const names = group.split(' ');
  for (const name of names) formOf.set(name, names[0]!);
}

/** One spelling for all spellings of a given name; the word itself where it is in no group. */
export function givenNameForm(word: string): string {
  return formOf.get(word) ?? word;
}
