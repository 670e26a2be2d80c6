import assert from 'node:assert/strict';
import { sensitivePath } from '../../../src/core/secrets/sensitivePaths.ts';
import { templates } from '../../../src/text/templates.ts';

describe('secrets: sensitive paths', () => {
  it('are known by name, wherever they are', () => {
    const cases: Readonly<Record<string, string>> = {
      '.env': '.env*',
      'app/.env.production': '.env*',
      'C:\\work\\.ENV.local': '.env*',
      'config/prod.env': '.env*',
      'keys/server.pem': '*.pem',
      'home/.ssh/id_rsa': 'id_rsa',
      '.ssh/id_ed25519': 'id_rsa',
      'a.p12': '*.p12',
      'release.keystore': '*.jks',
      '.npmrc': '.npmrc',
      '.netrc': '.netrc',
      '.pgpass': '.pgpass',
      '.git-credentials': '.git-credentials',
      '.aws/credentials': '.aws/credentials',
      'infra/terraform.tfstate.backup': '*.tfstate',
      'infra/prod.auto.tfvars': '*.tfvars',
      kubeconfig: '.kube/config',
      '.kube/config': '.kube/config',
      'my-service-account.json': '*service-account*.json',
      'config/master.key': '*.key',
      'config/secrets.yml': 'secrets.yml',
      'credentials.json': 'credentials.json',
      '.docker/config.json': '.docker/config.json',
      'wp-config.php': 'wp-config.php',
      'x.har': '*.har',
    };
    for (const [path, pattern] of Object.entries(cases)) {
      const result = sensitivePath(path);
      assert.equal(result?.pattern, pattern, path);
      assert.ok((result?.why.code ?? '') in templates, path);
    }
  });

  it('are not templates, public keys or ordinary files', () => {
    for (const path of [
      '.env.example',
      '.env.sample',
      'a/.env.template',
      'terraform.tfvars.example',
      'id_rsa.pub',
      'environment.ts',
      'src/env.ts',
      'keys.ts',
      'credentials.ts',
      'secrets/types.ts',
      'package.json',
      'config.json',
      'README.md',
      'monkey.keyboard',
      'appsettings.json',
      '',
    ]) {
      assert.equal(sensitivePath(path), null, path);
    }
  });
});
