import type { MutationTestResult } from 'mutation-testing-report-schema/api';

/**
 * One HTML page with the mutation report and its viewer inside, that needs no network. `viewerScript` is the text of
 * mutation-testing-elements' `dist/mutation-test-elements.js`; passed in, so that it need not be bundled twice.
 */
export function htmlReport(report: MutationTestResult, viewerScript: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:">
<title>Earnest: mutants of the changed lines</title>
<script>${inlineScript(viewerScript)}</script>
</head>
<body>
<mutation-test-report-app title-postfix="Earnest">The report needs JavaScript to show.</mutation-test-report-app>
<script id="report" type="application/json">${inlineJson(report)}</script>
<script>
document.querySelector('mutation-test-report-app').report = JSON.parse(document.getElementById('report').textContent);
</script>
</body>
</html>
`;
}

/** No `<` is left, so that nothing in the data can end the element or begin another. */
function inlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** `\x3c` is `<` to JavaScript's strings, templates and patterns, where alone these two stand, and no markup to HTML. */
function inlineScript(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, '\\x3c');
}
