import { useState } from 'react';

export function Counter({ start }: { start: number }) {
  const [count, setCount] = useState<number>(start);
  return (
    <button disabled={count >= 3} onClick={() => setCount(count + 1)}>
      {count > 0 ? 'clicked' : 'never'}
    </button>
  );
}
