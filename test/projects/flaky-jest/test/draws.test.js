const { randomUUID } = require('node:crypto');
const { deliver, shuffled } = require('../src/chance.js');

test('shuffling keeps the cards', () => {
  for (let round = 0; round < 100; round += 1) {
    const cards = Array.from({ length: 1 + Math.floor(Math.random() * 20) }, () => Math.floor(Math.random() * 5));
    expect(shuffled(cards).sort()).toEqual([...cards].sort());
  }
});

test('four parcels in five arrive', () => {
  const arrived = Array.from({ length: 10_000 }, deliver).filter(Boolean).length;
  expect(arrived / 10_000).toBeGreaterThan(0.7);
  expect(arrived / 10_000).toBeLessThan(0.9);
});

test('an unlucky parcel is refused', () => {
  const random = jest.spyOn(Math, 'random').mockReturnValue(0.1);
  try {
    expect(deliver()).toBe(false);
    expect(random).toHaveBeenCalledTimes(1);
  } finally {
    random.mockRestore();
  }
});

test('numbers of orders differ', () => {
  expect(randomUUID()).not.toBe(randomUUID());
});

test('a draw lies between nought and one', () => {
  for (let round = 0; round < 1000; round += 1) {
    const draw = Math.random();
    expect(draw >= 0 && draw < 1).toBe(true);
  }
});
