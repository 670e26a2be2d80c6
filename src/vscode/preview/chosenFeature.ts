import { type FeatureId, featureIds } from '../../core/assistants/types.ts';

/** One feature of one assistant. */
export interface ChosenFeature {
  readonly assistant: string;
  readonly feature: FeatureId;
}

/** Returns the feature that a stored choice, a command argument or a row of the Context tree names; null if it names none. */
export function chosenFeature(value: unknown): ChosenFeature | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('simulation' in value) return chosenFeature(value.simulation);
  const { assistant, feature } = value as Readonly<Record<string, unknown>>;
  return typeof assistant === 'string' && isFeature(feature) ? { assistant, feature } : null;
}

export function isSameFeature(left: ChosenFeature, right: ChosenFeature): boolean {
  return left.assistant === right.assistant && left.feature === right.feature;
}

function isFeature(value: unknown): value is FeatureId {
  return featureIds.some(each => each === value);
}
