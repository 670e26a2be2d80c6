import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '../../base64.ts';
import { utf8 } from '../../digests.ts';
import { type Markup, markup, nothing } from './markup.ts';
import { pageStyle } from './style.ts';

/**
 * Makes a self-contained page: no scripts, and no pictures, fonts or styles from elsewhere. Its content security policy
 * allows the one style by its digest and nothing else, so text in the page cannot do anything either.
 */
export function page(title: string, body: readonly Markup[]): string {
  const digest = base64(sha256(utf8(pageStyle)));
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ html: pageStyle }}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.html;
}

export function heading(text: string): Markup {
  return markup`<h2>${text}</h2>\n`;
}

export function note(text: string): Markup {
  return markup`<p class="note">${text}</p>\n`;
}

/** Shows numbers and what they count, at the top of a page. */
export function facts(all: readonly (readonly [string | number, string])[]): Markup {
  return markup`<ul class="facts">${all.map(([value, what]) => markup`<li><b>${value}</b> ${what}</li>`)}</ul>\n`;
}

export interface TableColumn {
  readonly title: string;
  readonly isNumber?: boolean;
}

/** Makes a table in which the first cell of each row is its heading. A wide table can be scrolled with the keyboard. */
export function table(
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly (string | number | Markup)[])[],
): Markup {
  const kind = (at: number): Markup => (columns[at]?.isNumber === true ? markup` class="number"` : nothing);
  const head = columns.map(({ title }, at) => markup`<th scope="col"${kind(at)}>${title}</th>`);
  const cells = (row: readonly (string | number | Markup)[]): readonly Markup[] =>
    row.map((cell, at) => (at === 0 ? markup`<th scope="row">${cell}</th>` : markup`<td${kind(at)}>${cell}</td>`));
  return tableOf('', caption, head, rows.map(cells));
}

/** Makes a table of finished cells. */
export function tableOf(
  kind: string,
  caption: string,
  head: readonly Markup[],
  rows: readonly (readonly Markup[])[],
): Markup {
  const lines = rows.map(cells => markup`<tr>${cells}</tr>\n`);
  return scroll(
    caption,
    markup`<table class="${kind}"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>\n${lines}</tbody></table>`,
  );
}

/** Wraps content that may be wider than the page. */
function scroll(label: string, content: Markup): Markup {
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${content}</div>\n`;
}
