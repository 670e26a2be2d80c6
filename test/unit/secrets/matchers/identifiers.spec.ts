import assert from 'node:assert/strict';
import { allRules, ruleById } from '../../../../src/core/secrets/catalogue.ts';
import { body, found } from '../support.ts';

const uuid = 'dac6fb3d-713c-4555-8a97-4089aa3849be';

describe('secrets: identifiers', () => {
  it('are found with low confidence', () => {
    for (const [text, wanted] of [
      ['"AWS_ACCOUNT_ID"=>0000-0000-0000', 'aws-account-id low «0000-0000-0000»'],
      ['aws_account_id=891511536143', 'aws-account-id low «891511536143»'],
      ['see arn:aws:s3:::my_bucket/*', 'aws-arn low «arn:aws:s3:::my_bucket/»'],
      [`ad_tenant_id: "${uuid}"`, `azure-identifier low «${uuid}»`],
      [`AZURE_CLIENT_ID=${uuid}`, `azure-client-id low «${uuid}»`],
      ['https://store.myshopify.com/x', 'shopify-store low «store.myshopify.com»'],
      ['https://ours.my.salesforce.com', 'salesforce-domain low «ours.my.salesforce.com»'],
      ['url = "https://ours.atlassian.net/rest"', 'atlassian-site low «ours.atlassian.net»'],
      ['# REACT_APP_AUTH_PASS=whiteduke', 'bundled-variable low «whiteduke»'],
    ] as const) {
      assert.deepEqual(found(text), [wanted], text);
    }
  });

  it('give way to a secret at the same place', () => {
    const key = `${body(86, 3)}==`;
    const text = `DefaultEndpointsProtocol=https;AccountName=ours1;AccountKey=${key};EndpointSuffix=core.windows.net`;
    const findings = found(text, 'a.env');
    assert.ok(
      findings.some(each => each.includes(key) && !each.includes(' low ')),
      findings.join(),
    );
  });

  it('are no numbers, other hosts or variables', () => {
    for (const text of [
      'account_id = 12345',
      'account_id = 1234567890123',
      'https://www.okta.com/blog',
      'https://atlassian.net.example.com',
      'REACT_APP_AUTH_PASS=$PASSWORD',
      'VITE_PASSWORD=<password>',
      'tenant_id = "common"',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  it('ask nobody to revoke them', () => {
    const identifiers = allRules().filter(rule => rule.options.identifier === true);
    assert.ok(identifiers.length > 25);
    for (const { id, options } of identifiers) {
      assert.equal(ruleById(id)?.rotation.code, 'secrets.identifier', id);
      assert.equal(options.confidence, 'low', id);
    }
  });
});
