/** Variables that hand a key to us, or to the client library, whatever their value. */
const KEYS = /^(?:INPUT_API-KEY|EARNEST_API_KEY|(?:AZURE_)?OPENAI_.*)$/i;

/** An environment without the key, under whatever name it is held: for the children of a process that has it. */
export function withoutKeys(environment: NodeJS.ProcessEnv, apiKey: string | null): NodeJS.ProcessEnv {
  const isKey = (value: string | undefined) => apiKey !== null && apiKey !== '' && value?.includes(apiKey) === true;
  return Object.fromEntries(Object.entries(environment).filter(([name, value]) => !KEYS.test(name) && !isKey(value)));
}
