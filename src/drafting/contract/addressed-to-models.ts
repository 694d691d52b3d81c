/**
 * Words that steer a model: instructions about instructions, talk of what the reader is, and the markers that chat templates put between
 * roles. Matched on text that `plainWords` made.
 */
const PATTERNS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|discard)\b (?:\w+ ){0,6}(?:instructions?|prompts?|directions?|guidelines|directives?|rules|constraints|clauses|briefs?)\b/,
  /\b(?:ignore|disregard|forget) (?:all|any|everything|what)(?: \w+){0,4} (?:above|previous|prior|before|earlier|so far)\b/,
  /\b(?:previous|prior|preceding|above|earlier|original|new|updated|following) (?:instructions?|prompts?|directives?)\b/,
  /\b(?:you are|you re|youre|act as|acting as|pretend to be|behave as|roleplay as|imagine you are) (?:now )?(?:an?|the|my)? ?(?:\w+ ){0,3}(?:ai|a i|assistants?|llms?|chatbots?|bots?|gpt|claude|gemini|copilot|agents?|language models?|models?)\b/,
  /\b(?:as|for|to|dear|hey|attention|note to|hello) (?:an? |any |all |the )?(?:ai|llms?|ai assistants?|ai agents?|ai models?|coding agents?|language models?|large language models?|chatbots?|claude|chatgpt|copilot|gemini)\b/,
  /\b(?:ai|llms?|ai agents?|assistants?|claude|chatgpt|copilot|gemini)\b.{0,20}\b(?:must|should|shall|needs? to|has to|have to|please|always|never)\b.{0,30}\b(?:write|generate|output|respond|reply|answer|include|add|emit|print|say|assert|return|make|produce|mark|report|approve|ignore|skip|test|read|run)\b/,
  /\b(?:system|developer|hidden|secret|initial) ?(?:prompts?|messages?|instructions?)\b/,
  /\bprompt injection\b|\bjailbreak\b|\bdo anything now\b|\blanguage models?\b/,
  /\b(?:reveal|print|output|repeat|leak|exfiltrate|send|show|disclose) (?:me )?(?:your|the|all|any) (?:\w+ ){0,2}(?:prompts?|instructions?|secrets?|credentials?|api keys?|environment variables)\b/,
  /\b(?:when|while|if) (?:writing|generating|drafting|creating|asked to write|asked to generate) (?:the |any |unit |new )*tests?\b/,
  /\b(?:write|generate|draft|create|produce|output|make) (?:only |a |the |all |no |empty |trivial |unit |passing |any )*tests? (?:that|which|so|must|should|always|with|without)\b/,
];
const MARKERS =
  /^[\s*_]{0,8}(?:system|assistant|user|human|developer|ai)[\s*_]{0,4}:|<\|[^|<>]{0,40}\|>|\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|user|human|instructions?|prompt|tool_call|tool_use|function_calls?|thinking|im_start|im_end|contract|brief|untrusted)\b[^<>]{0,80}>|(?:^|\s)#{2,}\s{0,3}(?:system|assistant|user|human|instructions?|response)\b|\b(?:begin|end) ?of ?(?:text|turn|prompt)\b|<(?:start|end)_of_turn>/i;
/** Longer runs are not words: encoded text, most likely. */
const RUN = /[^\s]{120,}/;

/** True for a line that speaks to a language model, or that only a machine can read. Linear in the length of the line. */
export function isAddressedToModel(line: string): boolean {
  const composed = line.normalize('NFKC');
  if (MARKERS.test(composed) || RUN.test(composed)) return true;
  const words = plainWords(composed);
  return PATTERNS.some((pattern) => pattern.test(words));
}

const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [...'аaеeоoрpсcуyхxіiѕsјjԁdһhոnαaοoεeιiνvτtѵv'].flatMap((letter, at, all) =>
    at % 2 === 0 ? [[letter, all[at + 1] ?? letter] as const] : [],
  ),
);

/** Small Latin letters, digits, `:` and single spaces: accents, look-alikes and what stands between words do not tell words apart. */
function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\x20-\x7e]/gu, (letter) => LOOKALIKES.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}:]+/gu, ' ');
}
