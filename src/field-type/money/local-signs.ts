/*
 * What people write for a currency and CLDR does not hold: national habits, abbreviations in their own script.
 * Several codes: the sign is shared, and says nothing by itself.
 */

const SIGNS = `
€ EUR|euro EUR|euros EUR|eu EUR|avro EUR|يورو EUR|₺ TRY|tl TRY|ytl TRY|türk lirası TRY|try TRY|lira TRY LBP SYP|lirası TRY
£ GBP EGP LBP SYP FKP GIP SHP SSP SDG|£stg GBP|stg GBP|sterlin GBP|sterling GBP|e£ EGP|le EGP|l£ LBP|ll LBP|uk£ GBP
¥ JPY CNY|円 JPY|jp¥ JPY|cn¥ CNY|rmb CNY|元 CNY TWD HKD|人民币 CNY|圆 CNY|圓 TWD HKD|원 KRW|₩ KRW
kr SEK NOK DKK ISK|skr SEK|nkr NOK|dkr DKK|ikr ISK|zł PLN|zl PLN|kč CZK|kc CZK|ft HUF|лв BGN|lv BGN|lei RON MDL|leu RON MDL|kn HRK|din RSD|дин RSD|km BAM|ден MKD
₽ RUB|руб RUB|р RUB|рублей RUB|рубля RUB|рубль RUB|₴ UAH|грн UAH|₸ KZT|тг KZT|₼ AZN|man AZN|֏ AMD|₾ GEL|сом KGS|₮ MNT
₹ INR|₨ INR PKR LKR NPR MUR SCR|rs INR PKR LKR NPR MUR SCR|৳ BDT|฿ THB|บาท THB|₫ VND|đ VND|rp IDR|rm MYR|₱ PHP|₭ LAK|៛ KHR|k MMK ZMW PGK
₪ ILS|nis ILS|ils ILS|₦ NGN|₵ GHS|gh₵ GHS|₡ CRC|₲ PYG|ናቕፋ ERN|nfk ERN|br ETB BYN|ksh KES|tsh TZS|ush UGX|db STN|r ZAR|fcfa XAF XOF|cfa XAF XOF
$ USD CAD AUD NZD MXN SGD HKD TWD ARS CLP COP BRL UYU BSD BBD BZD BMD BND KYD XCD FJD GYD JMD LRD NAD SBD SRD TTD TVD ZWL CVE DOP CUP NIO
us$ USD|u$s USD|usd$ USD|$us USD|c$ CAD NIO|ca$ CAD|can$ CAD|a$ AUD|au$ AUD|nz$ NZD|hk$ HKD|nt$ TWD|s$ SGD|mx$ MXN|mex$ MXN|ar$ ARS|cl$ CLP|co$ COP|col$ COP|r$ BRL|rd$ DOP|j$ JMD|tt$ TTD|bds$ BBD|b$ BND BSD|$b BOB BND|$u UYU|z$ ZWL|n$ NAD|fj$ FJD|ec$ XCD|l$ LRD
ƒ ANG AWG|fr CHF|sfr CHF|frs CHF|s/ PEN|b/ PAB|bs BOB VES|gs PYG|ld LYD LRD|kd KWD|bd BHD BMD|jd JOD|sr SAR|sar SAR|qr QAR|dh AED MAD|dhs AED MAD|dirham AED MAD|omr OMR|id IQD
دإ AED|درهم AED MAD|رس SAR|ريال SAR QAR OMR YER IRR|﷼ SAR QAR OMR YER IRR|⃁ SAR|رق QAR|دك KWD|دب BHD|رع OMR|دأ JOD|دم MAD|دج DZD|دت TND|دل LYD|جم EGP|جنيه EGP SDG|جنيه مصري EGP|لس SYP|لل LBP|ليره TRY SYP LBP|دع IQD|رى YER|ري YER|جس SDG|دينار KWD BHD JOD IQD DZD TND LYD|دولار USD CAD AUD
dollar USD CAD AUD NZD SGD HKD|dollars USD CAD AUD NZD SGD HKD|dolar USD CAD AUD|pound GBP EGP LBP SYP|pounds GBP EGP LBP SYP|pfund GBP EGP|yen JPY|rupee INR PKR|rupees INR PKR|rial SAR QAR OMR IRR|riyal SAR QAR OMR
`;

/** Signs as written above, with the codes that they may mean. */
export const localSigns: readonly (readonly [sign: string, codes: readonly string[]])[] = SIGNS.trim()
  .split(/[|\n]/)
  .map((entry) => {
    const words = entry.trim().split(' ');
    const first = words.findIndex((word, index) => index > 0 && /^[A-Z]{3}$/.test(word));
    return [words.slice(0, first).join(' '), words.slice(first)] as const;
  });

/** Words that multiply: an amount rounded to them is not read, because nothing says how far it was rounded. */
export const MULTIPLES = new Set(
  'k m mn mio mill mil mln mrd mld b bn bln t tn tsd tausend million millions millionen milyon mlyn billion billions milyar milliarden milliarde bin thousand hundred lakh lac crore cr الف مليون مليار'.split(
    ' ',
  ),
);
