import { describe, expect, test } from 'vitest';
import { phonetic, phoneticMetrics, similarity, similarityMetrics } from '../../src/link/similarity.ts';

describe('metrics', () => {
  test.each([
    ['levenshtein', 'kitten', 'sitting', 3],
    ['levenshtein', 'ab', 'ba', 2],
    ['levenshtein', '', 'abc', 3],
    ['osa', 'ab', 'ba', 1],
    ['osa', 'ca', 'abc', 3],
    ['indel', 'kitten', 'sitting', 5],
    ['jaro', 'MARTHA', 'MARHTA', 0.944444],
    ['jaro', 'DIXON', 'DICKSONX', 0.766667],
    ['jaro_winkler', 'MARTHA', 'MARHTA', 0.961111],
    ['jaro_winkler', 'DWAYNE', 'DUANE', 0.84],
    ['jaro_winkler', '', '', 1],
    ['jaro_winkler', '', 'a', 0],
    ['ratio', 'abc', 'abd', 66.666667],
    ['partial_ratio', 'yilmaz', 'ahmet yilmaz', 100],
    ['token_sort_ratio', 'Ahmet Yilmaz', 'Yilmaz Ahmet', 100],
    ['token_set_ratio', 'Ahmet Yilmaz', 'Yilmaz Ahmet Can', 100],
  ])('%s of %s and %s is %f', (metric, left, right, expected) =>
    expect(similarity(metric, left, right)).toBeCloseTo(expected, 5),
  );

  test('a letter outside the basic plane is one letter', () => {
    expect(similarity('levenshtein', '𝔘𝔫𝔦', '𝔘𝔫𝔦𝔠')).toBe(1);
    expect(similarity('jaro', '😀ab', 'ab😀')).toBe(similarity('jaro', 'zab', 'abz'));
  });

  test('options of Jaro-Winkler count', () => {
    expect(similarity('jaro_winkler', 'MARTHA', 'MARHTA', { prefixWeight: 0 })).toBeCloseTo(0.944444, 5);
    expect(similarity('jaro_winkler', 'MARTHA', 'MARHTA', { boostThreshold: 0.95 })).toBeCloseTo(0.944444, 5);
  });

  test('comparators of matching can be asked by name', () => {
    expect(similarityMetrics).toContain('person_name');
    expect(similarity('person_name', 'ahmet yilmaz', 'yilmaz ahmet')).toBeCloseTo(0.98);
  });

  test.each(['constructor', '__proto__', 'nothing'])('%s is no metric', (metric) => {
    expect(() => similarity(metric, 'a', 'b')).toThrow(/there is no similarity/);
    expect(() => phonetic(metric, 'a')).toThrow(/there is no phonetic key/);
  });
});

describe('phonetic keys', () => {
  test.each([
    ['soundex', 'Robert', 'R163'],
    ['soundex', 'Ashcraft', 'A261'],
    ['soundex', 'Tymczak', 'T522'],
    ['soundex', 'Pfister', 'P236'],
    ['soundex', 'Müller', 'M460'],
    ['metaphone', 'Thompson', '0MPSN'],
    ['metaphone', 'Knight', 'NT'],
    ['nysiis', 'Knight', 'NAGT'],
    ['nysiis', 'Catherine', 'CATARAN'],
    ['match_rating_codex', 'Catherine', 'CTHRN'],
    ['match_rating_codex', 'Christopher', 'CHRPHR'],
  ])('%s of %s is %s', (metric, text, key) => expect(phonetic(metric, text)).toBe(key));

  test.each([
    ['Smith', ['SM0', 'XMT']],
    ['Schmidt', ['XMT', 'SMT']],
    ['Thomas', ['TMS', 'TMS']],
    ['Jose', ['HS', 'HS']],
    ['Caesar', ['SSR', 'SSR']],
  ])('double metaphone of %s is %j', (text, keys) => expect(phonetic('double_metaphone', text)).toEqual(keys));

  test.each(phoneticMetrics)('%s of a text without letters is empty', (metric) =>
    expect([phonetic(metric, '--- 42')].flat().join('')).toBe(''),
  );
});
