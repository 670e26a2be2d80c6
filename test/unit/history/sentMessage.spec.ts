import assert from 'node:assert/strict';
import { foundSessions, rangesText } from '../../../src/core/history/foundSessions.ts';
import { daysBetween, givenFiles } from '../../../src/core/history/givenFiles.ts';
import { sentMessage, type SentWords } from '../../../src/core/history/sentMessage.ts';
import { summariesOf } from '../../../src/core/history/sentSummary.ts';
import type { Carried } from '../../../src/core/history/report.ts';
import { allRules } from '../../../src/core/secrets/catalogue.ts';
import { rotationPage } from '../../../src/core/secrets/fixes/rotationPages.ts';
import { everyTemplate } from '../../../src/text/everyTemplate.ts';
import { render } from '../../../src/text/render.ts';
import { carriedIn } from './reports.ts';

const day = 86_400_000;
const words: SentWords = {
  day: time => (time === null ? 'some day' : `day ${Math.floor(time / day)}`),
  requests: count => `${count} requests`,
  list: names => names.join(' and '),
};

describe('the sentence about a secret that was sent', () => {
  const said = (...all: readonly Carried[]): string | null => {
    const sentence = sentMessage(summariesOf(all), words);
    return sentence === null ? null : render(sentence, undefined, everyTemplate);
  };

  it('names assistant, day and requests, and what to do', () => {
    assert.equal(
      said(carriedIn('codex', 'a', { requests: 41, first: 5 * day, last: 5 * day + 9 })),
      'Already sent to OpenAI Codex on day 5, with 41 requests: rotate it.',
    );
    assert.equal(
      said(carriedIn('codex', 'a', { first: 5 * day, last: 5 * day }), carriedIn('cline', 'b', { last: 9 * day })),
      'Already sent to Cline and OpenAI Codex, last on day 9, with 2 requests: rotate it.',
    );
  });

  it('says probably where nothing proves a request, and nothing of what is only stored', () => {
    assert.match(said(carriedIn('codex', 'a', { certainty: 'estimated' })) ?? '', /^Probably sent .* \(estimated\)/);
    assert.equal(said(carriedIn('codex', 'a', { status: 'stored-only', requests: 0 })), null);
  });
});

describe('files that were sent', () => {
  it('are known by path, with what became of each', () => {
    const files = [
      carriedIn('codex', 'a', { path: '/w/a.ts', last: 3 * day }),
      carriedIn('codex', 'b', { path: '/w/a.ts', last: 4 * day }),
      carriedIn('codex', 'b', { path: null }),
      carriedIn('codex', 'b', { path: '/w/b.ts', status: 'stored-only' }),
    ];
    const given = givenFiles(files, path => path.toUpperCase());
    assert.deepEqual([...given.keys()], ['/W/A.TS']);
    assert.equal(given.get('/W/A.TS')?.[0]?.last, 4 * day);
    assert.equal(daysBetween(4 * day + 5, 7 * day), 3);
    assert.equal(daysBetween(9 * day, 7 * day), 0);
  });
});

describe('lines that were looked for', () => {
  it('stand with the sessions that hold them; those without a text are passed over', () => {
    const one = carriedIn('codex', 's', { requests: 2 });
    const two = carriedIn('codex', 't', { status: 'stored-only', requests: 0 });
    const found = foundSessions(
      [
        { index: 0, status: 'sent', sessions: [one] },
        { index: 1, status: 'too-short', sessions: [] },
        { index: 2, status: 'sent', sessions: [{ ...one, requests: 5 }] },
        { index: 3, status: 'stored-only', sessions: [two] },
        { index: 4, status: 'not-found', sessions: [] },
        { index: 5, status: 'too-short', sessions: [] },
      ],
      ['a', ' ', 'b', 'c', 'd', '}'],
      10,
    );
    assert.deepEqual(
      found.sessions.map(({ carried, lines }) => [carried.session, carried.requests, lines]),
      [
        ['s', 5, [10, 12]],
        ['t', 0, [13]],
      ],
    );
    assert.deepEqual([found.missing, found.short, found.sent, found.stored], [[14], [15], 2, 1]);
    assert.equal(rangesText([3, 4, 5, 9, 11, 12]), '3–5, 9, 11–12');
  });
});

describe('where a secret is taken out of use', () => {
  it('is the provider’s page, else that of the rule', () => {
    assert.match(rotationPage('npm', null) ?? '', /^https:\/\/docs\.npmjs\.com\//);
    assert.equal(rotationPage('OpenAI', 'https://page'), 'https://page');
    assert.equal(rotationPage('constructor', null), null);
  });

  it('is known for the providers that are met most, whichever of their rules found it', () => {
    const often =
      'AWS,GitHub,GitLab,OpenAI,Anthropic,Google,Slack,Stripe,npm,PyPI,Twilio,SendGrid,Cloudflare,DigitalOcean,Heroku,Hugging Face,Mailgun,Discord,Telegram,Datadog,Sentry,Docker,Docker Hub,Databricks,Linear,Notion,Airtable,Atlassian,Terraform,Vercel,Netlify,Supabase,Okta,Auth0,Algolia,Dropbox,CircleCI,Groq,Mistral,Replicate,Perplexity,DeepSeek,Cohere,PagerDuty,RubyGems';
    const known = new Set(allRules().map(({ provider }) => provider));
    for (const provider of often.split(',')) {
      assert.ok(known.has(provider), `no rule of ${provider}`);
      assert.match(rotationPage(provider, null) ?? provider, /^https:\/\//);
    }
  });
});
