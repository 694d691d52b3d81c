/** What a server understands of the ways to ask. Found out by asking: each step down is a request that was refused. */
export interface Dialect {
  /** How the answer's form is asked for. For `json_object` and `none`, the schema is put into the prompt. */
  readonly format: 'json_schema' | 'json_object' | 'none';
  /** `max_tokens` is the older name, the only one that many compatible servers know. */
  readonly limit: 'max_completion_tokens' | 'max_tokens';
  /** `store: false` is sent: without it, OpenAI keeps the answers of newer accounts. */
  readonly store: boolean;
}

export const FIRST_DIALECT: Dialect = { format: 'json_schema', limit: 'max_completion_tokens', store: true };

/**
 * What to try after a request was refused, by what the refusal names: all of it at once.
 *
 * @param param the parameter that the error is about, null when it does not say
 * @param text all that the error says. Hostile text.
 * @returns null when it names nothing that can be left out
 */
export function simplerDialect(dialect: Dialect, param: string | null, text: string): Dialect | null {
  const named = param !== null && /^(?:response_format|max_completion_tokens|store)\b/.test(param) ? param : text;
  const simpler: Dialect = {
    format: /response_format|json_schema|json_object|structured.?output|json.?mode|guided_json/i.test(named)
      ? simplerFormat(dialect.format)
      : dialect.format,
    limit: /max_completion_tokens/.test(named) ? 'max_tokens' : dialect.limit,
    store: dialect.store && !/\bstore\b/.test(named),
  };
  const isSame =
    simpler.format === dialect.format && simpler.limit === dialect.limit && simpler.store === dialect.store;
  return isSame ? null : simpler;
}

function simplerFormat(format: Dialect['format']): Dialect['format'] {
  return format === 'json_schema' ? 'json_object' : 'none';
}
