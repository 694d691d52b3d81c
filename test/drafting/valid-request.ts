import type { RecordedRequest } from './scripted-server.ts';

export interface RequestRefusal {
  readonly status: number;
  readonly message: string;
  readonly code: string | null;
  readonly param: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Why a real server would refuse a request for a chat completion; null when it would not. `lacks`: see `startServer`. */
export function refusalOf(request: RecordedRequest, lacks: readonly string[]): RequestRefusal | null {
  const isAzure = /^\/openai\/deployments\/[^/]+\/chat\/completions\?api-version=/.test(request.path);
  if (!isAzure && request.path !== '/v1/chat/completions') return refusal(404, `Invalid URL (${request.path})`);
  if (request.method !== 'POST') return refusal(405, `Not allowed to ${request.method}`);
  const isAuthorized = isAzure
    ? request.headers['api-key'] !== undefined
    : /^Bearer \S+$/.test(request.headers.authorization ?? '');
  if (!isAuthorized) return refusal(401, 'You did not provide an API key.', 'invalid_api_key');
  if (!/^application\/json/.test(request.headers['content-type'] ?? '') || !isFields(request.body)) {
    return refusal(400, 'We could not parse the JSON body of your request.');
  }
  return refusalOfBody(request.body, lacks);
}

const KNOWN = ['model', 'messages', 'response_format', 'max_completion_tokens', 'max_tokens', 'store'];

function refusalOfBody(body: Fields, lacks: readonly string[]): RequestRefusal | null {
  const unknown = Object.keys(body).find((name) => !KNOWN.includes(name) || lacks.includes(name));
  if (unknown !== undefined) {
    return refusal(400, `Unrecognized request argument supplied: ${unknown}`, 'unknown_parameter', unknown);
  }
  if (typeof body.model !== 'string' || body.model === '') {
    return refusal(400, 'you must provide a model parameter', null, 'model');
  }
  const { messages } = body;
  const isMessage = (value: unknown) =>
    isFields(value) &&
    ['system', 'user', 'assistant'].includes(String(value.role)) &&
    typeof value.content === 'string' &&
    value.content !== '';
  if (!Array.isArray(messages) || messages.length === 0 || !messages.every(isMessage)) {
    return refusal(400, "Invalid type for 'messages'", 'invalid_type', 'messages');
  }
  for (const limit of ['max_completion_tokens', 'max_tokens']) {
    const value = body[limit] ?? 1;
    if (!Number.isSafeInteger(value) || Number(value) < 1) return refusal(400, `Invalid '${limit}'`, null, limit);
  }
  return refusalOfFormat(body.response_format, JSON.stringify(messages), lacks);
}

function refusalOfFormat(format: unknown, messages: string, lacks: readonly string[]): RequestRefusal | null {
  if (format === undefined) return null;
  const bad = (why: string) => refusal(400, `Invalid 'response_format': ${why}`, 'invalid_value', 'response_format');
  if (!isFields(format)) return bad('no object');
  if (format.type === 'json_object') {
    return /json/i.test(messages) ? null : bad("'messages' must contain the word 'json' in some form");
  }
  if (format.type !== 'json_schema' || lacks.includes('json_schema')) {
    return bad(`this model does not support the type ${JSON.stringify(format.type)}`);
  }
  const { name, schema, strict } = isFields(format.json_schema) ? format.json_schema : {};
  if (typeof name !== 'string' || !/^[\w-]{1,64}$/.test(name)) return bad('json_schema.name');
  if (strict !== true) return null;
  if (!isFields(schema) || schema.type !== 'object') return bad('schema must be of \'type: "object"\'');
  const problem = strictProblem(schema, '');
  return problem === null ? null : bad(problem);
}

/** The rules of strict schemas: closed objects, all properties required, down to the last one. */
function strictProblem(schema: unknown, path: string): string | null {
  if (Array.isArray(schema)) return schema.map((part, at) => strictProblem(part, `${path}/${at}`)).find(isText) ?? null;
  if (!isFields(schema)) return null;
  if (schema.type === 'object' || isFields(schema.properties)) {
    if (schema.additionalProperties !== false) return `at ${path || '/'}: 'additionalProperties' has to be false`;
    const names = Object.keys(isFields(schema.properties) ? schema.properties : {});
    const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
    const missing = names.find((name) => !required.includes(name));
    if (missing !== undefined) return `at ${path || '/'}: 'required' has to include every key, ${missing} is missing`;
  }
  const parts = Object.entries(schema).filter(([key]) => !['required', 'enum', 'const', 'default'].includes(key));
  return parts.map(([key, part]) => strictProblem(part, `${path}/${key}`)).find(isText) ?? null;
}

function refusal(
  status: number,
  message: string,
  code: string | null = null,
  param: string | null = null,
): RequestRefusal {
  return { status, message, code, param };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
