import { expect, test } from 'vitest';
import { parseValue } from '../../src/field-type/parse-value.ts';

test.each([
  ['Sample Foods Ltd', 'Sample Foods'],
  ['Sample Foods, Inc.', 'Sample Foods'],
  ['Sample Foods (Pty) Ltd.', 'Sample Foods'],
  ['Muster & Söhne GmbH & Co. KG', 'Muster & Söhne'],
  ['Muster UG (haftungsbeschränkt)', 'Muster'],
  ['Örnek Gıda Sanayi ve Ticaret Anonim Şirketi', 'Örnek Gıda'],
  ['Örnek A. Ş.', 'Örnek'],
  ['ÖRNEK AŞ', 'ÖRNEK'],
  ['Örnek Tic. Ltd. Şti.', 'Örnek'],
  ['Sample Trading FZ-LLC', 'Sample Trading'],
  ['شركة المثال للتجارة ش.م.م', 'المثال للتجارة'],
  ['المثال ذ.م.م', 'المثال'],
  ['Exemple S.à r.l.', 'Exemple'],
  ['Przykład Sp. z o.o.', 'Przykład'],
  ['Ejemplo S. de R.L. de C.V.', 'Ejemplo'],
  ['Sample Bank of Nowhere', 'Sample Bank of Nowhere'],
  ['Limited', 'Limited'],
  ['  Sample   plc ', 'Sample'],
])('%s is known as %s', (given, base) =>
  expect(parseValue('company_name', given)).toMatchObject({ ok: true, value: { base } }),
);
