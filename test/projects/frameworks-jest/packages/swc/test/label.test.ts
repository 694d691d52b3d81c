/** @jest-environment jsdom */
import { Label, Size } from '../src/label';

test('shows', () => {
  expect(new Label().show(Size.Large)).toBe('big');
  expect(document.body.textContent).toBe('a large');
  expect(Object.keys(Label)).toEqual(['label']);
});

test('is not big', () => {
  new Label().show(Size.Small);
});
