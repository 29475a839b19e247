/**
 * What columns of customer data are called, in English, Turkish, Arabic and German: by field, so that columns of
 * several sources can feed one. A header has to be one of these as a whole, after words such as "contact" before it.
 */
// biome-ignore format: a table
export const headers: Readonly<Record<string, readonly string[]>> = {
  first_name: [
    'first name', 'firstname', 'given name', 'forename', 'fname', 'ad', 'adı', 'isim', 'ilk ad', 'الاسم الأول',
    'الاسم الاول', 'الاسم الشخصي', 'vorname', 'first', 'given', 'given names', 'christian name', 'müşteri adı',
    'ön ad', 'ön adı', 'ismi', 'rufname', 'vornamen',
  ],
  last_name: [
    'last name', 'lastname', 'surname', 'family name', 'lname', 'soyad', 'soyadı', 'soy ad', 'soyisim', 'اسم العائلة',
    'الاسم الأخير', 'اللقب', 'العائلة', 'الكنية', 'nachname', 'familienname', 'zuname', 'last', 'soyismi',
    'soyadınız', 'soyad adı', 'اسم العائله', 'العائله', 'name der familie',
  ],
  full_name: [
    'name', 'full name', 'fullname', 'display name', 'ad soyad', 'adı soyadı', 'ad soyadı', 'isim soyisim', 'الاسم',
    'الاسم الكامل', 'الاسم بالكامل', 'vollständiger name', 'vor und nachname', 'kontaktname', 'customer',
    'customer name', 'contact name', 'adı ve soyadı', 'ad ve soyad', 'isim soyad', 'ad soyisim', 'müşteri',
    'müşteri adı soyadı', 'اسم العميل', 'الاسم الثلاثي', 'name vorname', 'vorname nachname', 'vor nachname',
    'kundenname', 'ansprechpartner',
  ],
  company: [
    'company', 'company name', 'organization', 'organisation', 'organization name', 'account name', 'employer',
    'şirket', 'şirket adı', 'firma', 'firma adı', 'ünvan', 'ticari ünvan', 'kurum', 'الشركة', 'اسم الشركة', 'المؤسسة',
    'unternehmen', 'firmenname',
  ],
  email: [
    'email', 'e mail', 'email address', 'e mail address', 'mail', 'mail address', 'e posta', 'eposta',
    'e posta adresi', 'posta', 'البريد الإلكتروني', 'البريد', 'الإيميل', 'ايميل', 'بريد إلكتروني', 'e mail adresse',
    'mailadresse', 'emailadresse', 'emails', 'e mails', 'mail adresi', 'email adresi', 'e posta adres',
    'elektronik posta', 'email addr', 'عنوان البريد', 'عنوان البريد الإلكتروني', 'الايميل', 'البريد الالكتروني',
    'elektronische post',
  ],
  phone: [
    'phone', 'phone number', 'telephone', 'tel', 'tel no', 'telefon', 'telefon no', 'telefon numarası', 'رقم الهاتف',
    'الهاتف', 'هاتف', 'telefonnummer', 'rufnummer', 'phones', 'phone no', 'telefonu', 'tel nr', 'tel numarası',
    'telefon nr', 'telephone number', 'iletişim no', 'iletişim numarası', 'التليفون', 'تلفون', 'رقم التليفون',
    'رقم هاتف', 'fon',
  ],
  mobile: [
    'mobile', 'mobile phone', 'mobilephone', 'mobile number', 'mobile phone number', 'cell', 'cell phone', 'gsm',
    'gsm no', 'cep', 'cep telefonu', 'cep tel', 'الجوال', 'رقم الجوال', 'الموبايل', 'المحمول', 'handy', 'handynummer',
    'mobil', 'mobiltelefon', 'mobilnummer', 'mobile no', 'cell number', 'cellphone', 'cellular', 'cep no',
    'cep numarası', 'cep telefon', 'cep telefonu no', 'gsm numarası', 'gsm tel', 'mobil no', 'mobil telefon',
    'mobilfunk', 'mobilfunknummer', 'mobilnr', 'handynr', 'handy nr', 'جوال', 'موبايل', 'رقم الموبايل', 'رقم المحمول',
    'الهاتف المحمول', 'رقم الجوّال', 'هاتف محمول',
  ],
  street: [
    'street', 'street address', 'address', 'address 1', 'address1', 'address line 1', 'adres', 'açık adres', 'sokak',
    'cadde', 'العنوان', 'الشارع', 'strasse', 'straße', 'anschrift', 'adresse', 'straße und hausnummer', 'street 1',
    'street1', 'adres 1', 'adres1', 'adresi', 'ev adresi', 'عنوان', 'strasse nr', 'straße nr', 'str', 'str nr',
  ],
  city: [
    'city', 'town', 'şehir', 'il', 'kent', 'المدينة', 'مدينة', 'stadt', 'ort', 'wohnort', 'şehri', 'il adı', 'البلدة',
    'اسم المدينة', 'stadt ort', 'wohnstadt',
  ],
  state: [
    'state', 'province', 'region', 'state province', 'bölge', 'eyalet', 'المنطقة', 'المحافظة', 'bundesland',
  ],
  postal_code: [
    'zip', 'zip code', 'zipcode', 'postal code', 'postcode', 'post code', 'posta kodu', 'postakodu', 'الرمز البريدي',
    'plz', 'postleitzahl', 'postal', 'posta kod', 'pk', 'plz code', 'رمز بريدي', 'الرمز البريدى', 'postleitz',
    'zip postal code', 'postal zip code',
  ],
  country: [
    'country', 'country region', 'country code', 'ülke', 'ülkesi', 'الدولة', 'البلد', 'land', 'country name',
    'ülke adı', 'ülke kodu', 'دولة', 'بلد', 'ländercode', 'länderkürzel', 'staat',
  ],
  birth_date: [
    'birth date', 'birthdate', 'birthday', 'date of birth', 'dob', 'doğum tarihi', 'dogum tarihi', 'تاريخ الميلاد',
    'geburtsdatum', 'geburtstag', 'born', 'born on', 'birth day', 'birth', 'geb', 'geb datum', 'geb dat', 'gebdatum',
    'gebdat', 'geburtsdat', 'geboren', 'geboren am', 'geburt', 'doğum', 'doğum t', 'doğum tar', 'doğum trh',
    'd tarihi', 'd tar', 'doğum günü', 'ميلاد', 'الميلاد', 'تاريخ الولادة', 'تاريخ ميلاد',
  ],
  gender: [
    'gender', 'sex', 'cinsiyet', 'الجنس', 'geschlecht', 'cinsiyeti', 'النوع الاجتماعي',
  ],
  language: [
    'language', 'preferred language', 'locale', 'dil', 'اللغة', 'sprache',
  ],
  status: [
    'status', 'lifecycle stage', 'durum', 'durumu', 'الحالة', 'zustand',
  ],
  newsletter: [
    'newsletter', 'email opt in', 'opt in', 'marketing consent', 'consent', 'accepts marketing',
    'accepts email marketing', 'email marketing consent', 'bülten', 'e bülten', 'pazarlama izni', 'ileti izni',
    'النشرة البريدية', 'الموافقة على التسويق', 'einwilligung', 'werbeeinwilligung', 'email marketing',
    'email consent', 'e posta izni', 'email izni', 'izin', 'iletişim izni', 'ticari ileti izni', 'kvkk izni',
    'newsletter abonnement', 'newsletter anmeldung', 'الموافقة', 'موافقة', 'الاشتراك', 'الاشتراك في النشرة', 'النشرة',
    'zustimmung', 'email marketing consent state', 'accepts newsletter', 'subscribed', 'newsletter subscription',
    'bülten izni', 'e bülten izni', 'bülten aboneliği',
  ],
  spend: [
    'spend', 'total spent', 'total spend', 'total revenue', 'revenue', 'amount', 'harcama', 'toplam harcama', 'tutar',
    'ciro', 'المبلغ', 'إجمالي المشتريات', 'umsatz', 'gesamtumsatz', 'betrag',
  ],
  website: [
    'website', 'web site', 'web', 'url', 'homepage', 'internet sitesi', 'web sitesi', 'الموقع', 'الموقع الإلكتروني',
    'webseite',
  ],
  vat: [
    'vat', 'vat id', 'vat number', 'tax id', 'tax number', 'vergi no', 'vergi numarası', 'vkn', 'الرقم الضريبي',
    'رقم التسجيل الضريبي', 'ust id', 'ustid', 'ust idnr', 'umsatzsteuer id', 'steuernummer',
  ],
  created_at: [
    'created', 'created at', 'created date', 'create date', 'createdate', 'date created', 'kayıt tarihi',
    'oluşturma tarihi', 'oluşturulma tarihi', 'تاريخ الإنشاء', 'تاريخ التسجيل', 'erstellt am', 'angelegt am',
    'erstelldatum', 'anlagedatum', 'creation date', 'registered', 'registered at', 'registration date', 'signup date',
    'kayıt t', 'oluşturuldu', 'تاريخ الانشاء', 'erstellt', 'registriert am', 'anmeldedatum',
  ],
  updated_at: [
    'updated', 'updated at', 'last updated', 'last update', 'modified', 'last modified', 'last modified date',
    'modified date', 'date modified', 'güncelleme', 'güncelleme tarihi', 'son güncelleme', 'güncellenme tarihi',
    'değiştirme tarihi', 'تاريخ التحديث', 'آخر تحديث', 'geändert am', 'geändert', 'aktualisiert', 'aktualisiert am',
    'letzte änderung', 'änderungsdatum', 'update date', 'date updated', 'upd', 'güncellendi', 'güncel tarih',
    'son değişiklik', 'zuletzt geändert', 'تاريخ التعديل', 'آخر تعديل',
  ],
};

/** What the column is called that identifies a record. */
// biome-ignore format: a table
export const keyHeaders: readonly string[] = [
  'id', 'key', 'record id', 'contact id', 'customer id', 'customer no', 'customer number', 'user id', 'müşteri no',
  'müşteri numarası', 'müşteri kodu', 'kayıt no', 'رقم العميل', 'المعرف', 'معرف', 'kundennummer', 'kunden nr',
  'kundennr', 'kunden id', 'nr', 'no',
];
