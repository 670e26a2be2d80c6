import {
  credentialCallMatcher,
  credentialsBlockMatcher,
  curlMatcher,
  joinedOptionMatcher,
  literalAfterMatcher,
  optionMatcher,
  sentenceMatcher,
} from './commands.ts';
import { kubernetesMatcher } from './kubernetes.ts';
import type { Rule } from '../engine/rule.ts';
import * as rules from '../rules/generic.ts';
import type { Matcher } from '../engine/sink.ts';
import {
  connectionStringMatcher,
  goDsnMatcher,
  oracleLoginMatcher,
  oracleMatcher,
  oraclePortMatcher,
} from './connectionString.ts';
import { headerMatcher, netrcMatcher, pemMatcher, urlMatcher } from './structures.ts';

const header = headerMatcher({ basic: rules.basicAuthRule, bearer: rules.bearerRule });

/** Finds private keys, including in decoded text. */
export const privateKeyMatcher = pemMatcher(rules.privateKeyRule);

/** The matchers of structured notations, each with the rule whose keywords trigger it. */
export const structuralMatchers: readonly (readonly [Rule, Matcher])[] = [
  [rules.urlPasswordRule, urlMatcher(rules.urlPasswordRule)],
  [rules.basicAuthRule, header],
  [rules.bearerRule, header],
  [rules.privateKeyRule, privateKeyMatcher],
  [rules.netrcRule, netrcMatcher(rules.netrcRule)],
  [rules.connectionStringRule, connectionStringMatcher(rules.connectionStringRule)],
  [rules.goDsnRule, goDsnMatcher(rules.goDsnRule)],
  [rules.oracleRule, oracleMatcher(rules.oracleRule)],
  [rules.oraclePortRule, oraclePortMatcher(rules.oraclePortRule)],
  [rules.oracleLoginRule, oracleLoginMatcher(rules.oracleLoginRule)],
  [rules.curlRule, curlMatcher(rules.curlRule)],
  [rules.optionRule, optionMatcher(rules.optionRule)],
  [rules.joinedOptionRule, joinedOptionMatcher(rules.joinedOptionRule)],
  [rules.literalAfterRule, literalAfterMatcher(rules.literalAfterRule)],
  [rules.credentialsBlockRule, credentialsBlockMatcher(rules.credentialsBlockRule)],
  [rules.credentialCallRule, credentialCallMatcher(rules.credentialCallRule)],
  [rules.sentenceRule, sentenceMatcher(rules.sentenceRule)],
  [rules.kubernetesRule, kubernetesMatcher(rules.kubernetesRule)],
];
