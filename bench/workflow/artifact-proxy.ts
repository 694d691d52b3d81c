import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands between jobs and act's server of artifacts, where actions/upload-artifact v7 and act 0.2.89 do not understand one another: act refuses a
 * request with the field `mime_type`, which it does not know, and answers with an address whose signature ends in `=`, which the client loses. All else
 * passes as it is; what is uploaded and downloaded goes straight to act.
 *
 * @param port of act's server, on loopback
 */
export async function artifactProxy(port: number): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((incoming, response) => {
    answerOf(incoming, port).then(
      ({ status, text }) => response.writeHead(status, { 'content-type': 'application/json' }).end(text),
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answerOf(incoming: IncomingMessage, port: number): Promise<{ status: number; text: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { mime_type: _, mimeType: __, ...known } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const answer = await fetch(`http://127.0.0.1:${port}${incoming.url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: incoming.headers.authorization ?? '' },
    body: JSON.stringify(known),
  });
  const text = (await answer.text()).replace(/(?<=[?&]sig=)[^&"]+/, encodeURIComponent);
  return { status: answer.status, text };
}
