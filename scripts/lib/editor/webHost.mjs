// Loads extensions into the web worker extension host of the editor in a browser, and answers the requests of tests in it. A worker
// has no files: extensions, tests, requests and results use the page's own origin, but never reach the server.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const extensionsAt = '/__extensions/';
const requestsAt = '/__ask';
const resultsAt = '/__results';
const types = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
/** The worker's origin differs from the page's. */
const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {{authority: string, extensions: Record<string, string>, tests: string, ask: (request: object) => Promise<unknown>, done: (results: object) => void}} options
 *   `extensions`: folders by name; `tests`: a file below one of them, as `name/file`
 */
export async function serveWebHost(context, { authority, extensions, tests, ask, done }) {
  const at = name => ({ scheme: 'http', authority, path: `${extensionsAt}${name}` });
  await context.route(
    url => url.pathname.startsWith(extensionsAt),
    route => {
      const [name = '', ...rest] = decodeURIComponent(
        new URL(route.request().url()).pathname.slice(extensionsAt.length),
      ).split('/');
      const file = path.join(extensions[name] ?? '', ...rest);
      try {
        const contentType = types[path.extname(file)] ?? 'application/octet-stream';
        return route.fulfill({ body: readFileSync(file), contentType, headers: open });
      } catch {
        return route.fulfill({ status: 404, headers: open });
      }
    },
  );
  await context.route(
    url => url.pathname === requestsAt,
    async route => {
      if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers: open });
      let answer;
      try {
        answer = { ok: true, value: (await ask(route.request().postDataJSON())) ?? null };
      } catch (error) {
        answer = { ok: false, error: String(error) };
      }
      return route.fulfill({ json: answer, headers: open });
    },
  );
  await context.route(
    url => url.pathname === resultsAt,
    route => {
      if (route.request().method() === 'POST') done(route.request().postDataJSON());
      return route.fulfill({ status: 204, headers: open });
    },
  );
  // Only the configuration in the page itself can name extensions that do not come from the server.
  await context.route(
    url => url.pathname === '/',
    async route => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
        (_, head, escaped) => {
          const configuration = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
          configuration.developmentOptions = {
            ...configuration.developmentOptions,
            extensions: Object.keys(extensions).map(at),
            extensionTestsPath: at(tests),
          };
          return `${head}${JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
        },
      );
      await route.fulfill({ response, body });
    },
  );
}
