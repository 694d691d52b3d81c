const { pause } = require('../src/session.js');
const { render, renderInPieces } = require('../src/catalogue.js');

test('the catalogue renders within its budget', () => {
  const start = performance.now();
  render(80);
  expect(performance.now() - start).toBeLessThan(220);
});

test('the catalogue is there before the page gives up', async () => {
  const first = await Promise.race([renderInPieces(80), pause(220).then(() => 'gave up')]);
  expect(first).toBe('rendered');
});

test('a long catalogue renders in the end', () => {
  expect(render(200)).toBe('<ul></ul>');
});
