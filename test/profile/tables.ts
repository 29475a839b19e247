import { columnOfTexts } from '../../src/table/make-column.ts';
import type { Table } from '../../src/table/table.ts';

type Lines = readonly string[];

/** A table of comma-separated lines, the first being the header. */
export function tableOfLines(lines: Lines): Table {
  const [header, ...rows] = lines.map((line) => line.split(',').map((cell) => cell.trim()));
  const texts = (at: number) => rows.map((row) => row[at] ?? '');
  const lineNumbers = rows.map((_, row) => String(row + 2));
  return {
    rowCount: rows.length,
    columns: header!.map((name, at) => columnOfTexts(name, texts(at))),
    origin: {
      sources: ['data'],
      files: ['data.csv'],
      source: new Uint16Array(rows.length),
      file: new Uint32Array(rows.length),
      line: Uint32Array.from(lineNumbers, Number),
      key: columnOfTexts('key', lineNumbers),
    },
  };
}

export const english = tableOfLines([
  'Id,First Name,Last Name,Email,Phone,Country,Birth Date,Last Modified Date,Total Spent',
  '0031t00000AbCdE,Ada,Lovelace,ada@example.com,+44 20 7946 0018,GB,1985-12-10,2024-05-01T10:00:00Z,120.50 GBP',
  '0031t00000AbCdF,Alan,Turing,alan@example.com,+44 20 7946 0019,GB,1972-06-23,2024-05-02T10:00:00Z,99.00 GBP',
  '0031t00000AbCdG,Grace,Hopper,grace@example.com,N/A,US,1986-12-09,2024-05-03T10:00:00Z,1000.00 USD',
  '0031t00000AbCdH,Mary,Jackson,mary@example.com,+44 20 7946 0021,GB,1991-04-09,2024-05-04T10:00:00Z,7.25 GBP',
]);

export const turkish = tableOfLines([
  'Müşteri No,Adı,Soyadı,E-posta,Cep Telefonu,Şehir,Doğum Tarihi,Bülten',
  '1001,Ayşe,Öztürk,ayse@example.com,0555 000 00 01,İstanbul,25.12.1985,evet',
  '1002,Mehmet,Yılmaz,mehmet@example.com,0555 000 00 02,Ankara,01.02.1990,hayır',
  '1003,Zeynep,Kaya,zeynep@example.com,yok,İzmir,31.01.1979,evet',
  '1004,Çağrı,Şahin,cagri@example.com,0555 000 00 04,Bursa,17.08.1999,hayır',
]);

export const arabic = tableOfLines([
  'رقم العميل,الاسم الأول,اسم العائلة,البريد الإلكتروني,المدينة,الدولة',
  '77-01,فاطمة,الزهراني,fatima@example.com,الرياض,السعودية',
  '77-02,أحمد,الحربي,ahmad@example.com,جدة,السعودية',
  '77-03,ليلى,حسن,layla@example.com,القاهرة,مصر',
  '77-04,عمر,خليل,omar@example.com,لا يوجد,الأردن',
]);

export const german = tableOfLines([
  'Kundennummer,Vorname,Nachname,E-Mail-Adresse,PLZ,Ort,Geburtsdatum,Geändert am',
  'K-0001,Jürgen,Groß,juergen@example.com,01067,Dresden,25.12.1985,31.12.2023',
  'K-0002,Anneliese,Müller,anneliese@example.com,10115,Berlin,01.02.1990,30.12.2023',
  'K-0003,Käthe,Weiß,kaethe@example.com,80331,München,31.01.1979,29.12.2023',
  'K-0004,Björn,Krüger,bjoern@example.com,20095,Hamburg,k.A.,28.12.2023',
]);
