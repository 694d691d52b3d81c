const { pause } = require('../src/session.js');
const { render, renderInPieces } = require('../src/catalogue.js');

test('the catalogue renders within its budget', () => {
  const start = performance.now();
  render(100);
  expect(performance.now() - start).toBeLessThan(330);
});

test('the catalogue is there before the page gives up', async () => {
  const first = await Promise.race([renderInPieces(100), pause(330).then(() => 'gave up')]);
  expect(first).toBe('rendered');
});

test('a long catalogue renders in the end', () => {
  expect(render(200)).toBe('<ul></ul>');
});
