import type { ContextWindow } from '../../../core/exposure/window/contextWindow.ts';

/** What a person looks at. */
export interface Choice {
  readonly assistant: string;
  readonly feature: string;
}

export function isChoice({ assistant, feature }: ContextWindow, wanted: Choice | null): boolean {
  return assistant === wanted?.assistant && feature === wanted.feature;
}
