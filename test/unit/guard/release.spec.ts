import assert from 'node:assert/strict';
import { decide } from '../../../src/core/guard/decide.ts';
import { factsFor } from './support.ts';

/** Ways in which an agent could let something past the guard: directly, and with programs that run their arguments. */
const releasing = [
  'sightglass scan --update-baseline --apply',
  'sightglass guard allow .env',
  "script -qc 'sightglass guard allow .env' /dev/null",
  'script -q -c "sightglass guard allow .env"',
  'script -q /dev/null sightglass guard allow .env',
  'unbuffer sightglass guard allow .env',
  'unbuffer -p sightglass guard remove --apply',
  "expect -c 'spawn sightglass guard allow .env; expect eof'",
  "python3 -c \"import pty; pty.spawn(['sightglass','guard','allow','.env'])\"",
  'python3 -c "import pty,os; pty.spawn(\'/home/dev/.sightglass/bin/sightglass guard allow .env\'.split())"',
  "bash -c 'sightglass guard allow .env'",
  'env -i HOME=/home/dev sightglass guard allow .env',
  'setsid -w sightglass guard allow .env',
  'nohup sightglass guard allow .env &',
  'sudo -u dev sightglass guard allow .env',
  'echo .env | xargs sightglass guard allow',
  "sh <<'E'\nsightglass guard allow .env\nE",
  "eval 'sightglass guard allow .env'",
  's=sightglass; $s guard allow .env',
  '$(echo sightglass) guard allow .env',
  'npx sightglass guard allow .env',
  'npx -y sightglass@latest guard allow .env',
  'pnpm dlx sightglass guard allow .env',
  'node /opt/sightglass/dist/cli.js guard allow .env',
  '~/.sightglass/bin/sightglass guard allow .env',
  'timeout 5 sightglass guard allow .env',
  'stdbuf -o0 sightglass guard allow .env',
  "tmux new -d 'sightglass guard allow .env'",
  'screen -dm sightglass guard allow .env',
  "socat EXEC:'sightglass guard allow .env',pty STDIO",
  "node -e \"require('child_process').spawnSync('sightglass',['guard','allow','.env'],{stdio:'inherit'})\"",
  'perl -e \'system("sightglass guard allow .env")\'',
  "echo 'sightglass guard allow .env' | bash",
  "echo 'sightglass guard allow .env' | at now",
  'watch -n1 sightglass guard allow .env',
  'ssh localhost sightglass guard allow .env',
  'docker exec -it x sightglass guard allow .env',
  'sightglass undo',
  'cd /tmp && ~/.sightglass/bin/sightglass undo',
  "script -qc 'sightglass undo' /dev/null",
  "tmux new -d 'sightglass undo'",
  'npx -y sightglass@0.1.0 undo',
  'yes | sudo -E sightglass undo',
  'sightglass harden --undo',
  "script -qc 'sightglass harden --undo' /dev/null",
  'sight""glass guard allow .env',
  "busybox sh -c 'sightglass guard allow .env'",
  'find . -name .env -exec sightglass guard allow {} \\;',
  'find . -name .env | parallel sightglass guard allow',
  "trap 'sightglass guard allow .env' EXIT",
  "alias x='sightglass guard allow'; x .env",
  "printf 'sightglass guard allow .env\\n' > /tmp/x.sh; sh /tmp/x.sh",
  '(sightglass guard allow .env)',
  'if true; then sightglass guard allow .env; fi',
  'f() { sightglass guard allow .env; }; f',
];

/** Commands that only mention it. */
const harmless = [
  "grep -rn 'sightglass guard allow' docs",
  "git commit -m 'Document sightglass guard allow'",
  "echo 'sightglass guard allow'",
  "rg 'guard allow' README.md",
  "sed -n '/sightglass guard allow/p' README.md",
  "git log --grep='sightglass guard remove'",
  'sightglass guard status',
  'sightglass guard check --read src/a.ts',
  'sightglass guard log',
  'sightglass scan src',
  'sightglass scan --update-baseline',
  'npm test -- test/guard/allow.spec.ts',
  'cat docs/guard-allow.md',
  'ls ~/.sightglass',
  "git grep 'guard install'",
  "gh pr create --title 'guard allow' --body 'sightglass guard allow is new'",
];

describe('guard: commands that let something past it', () => {
  for (const command of releasing) {
    it(`refuses ${command}`, () => {
      const { decision, reasons } = decide({ kind: 'shell', command, dialect: 'bash' }, factsFor());
      assert.equal(decision, 'deny');
      assert.ok(reasons.some(({ code }) => code === 'guard.release' || code === 'guard.own'));
    });
  }

  it('refuses none that only speaks of it', () => {
    for (const command of harmless)
      assert.equal(decide({ kind: 'shell', command, dialect: 'bash' }, factsFor()).decision, 'allow', command);
  });
});
