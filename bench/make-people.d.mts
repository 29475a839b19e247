/** Lines of records.csv and truth.csv, the headers first. */
export function people(count: number, seed?: number): Generator<{ record: string; truth: string }>;

/** Writes FOLDER/records.csv and FOLDER/truth.csv. */
export function writePeople(count: number, folder: string, seed?: number): Promise<void>;
