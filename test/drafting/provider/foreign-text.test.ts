import { describe, expect, test } from '@jest/globals';
import { foreignText } from '../../../src/drafting/provider/foreign-text.ts';
import { API_KEY } from './asking.ts';

describe('what a provider says', () => {
  test.each([
    ['plain words', 'plain words'],
    ['two\r\nlines\tand\u2028more', 'two lines and more'],
    ['\u001b[31mred\u001b[0m \u202eback\u200b', '[31mred [0m back'],
    ['<html><head><title>t</title></head><body><h1>502</h1><p>Bad &amp; worse</p></body></html>', '502 Bad & worse'],
    ['<script>alert(1)</script>x<style>p { }</style>', 'x'],
    ['::error::x', '::error::x'],
    ['a < b and <unclosed', 'a < b and <unclosed'],
    ['lone \ud800 half', 'lone half'],
    ['see model.test-file... or …', 'see model.test-file... or …'],
    ['', ''],
  ])('is one line of text: %j', (text, line) => {
    expect(foreignText(text, API_KEY)).toBe(line);
  });

  test('has at most 200 characters, and no half of one at its end', () => {
    expect(foreignText('x'.repeat(1_000), API_KEY)).toBe(`${'x'.repeat(199)}…`);
    expect(foreignText('\u{1f600}'.repeat(200), API_KEY)).toBe(`${'\u{1f600}'.repeat(99)}…`);
  });

  test.each([
    [`key ${API_KEY}.`, 'key [key].'],
    [`Bearer ${API_KEY}${API_KEY}`, 'Bearer [key]'],
    [`cut: ${API_KEY.slice(0, 12)}`, 'cut: [key]'],
    [`cut: ${API_KEY.slice(-9)}`, 'cut: [key]'],
    [`provided: sk-proj-*************TgRa.`, 'provided: [key]'],
    [`provided: ****gRa`, 'provided: [key]'],
    [`provided: sk-p...7TgRa`, 'provided: [key]'],
    [`provided: sk-p…gRa`, 'provided: [key]'],
    [`provided: ••••••••TgRa`, 'provided: [key]'],
    [`${API_KEY.slice(0, 14)}\u200b${API_KEY.slice(14)}`, '[key]'],
    [`${API_KEY.slice(0, 14)}<b>${API_KEY.slice(14)}</b>`, '[key] [key]'],
    [`{"authorization":"Bearer ${API_KEY}"}`, '{"authorization":"Bearer [key]"}'],
  ])('never holds the key, or what may be a part of it: %j', (text, line) => {
    expect(foreignText(text, API_KEY)).toBe(line);
  });

  test('keeps its words beside a key that is a placeholder', () => {
    expect(foreignText('an axe at x, x.', 'x')).toBe('an axe at [key], [key].');
    expect(foreignText('no model', 'none')).toBe('no model');
  });

  test('made to take long takes no time', () => {
    const before = process.cpuUsage();
    for (const piece of ['<script', '<', '&amp', '*', 'x…', API_KEY.slice(0, 5)]) {
      foreignText(piece.repeat(1_000_000), API_KEY);
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });
});
