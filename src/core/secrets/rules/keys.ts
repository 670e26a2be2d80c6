import { provider, type Rule } from '../engine/rule.ts';

/**
 * Formats that belong to no provider: tokens, hashes, wallets, URLs and headers with credentials. Shapes: RFC 7519,
 * RFC 7617, RFC 6750, crypt(5), NATS nkeys, BIP 32, kubeadm's bootstrap tokens; checked 2026-11.
 */
const own = 'Credentials';

export const keyRules: readonly Rule[] = [
  ...provider(own, 'jwt', 'https://datatracker.ietf.org/doc/html/rfc7519', [
    [
      '',
      'JSON Web Token',
      'ey',
      'ey[A-Za-z0-9_-]{10,2000}\\.(?:ey|[A-Za-z0-9_\\\\/-])[A-Za-z0-9_\\\\/-]{8,4000}\\.(?:[A-Za-z0-9_\\\\/-]{10,1400}={0,2})?',
      { check: 'jwt', entropy: 3 },
    ],
    ['base64', 'JSON Web Token, encoded', 'ZXlK', 'ZXlK[A-Za-z0-9+/]{60,4000}={0,2}'],
    ['two-part', 'JSON Web Token', 'eyJ', 'eyJ%w{14,2000}\\.eyJ%w{20,4000}', { check: 'jwt' }],
  ]),
  ...provider(
    'NATS',
    'nats',
    'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth',
    [['nkey', 'NKEY seed', 'SU SA SO SN SC SX SP', 'S[ACNOPUX][A-Z2-7]{56}', { check: 'nkey' }]],
  ),
  ...provider('Kubernetes', 'kubernetes', 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/', [
    ['bootstrap-token', 'bootstrap token', 'bootstrap kubeadm', '[a-z0-9]{6}\\.[a-z0-9]{16}', { near: true }],
  ]),
  ...provider('WireGuard', 'wireguard', null, [
    [
      'key',
      'private key',
      'PrivateKey PresharedKey',
      'P(?:rivate|reshared)Key\\s*=\\s*([A-Za-z0-9+/]{43}=)',
      { group: 1 },
    ],
  ]),
  ...provider(own, 'otp', null, [
    [
      'seed',
      'one-time password seed',
      'otpauth://',
      'otpauth://[th]otp/[^\\s"\'<>]{0,200}[?&]secret=([A-Za-z2-7]{16,128})',
      { group: 1, inWord: true },
    ],
  ]),
  ...provider(own, 'totp', null, [
    ['seed', 'one-time password seed', 'totp', '[A-Z2-7]{16,64}', { near: true, entropy: 3, confidence: 'medium' }],
  ]),
  ...provider(own, 'wallet', null, [
    ['extended-key', 'wallet private key', 'xprv tprv', '[xt]prv[1-9A-HJ-NP-Za-km-z]{100,112}'],
  ]),
  ...provider(own, 'password-hash', null, [
    [
      'bcrypt',
      'password hash',
      '$2a$ $2b$ $2y$',
      '\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}',
      { inWord: true, confidence: 'medium' },
    ],
    [
      'crypt',
      'password hash',
      '$1$ $5$ $6$ $8$ $apr1$',
      '\\$(?:1|5|6|8|apr1)\\$(?:rounds=\\d+\\$)?[./A-Za-z0-9]{2,16}\\$[./A-Za-z0-9]{20,90}',
      { inWord: true, confidence: 'medium' },
    ],
    [
      'argon2',
      'password hash',
      '$argon2',
      '\\$argon2(?:i|d|id)\\$v=\\d+\\$[mtp=,\\d]+\\$[A-Za-z0-9+/]{10,100}\\$[A-Za-z0-9+/]{20,100}',
      { inWord: true, confidence: 'medium' },
    ],
    [
      'kerberos',
      'Kerberos hash',
      '$krb5',
      '\\$krb5(?:asrep|tgs)\\$\\d+\\$[^\\s]{20,4000}',
      { inWord: true, confidence: 'medium' },
    ],
  ]),
  ...provider(own, 'putty', null, [
    [
      'key',
      'PuTTY private key',
      'PuTTY-User-Key-File-',
      'PuTTY-User-Key-File-[23]:[^]{20,7000}?Private-MAC:\\s*%h+',
      { check: 'pem' },
    ],
  ]),
  ...provider(own, 'pem', null, [
    [
      'base64',
      'private key, encoded',
      'LS0tLS1CRUdJTi',
      'LS0tLS1CRUdJTi[A-Za-z0-9+/]{40,8000}={0,2}',
      { check: 'pem' },
    ],
  ]),
  ...provider('Amazon S3', 'presigned', null, [
    ['url', 'presigned URL signature', 'X-Amz-Signature=', 'X-Amz-Signature=(%h{64})', { group: 1, inWord: true }],
    [
      'token',
      'presigned URL session token',
      'X-Amz-Security-Token=',
      'X-Amz-Security-Token=([A-Za-z0-9%+/]{100,2000})',
      { group: 1, inWord: true },
    ],
  ]),
  ...provider('SOPS', 'age-header', null, [
    ['identity', 'age identity', 'age-plugin-', 'AGE-PLUGIN-[A-Z0-9]+-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{20,200}'],
  ]),
];
