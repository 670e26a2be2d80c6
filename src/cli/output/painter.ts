import { styleText } from 'node:util';
import type { RiskLevel } from '../../core/exposure/types.ts';
import type { ColorChoice } from '../arguments/options.ts';
import { Safe, safe } from './safe.ts';

type Style = Parameters<typeof styleText>[0];

/** Colours text if the terminal shows colours and the person has not turned them off (no-color.org); `--color` takes precedence. */
export class Painter {
  constructor(private readonly isOn: boolean) {}

  static for(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv, choice: ColorChoice = 'auto'): Painter {
    if (choice !== 'auto') return new Painter(choice === 'always');
    const isForced = (env['FORCE_COLOR'] ?? '') !== '' && env['FORCE_COLOR'] !== '0';
    return new Painter(!env['NO_COLOR'] && (isForced || (stream.isTTY === true && env['TERM'] !== 'dumb')));
  }

  paint(style: Style, text: string | Safe): Safe {
    const piece = safe(text);
    return this.isOn ? new Safe(styleText(style, piece.text)) : piece;
  }

  bold(text: string | Safe): Safe {
    return this.paint('bold', text);
  }

  dim(text: string | Safe): Safe {
    return this.paint('dim', text);
  }

  risk(level: RiskLevel): Safe {
    const styles: Readonly<Record<RiskLevel, Style>> = {
      none: 'green',
      low: 'cyan',
      medium: 'yellow',
      high: 'red',
      critical: ['bold', 'red'],
    };
    return this.paint(styles[level], level);
  }
}
