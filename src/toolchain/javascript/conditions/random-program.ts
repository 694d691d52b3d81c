/** The part of the conditions program that draws from a seed: orders, and the stream of `Math.random`. */
export const randomProgram = `
/** FNV-1a, 32 bits. */
function hash(text) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** mulberry32: 0 (inclusive) to 1 (exclusive). */
function seededDraws(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Three draws at the brink: any code that acts on one rare draw acts, while averages over many draws hardly move. */
const BRINK = 3;

function randomDraws(random) {
  let draw;
  let count = 0;
  // 32 bits alone show in what is drawn: toString(36) has 7 places then instead of 11.
  const fine = () => draw() + draw() / 4294967296;
  const even = () => Math.min(fine(), 1 - 2 ** -53);
  return {
    restart(name) {
      draw = seededDraws(random.seed + hash(name));
      count = 0;
    },
    next() {
      const drawn = even();
      count += 1;
      if (random.draws === 'even' || count > BRINK) return drawn;
      const near = drawn / 1024;
      return random.draws === 'low' ? near : 1 - 2 ** -53 - near;
    },
  };
}

function shuffled(items, draw) {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor(draw() * (index + 1));
    [result[index], result[other]] = [result[other], result[index]];
  }
  return result;
}
`;
