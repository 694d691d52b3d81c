import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { Counter } from '../src/Counter';

function button(start: number): HTMLButtonElement {
  const place = document.createElement('div');
  document.body.append(place);
  act(() => createRoot(place).render(<Counter start={start} />));
  return place.querySelector('button') as HTMLButtonElement;
}

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});

test('counts clicks', () => {
  const shown = button(0);
  expect(shown.textContent).toBe('never');
  act(() => shown.click());
  expect(shown.textContent).toBe('clicked');
});

test('stops', () => {
  expect(button(2).disabled).toBe(false);
  expect(button(4).disabled).toBe(true);
});
