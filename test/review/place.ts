import { run } from '../../src/index.ts';
import { type Workspace, workspace } from '../cli/workspace.ts';

/* A small result with questions that any model would ask: unique sources, and records that two of one source agree with. */

const RULES = `recordmill: 1
sources:
  crm: { file: crm.csv, key: id, unique: true }
  shop: { file: shop.csv, key: id }
fields:
  name: { type: person_name }
  phone: { type: phone, defaultCountry: TR }
  city: { type: text }
  born: { type: date }
  newsletter: { type: consent }
match:
  rules: [{ id: same-phone, same: [phone] }]
  model: none
`;

const PHONE = '0532 000 00 0';

/** crm 1, 2 and 3 have one phone with shop 9 and 8; crm 4 and 5 with shop 7; shop 6 and crm 6 are one by their phone. */
const CRM = [
  'id,name,phone,city,born,newsletter',
  `1,Ann Lee,${PHONE}1,Ankara,1990-01-02,yes`,
  `2,Anne Lee,${PHONE}1,Ankara,1990-01-02,no`,
  `3,Bob Lee,${PHONE}1,İzmir,1961-05-06,yes`,
  `4,محمد علي,${PHONE}2,القاهرة,1980-03-04,yes`,
  `5,محمود علي,${PHONE}2,القاهرة,1980-03-04,yes`,
  `6,Cem Can,${PHONE}3,Bursa,1970-01-01,yes`,
].join('\n');
const SHOP = [
  'id,name,phone,city,born,newsletter',
  `9,Ann Lee,${PHONE}1,Ankara,1990-01-02,yes`,
  `8,A. Lee,${PHONE}1,Ankara,,yes`,
  `7,محمد علي,${PHONE}2,الجيزة,1980-03-04,yes`,
  `6,Cem Can,${PHONE}3,Bursa,1970-01-01,yes`,
].join('\n');

export interface Place {
  readonly space: Workspace;
  readonly out: string;
  /** Runs the rules again; gives the keys of each entity. */
  again(): Promise<string[]>;
}

export async function reviewed(files: Readonly<Record<string, string>> = {}): Promise<Place> {
  const space = workspace({ 'rules.yaml': RULES, 'crm.csv': `${CRM}\n`, 'shop.csv': `${SHOP}\n`, ...files });
  const out = space.path('out');
  const again = async () => {
    await run(space.path('rules.yaml'), { out, threads: 1 });
    const entities = new Map<string, string[]>();
    for (const { source, key, master_id } of space.rows('crosswalk.csv'))
      entities.set(master_id!, [...(entities.get(master_id!) ?? []), `${source}${key}`]);
    return [...entities.values()].map((keys) => keys.sort().join(' ')).sort();
  };
  await again();
  return { space, out, again };
}
