import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { counted, fromForm, listed, monthOf, nights, now, openingNote, patiently, runsUntil } from '../src/time.js';

describe('time', () => {
  it('the first of May is in May', () => {
    assert.equal(monthOf('2024-05-01T04:00:00Z'), 5);
  });

  it('the last of May is in May', () => {
    assert.equal(monthOf('2024-05-31T16:00:00Z'), 5);
  });

  it('a form is read as it stands', () => {
    assert.equal(fromForm('2024-05-01T10:00'), Date.UTC(2024, 4, 1, 10));
  });

  it('a stay over the change of clocks has whole nights', () => {
    assert.equal(nights(new Date(2024, 2, 9), new Date(2024, 2, 12)), 3);
  });

  it('the contract runs', () => {
    assert.ok(runsUntil('{{today+50d}}'));
  });

  it('the warranty runs', () => {
    assert.ok(runsUntil('{{today+250d}}'));
  });

  it('noon is read in the zone it names', () => {
    assert.equal(fromForm('2024-05-01T12:00:00+02:00'), Date.UTC(2024, 4, 1, 10));
  });

  it('now lies between before and after', () => {
    const before = Date.now();
    const between = now();
    assert.ok(before <= between && between <= Date.now());
  });

  it('a page is as young as it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'));
    writeFileSync(join(folder, 'page'), 'page');
    const { mtimeMs } = statSync(join(folder, 'page'));
    rmSync(folder, { recursive: true });
    assert.ok(Math.abs(mtimeMs - now()) < 5000);
  });

  it('waits by a clock of its own', async () => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2024, 1, 29) });
    try {
      const ready = patiently(() => (Date.now() > Date.UTC(2024, 1, 29) ? new Date().toISOString() : null), 1000);
      mock.timers.tick(1000);
      assert.equal(await ready, '2024-02-29T00:00:01.000Z');
    } finally {
      mock.timers.reset();
    }
  });
});

describe('words', () => {
  it('a note names the day', () => {
    assert.equal(openingNote(new Date('2024-05-01T12:00:00Z')), 'since May 1, 2024');
  });

  it('names are listed', () => {
    assert.deepEqual(listed(['Zeta', 'Äpple', 'Alpha']), ['Alpha', 'Äpple', 'Zeta']);
  });

  it('pieces are counted', () => {
    assert.equal(counted(12345), '12,345 pieces');
  });

  it('few pieces are counted alike everywhere', () => {
    assert.equal(counted(12), '12 pieces');
  });
});
