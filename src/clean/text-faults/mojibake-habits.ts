/** What a column says of its misread letters; plain data, because it goes to worker threads. */
export interface MojibakeHabits {
  /** Whether Þ, ý and ð of the column are Turkish letters read in the wrong code page. */
  readonly isTurkish: boolean;
  /** Whether values of the column are surely misread UTF-8: then those that may be are so too. */
  readonly isUtf8: boolean;
}
