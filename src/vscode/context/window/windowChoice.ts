import type { ContextWindow } from '../../../core/exposure/window/contextWindow.ts';

/** The window that is selected. */
export interface Choice {
  readonly assistant: string;
  readonly feature: string;
}

export function isChoice({ assistant, feature }: ContextWindow, wanted: Choice | null): boolean {
  return assistant === wanted?.assistant && feature === wanted.feature;
}
