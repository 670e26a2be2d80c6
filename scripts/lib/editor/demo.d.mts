/** Fake secrets in real formats, put together at run time; the same seed gives the same secrets. */
export interface FakeSecrets extends Readonly<Record<string, string>> {
  readonly github: string;
  readonly aws: string;
  readonly awsSecret: string;
  readonly stripe: string;
  readonly openai: string;
  readonly slack: string;
  readonly password: string;
  readonly pem: string;
}

export function fakeSecrets(seed?: number): FakeSecrets;
export function demoFiles(secrets?: FakeSecrets): Record<string, string>;
export function makeDemo(folder: string, files?: Record<string, string>): string;
