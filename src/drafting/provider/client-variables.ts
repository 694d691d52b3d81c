/**
 * Deletes every variable by which the `openai` client lets an environment decide where a request goes and what it carries: `OPENAI_BASE_URL`,
 * `OPENAI_CUSTOM_HEADERS`, `AZURE_OPENAI_ENDPOINT`… An earlier step of a workflow can set them for the steps after it.
 */
export function forgetClientVariables(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    if (/^(?:AZURE_)?OPENAI_/i.test(name)) delete environment[name];
  }
}
