/** The frame of the page. Everything that comes from data is put into it by the script, as text. */
export const pageHtml = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="style.css">
<script type="module" src="client/main.js"></script>
</head>
<body>
<header id="top"></header>
<main id="desk"><p>Opening the desk …</p></main>
<p id="status" role="status" aria-live="polite"></p>
<noscript>The desk needs JavaScript; recordmill review OUT --terminal does not.</noscript>
</body>
</html>
`;

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities.get(character)!);
