/**
 * windows-1252 for 0x80 to 0x9F, a space where it has nothing. Written out, because the decoder of Node 20 takes the
 * code page for Latin-1. From 0xA0 on a byte is its code point.
 */
export const windows1252Upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
