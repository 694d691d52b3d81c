const assert = require('node:assert');
const { mkdtempSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { ageOf, clockFace, happened, hourOf, isOpenUntil, round } = require('../src/times.js');

describe('times', () => {
  it('the shop opens at nine', () => {
    assert.strictEqual(hourOf('2024-06-03T09:00:00Z'), 9);
  });

  it('the clock shows half past ten', () => {
    assert.strictEqual(clockFace('2024-06-03T10:30:00Z'), '10:30');
  });

  it('the season ends some day', () => {
    assert.ok(isOpenUntil('{{today+20d}}'));
  });

  it('a length is rounded', () => {
    assert.strictEqual(round(1234.56), '1,234.6');
  });

  it('an event has no age yet', () => {
    const age = ageOf(happened());
    assert.ok(age >= 0 && age < 5000);
  });

  it('a local noon is noon', () => {
    assert.strictEqual(hourOf(new Date(2024, 5, 3, 12)), 12);
  });

  it('a zone that is named holds everywhere', () => {
    const inTokyo = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Asia/Tokyo' });
    assert.strictEqual(inTokyo.format(new Date('2024-06-03T09:00:00Z')), '18:00');
  });

  it('a note is as young as it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'notes-'));
    writeFileSync(join(folder, 'note'), 'note');
    const { mtime } = statSync(join(folder, 'note'));
    rmSync(folder, { recursive: true });
    assert.ok(Math.abs(ageOf({ at: mtime.getTime() })) < 5000);
  });
});
