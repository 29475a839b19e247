import { asNumber, cutText, NOT_PRINTABLE } from '../../finding/message.ts';

/**
 * What stands out in a text, marked by control characters: no text from data holds one, because they are shown as their
 * numbers. The server makes elements of them, and so does the page when its language is switched.
 */
export const STRONG = '\u0001';
export const DATA = '\u0002';
export const CODE = '\u0003';
export const END = '\u0004';

/** Longer texts are cut: one cell, header or file name must not be able to make the page unreadable. */
const LONGEST = 400;

/** Text from data with its control and bidi characters as numbers: they would change what the page seems to say. */
export const plain = (text: string): string => cutText(text, LONGEST).replace(NOT_PRINTABLE, asNumber);

export const strong = (text: string): string => `${STRONG}${text}${END}`;
/** A text from data: kept from turning the words around it. */
export const fromData = (text: string): string => (text === '' ? '' : `${DATA}${plain(text)}${END}`);
/** A name that is typed somewhere; it may be from data. */
export const code = (text: string): string => `${CODE}${plain(text)}${END}`;
