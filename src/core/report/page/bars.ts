import { type Markup, markup } from './markup.ts';

/** One bar, made of parts next to each other. */
export interface Bar {
  readonly name: string;
  /** The bar's content in words, after its name. */
  readonly text: string;
  readonly parts: readonly { readonly value: number; readonly kind: 'good' | 'bad' | 'open' | 'plain' }[];
}

const height = 24;
const labelWidth = 270;
const barWidth = 520;
const width = labelWidth + barWidth + 190;

/** Draws bars as a picture, with the numbers next to them. For screen readers, it is a list in words. */
export function bars(title: string, all: readonly Bar[]): Markup {
  const most = Math.max(1, ...all.map(bar => sum(bar)));
  const rows = all.map((bar, at) => barMarkup(bar, at * height, most));
  const words = all.map(({ name, text }) => `${name}: ${text}`).join('; ');
  return markup`<svg viewBox="0 0 ${width} ${all.length * height + 6}" width="${width}" role="img" aria-label="${title}. ${words}">${rows}</svg>\n`;
}

function barMarkup(bar: Bar, top: number, most: number): Markup {
  const parts: Markup[] = [];
  let left = labelWidth;
  for (const { value, kind } of bar.parts) {
    const length = (value / most) * barWidth;
    if (length > 0)
      parts.push(
        markup`<rect class="bar ${kind}" x="${left.toFixed(1)}" y="${top + 5}" width="${length.toFixed(1)}" height="14"/>`,
      );
    left += length;
  }
  return markup`<text x="${labelWidth - 10}" y="${top + 16}" text-anchor="end">${shortened(bar.name)}</text>${parts}<text x="${(left + 8).toFixed(1)}" y="${top + 16}">${bar.text}</text>\n`;
}

function sum({ parts }: Bar): number {
  return parts.reduce((all, { value }) => all + value, 0);
}

/** Cuts a name to the space available. */
function shortened(name: string): string {
  return name.length > 38 ? `${name.slice(0, 37)}…` : name;
}
