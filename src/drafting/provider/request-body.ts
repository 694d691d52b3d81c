import type { OpenAI } from 'openai';
import type { Question } from './answer.ts';
import type { Dialect } from './dialect.ts';

export type RequestBody = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** The body of one request. No temperature: models that reason refuse it, and others have a default that their makers chose. */
export function requestBody(model: string, question: Question, dialect: Dialect, maxOutputTokens: number): RequestBody {
  const { name, schema } = question.schema;
  const system =
    dialect.format === 'json_schema'
      ? question.system
      : `${question.system}\n\nAnswer with one JSON object and nothing else: no words around it, no code fence. It must fit this JSON Schema:\n${JSON.stringify(schema)}`;
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: question.user },
      ...(question.turns ?? []).map(({ role, text }) => ({ role, content: text })),
    ],
    ...(dialect.format === 'json_schema'
      ? { response_format: { type: 'json_schema' as const, json_schema: { name, strict: true, schema } } }
      : {}),
    ...(dialect.format === 'json_object' ? { response_format: { type: 'json_object' as const } } : {}),
    [dialect.limit]: maxOutputTokens,
    ...(dialect.store ? { store: false } : {}),
  };
}
