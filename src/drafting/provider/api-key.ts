import { CouldNotJudge } from '../../domain/could-not-judge.ts';

/** @throws CouldNotJudge for what cannot be sent as a key. The message does not hold it. */
export function checkedKey(apiKey: string): string {
  if (apiKey === '') {
    throw new CouldNotJudge(
      'The API key received is empty: a secret that is not set, or that this event may not read, is empty in a workflow. Set the secret; for a local server without keys any word will do.',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new CouldNotJudge(
      'The API key received holds a blank, a line end or a character that no key has: a secret that is pasted or piped often ends with a line end. Set the secret anew, without it.',
    );
  }
  return apiKey;
}
