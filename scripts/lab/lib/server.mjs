// A model and a proxy on the loopback for tools under test: the model refuses every key, and the proxy lets nothing out. Both
// record who asked.
import http from 'node:http';

/**
 * @param {number} port 0: any free port
 * @returns {Promise<{ url: string, asked: string[], close: () => void }>} `asked`: `model POST /v1/messages`, `host example.com`
 */
export async function startLabServer(port = 0) {
  const asked = [];
  const server = http.createServer((request, response) => {
    request.resume();
    const isProxied = /^https?:/.test(request.url ?? '');
    asked.push(
      isProxied ? `host ${new URL(request.url).hostname}` : `model ${request.method} ${request.url?.split('?')[0]}`,
    );
    request.on('end', () => {
      response.writeHead(isProxied ? 502 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { type: 'authentication_error', message: 'a key of the lab', code: 401 } }));
    });
  });
  server.on('connect', (request, socket) => {
    const host = request.url?.replace(/:\d+$/, '');
    // Some tools use the proxy even for the loopback.
    asked.push(host === '127.0.0.1' ? 'model CONNECT' : `host ${host}`);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
