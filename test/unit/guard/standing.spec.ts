import assert from 'node:assert/strict';
import { type AgentPlace, LostRegistrations } from '../../../src/core/guard/registrations/lostRegistrations.ts';
import { type GuardPlace, lostPlaces, placeKey, standingOf } from '../../../src/core/guard/registrations/standing.ts';

const place = (state: GuardPlace['state'], changes: Partial<GuardPlace> = {}): GuardPlace => ({
  scope: 'user',
  file: '/home/dev/.claude/settings.json',
  state,
  ...changes,
});

describe('guard: how an agent stands', () => {
  it('goes by the place that holds', () => {
    const machine = place('registered', { scope: 'machine', file: '/etc/x.json' });
    assert.equal(standingOf('codex', [place('missing')]).state, 'missing');
    assert.equal(standingOf('codex', [place('broken'), place('registered')]).state, 'registered');
    assert.equal(standingOf('codex', [place('registered'), machine]).place, machine);
    assert.equal(standingOf('codex', [place('broken'), place('disabled')]).state, 'disabled');
    assert.deepEqual(standingOf('codex', []), { agent: 'codex', state: 'missing', place: null });
  });

  it('tells what was registered and no longer is, and nothing else', () => {
    const seen = { ...place('missing'), agent: 'codex' };
    const other = { ...place('missing', { file: '/elsewhere' }), agent: 'codex' };
    assert.deepEqual(lostPlaces([placeKey(seen)], [seen, other]), [seen]);
    assert.deepEqual(lostPlaces([placeKey(seen)], [{ ...seen, state: 'registered' }]), []);
    assert.deepEqual(lostPlaces([], [seen]), []);
  });

  it('tells it in one window alone: the one where the person is', async () => {
    let keys: readonly string[] = [];
    const memory = {
      get: () => keys,
      set: (now: readonly string[]) => {
        keys = now;
        return Promise.resolve();
      },
    };
    const [one, other] = [new LostRegistrations(memory), new LostRegistrations(memory)];
    const at = (state: GuardPlace['state']): readonly AgentPlace[] => [{ ...place(state), agent: 'codex' }];
    for (const each of [one, other]) assert.deepEqual(await each.look(at('registered'), each === one), []);
    assert.deepEqual(await other.look(at('missing'), false), []);
    assert.equal(other.isWaiting, true);
    assert.deepEqual(await one.look(at('missing'), true), at('missing'));
    assert.deepEqual(await other.look(at('missing'), true), [], 'it was told');
    assert.equal(other.isWaiting, false);
    await one.look(at('registered'), true);
    for (const each of [one, other]) assert.deepEqual(await each.look(at('missing'), false), [], 'nobody is there');
    assert.deepEqual(await other.look(at('missing'), true), at('missing'), 'it waits for the person');
    await one.look(at('registered'), true);
    one.expectChange(['/home/dev/.claude/settings.json']);
    assert.deepEqual(await one.look(at('missing'), true), [], 'a person took it away');
  });
});
