import type { ContextWindow } from '../../../core/exposure/window/contextWindow.ts';

/** The selected window: an assistant and one of its features. */
export interface Choice {
  readonly assistant: string;
  readonly feature: string;
}

export function isChoice({ assistant, feature }: ContextWindow, wanted: Choice | null): boolean {
  return assistant === wanted?.assistant && feature === wanted.feature;
}
