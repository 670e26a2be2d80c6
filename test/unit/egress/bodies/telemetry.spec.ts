import assert from 'node:assert/strict';
import { field, frame, reading } from './reading.ts';

describe('egress: what telemetry says', () => {
  it('telemetry services, by address and by form', () => {
    const event = { name: 'E', properties: { path: '/home/me/shop/a.ts' } };
    const cases: readonly (readonly [string, unknown, string])[] = [
      [
        'https://dc.services.visualstudio.com/v2/track',
        `${JSON.stringify(event)}\n${JSON.stringify(event)}\n`,
        'application-insights',
      ],
      ['https://telemetry.individual.githubcopilot.com/telemetry', event, 'application-insights'],
      ['https://mobile.events.data.microsoft.com/OneCollector/1.0?cors=true', event, 'one-ds'],
      ['https://proxy.example/v1/batch', { batch: [event], writeKey: 'w' }, 'segment'],
      ['https://ph.example/batch/', { api_key: 'k', batch: [event] }, 'posthog'],
      ['https://prodregistryv2.org/v1/rgstr?k=x', { events: [event] }, 'statsig'],
      ['https://http-intake.logs.us5.datadoghq.com/api/v2/logs', [event], 'datadog'],
      ['https://otel.example/v1/logs', { resourceLogs: [event] }, 'otlp'],
      ['https://cdn.growthbook.io/api/features/sdk-x', event, 'growthbook'],
      [
        'https://client-telemetry.us-east-1.amazonaws.com/metrics',
        { AWSProduct: 'x', MetricData: [event] },
        'aws-telemetry',
      ],
      ['https://play.googleapis.com/log?format=json', [event], 'clearcut'],
    ];
    for (const [url, body, api] of cases) {
      const found = reading({ url, body });
      assert.deepEqual([found.api, found.isTelemetry], [api, true], url);
      assert.deepEqual(found.paths, ['/home/me/shop/a.ts'], url);
      assert.ok(
        found.texts.every(each => each.kind === 'telemetry'),
        url,
      );
    }
  });

  it('OTLP in protobuf, alone and in frames of gRPC', () => {
    const message = Buffer.from(field(1, [...field(1, 'service.name'), ...field(2, '/home/me/shop/src/a.ts')]));
    for (const [url, body, type] of [
      ['https://ab.chatgpt.com/otlp/v1/metrics', message, 'application/x-protobuf'],
      [
        'https://otel.example/opentelemetry.proto.collector.logs.v1.LogsService/Export',
        frame(message),
        'application/grpc',
      ],
    ] as const) {
      const found = reading({ url, body, headers: { 'content-type': type } });
      assert.deepEqual([found.api, found.isTelemetry], ['otlp', true]);
      assert.ok(found.paths.includes('/home/me/shop/src/a.ts'));
      assert.deepEqual([...new Set(found.texts.map(each => each.kind))], ['telemetry']);
    }
  });

  it('Copilot’s telemetry: what is JSON in a property is read too', () => {
    const promptMetadata = JSON.stringify({
      items: [{ uri: 'file:///w/src/shapes.ts', value: 'declare function area(c: Circle): number;' }],
    });
    const body = {
      name: 'copilot/ghostText.issued',
      data: { baseType: 'EventData', baseData: { name: 'x', properties: { promptMetadata } } },
    };
    const found = reading({ url: 'https://copilot-telemetry.githubusercontent.com/telemetry', body });
    assert.equal(found.api, 'application-insights');
    assert.deepEqual(found.texts.at(-1), {
      kind: 'telemetry',
      text: 'declare function area(c: Circle): number;',
      pointer: '/data/baseData/properties/promptMetadata/#/items/0/value',
      path: '/w/src/shapes.ts',
    });
  });

  it('Sentry: items of an envelope by their length in bytes, with source lines of a stack', () => {
    const payload = JSON.stringify({
      message: 'bööm',
      exception: {
        values: [{ stacktrace: { frames: [{ abs_path: '/w/a.ts', context_line: 'const key = read();' }] } }],
      },
    });
    const body = `{"event_id":"e"}\n{"type":"event","length":${Buffer.byteLength(payload)}}\n${payload}\n{"type":"attachment","length":3}\n\u0001\u0002\u0003\n{"type":"session"}\n{"sid":"session-id"}\n`;
    const found = reading({ url: 'https://o1.ingest.us.sentry.io/api/45/envelope/?sentry_key=k', body });
    assert.equal(found.api, 'sentry');
    assert.deepEqual(
      found.texts.find(each => each.kind === 'stack-trace' && each.text.startsWith('const')),
      {
        kind: 'stack-trace',
        text: 'const key = read();',
        pointer: '/1/payload/exception/values/0/stacktrace/frames/0/context_line',
        path: '/w/a.ts',
      },
    );
    assert.ok(found.texts.some(each => each.pointer === '/3/payload/sid'));
  });
});
