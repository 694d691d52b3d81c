const { pause } = require('../src/session.js');

test('pauses for a moment', async () => {
  await expect(pause(10)).resolves.toBeUndefined();
}, 1000);

test('pauses for a minute', async () => {
  jest.useFakeTimers();
  const done = jest.fn();
  pause(60_000).then(done);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(done).toHaveBeenCalled();
});
