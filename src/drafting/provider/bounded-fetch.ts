/** Bytes after decoding. An answer of ten drafts has some 50 KiB. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** What was seen of one response, as it came. */
export interface Seen {
  status: number | null;
  headers: Headers;
  isTooLarge: boolean;
}

const BODILESS = new Set([204, 205, 304]);

/**
 * A `fetch` for one request of the client. Reads the body while it counts, so that the time limit of the request is over all of it and nothing
 * large is kept; follows no redirect, so that neither the key nor the request reaches another server; and sends these headers and
 * no others, whatever the environment made the client want to send.
 */
export function boundedFetch(headers: Readonly<Record<string, string>>, seen: Seen): typeof fetch {
  return async (url, init) => {
    const { method, body, signal } = init ?? {};
    const response = await fetch(url, {
      method: method ?? 'POST',
      body: body ?? null,
      signal: signal ?? null,
      headers,
      redirect: 'manual',
    });
    seen.status = response.status;
    seen.headers = response.headers;
    const bytes = await bodyOf(response, seen);
    // Statuses above 599 are none that a Response can have; `seen` keeps them.
    const status = Math.min(response.status, 599);
    return new Response(BODILESS.has(status) ? null : bytes, { status, headers: response.headers });
  };
}

async function bodyOf(response: Response, seen: Seen): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) {
      seen.isTooLarge = true;
      throw new Error('the body is too large');
    }
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
