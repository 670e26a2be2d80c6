import assert from 'node:assert/strict';
import { ProxySetting } from '../../../src/vscode/egress/proxySetting.ts';

const state = { started: null, pid: 1, port: 4242, token: 'of-this-run', log: '' };
const ours = 'http://sightglass:of-this-run@127.0.0.1:4242';

/** Creates an editor's setting and storage, which may fail at a chosen write, like a crash. */
function editor(value: string | undefined, failAt = Infinity) {
  let writes = 0;
  const self = { value, memory: undefined as unknown };
  const write = (change: () => void): Promise<void> => {
    if (++writes >= failAt) return Promise.reject(new Error('the editor is gone'));
    change();
    return Promise.resolve();
  };
  return {
    self,
    setting: (failing = true) =>
      new ProxySetting({
        current: () => self.value,
        write: next => (failing ? write(() => (self.value = next)) : Promise.resolve(void (self.value = next))),
        remembered: () => self.memory,
        remember: next => (failing ? write(() => (self.memory = next)) : Promise.resolve(void (self.memory = next))),
        pause: async () => {},
      }),
  };
}

describe('the editor’s proxy during a recording', () => {
  for (const before of [undefined, '', 'http://proxy.example:3128']) {
    it(`is taken and given back (${before ?? 'not set'})`, async () => {
      const { self, setting } = editor(before);
      const proxy = setting();
      assert.equal(proxy.configured, before ?? '');
      assert.equal(proxy.takenBy, null);
      assert.equal(await proxy.giveBack(), 'nothing');
      await proxy.take(state);
      assert.equal(self.value, ours);
      assert.equal(proxy.takenBy, 4242);
      assert.equal(await proxy.giveBack(), 'given-back');
      assert.equal(self.value, before);
      assert.equal(proxy.takenBy, null);
      assert.equal(await proxy.giveBack(), 'nothing');
    });

    it(`can be given back after a crash at any point (${before ?? 'not set'})`, async () => {
      for (let failAt = 1; failAt <= 4; failAt++) {
        const { self, setting } = editor(before, failAt);
        const proxy = setting();
        await proxy
          .take(state)
          .then(() => proxy.giveBack())
          .catch(() => {});
        await setting(false).giveBack();
        assert.equal(self.value, before, `a crash at write ${failAt}`);
        assert.equal(setting(false).takenBy, null);
      }
    });
  }

  it('is left alone where the person has changed it since', async () => {
    const { self, setting } = editor('http://old.example');
    const proxy = setting();
    await proxy.take(state);
    self.value = 'http://new.example';
    assert.equal(await proxy.giveBack(), 'changed-since');
    assert.equal(self.value, 'http://new.example');
    assert.equal(proxy.takenBy, null);
  });

  for (const [missed, outcome] of [
    [1, 'given-back'],
    [9, 'given-back'],
    [Infinity, 'refused'],
  ] as const) {
    it(`is written again where the editor takes no notice of it (${missed} times)`, async () => {
      const { self, setting } = editor('http://old.example');
      await setting().take(state);
      let left: number = missed;
      const proxy = new ProxySetting({
        current: () => self.value,
        write: next => Promise.resolve(void (left-- > 0 || (self.value = next))),
        remembered: () => self.memory,
        remember: next => Promise.resolve(void (self.memory = next)),
        pause: () => Promise.resolve(),
      });
      assert.equal(await proxy.giveBack().catch(() => 'refused'), outcome);
      assert.equal(self.value, outcome === 'refused' ? ours : 'http://old.example');
      // What was not restored is still known, so that the next start can try again.
      assert.equal(proxy.takenBy, outcome === 'refused' ? state.port : null);
    });
  }

  it('survives a memory of no sense', async () => {
    for (const memory of [null, 7, 'x', {}, { port: 'x', value: null }, { port: 1, value: 2 }]) {
      const { self, setting } = editor(ours);
      self.memory = memory;
      assert.equal(setting().takenBy, null);
      assert.equal(await setting().giveBack(), 'nothing');
      assert.equal(self.value, ours);
    }
  });

  it('keeps the token out of what is remembered', async () => {
    const { self, setting } = editor(undefined);
    await setting().take(state);
    assert.doesNotMatch(JSON.stringify(self.memory), /of-this-run/);
  });
});
