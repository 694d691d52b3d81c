import { describe, expect, test } from '@jest/globals';
import { staleAccepts, withAccepted } from '../../src/mutation/accepted.ts';
import { aMutant } from '../judgements.ts';

const entry = (mutant: string, until = '2027-03-31') => ({ mutant, reason: 'equivalent', until });
const TODAY = '2027-03-31';
const survivor = aMutant({ status: 'survived' });

describe('accepted mutants', () => {
  test.each([
    ['by its id', entry('src/invoice.ts > 0123456789ab'), 'suppressed'],
    ['by its file', entry('src/invoice.ts'), 'suppressed'],
    ['not by the id in another file', entry('src/other.ts > 0123456789ab'), 'survived'],
    ['not after the last day', entry('src/invoice.ts', '2027-03-30'), 'survived'],
  ] as const)('are survivors that the policy names: %s', (_, accepted, expected) => {
    expect(withAccepted([survivor], [accepted], TODAY).map(({ status }) => status)).toEqual([expected]);
  });

  test('carry the reason and the last day; one that is killed stays killed', () => {
    const killed = aMutant({ status: 'killed' });
    const unreached = aMutant({ status: 'no-coverage' });
    const [first, second] = withAccepted([killed, unreached], [entry('src/invoice.ts')], TODAY);
    expect(first).toEqual(killed);
    expect(second).toMatchObject({
      status: 'suppressed',
      reason: 'accepted until 2027-03-31: equivalent',
      accepted: { reason: 'equivalent', until: '2027-03-31' },
    });
  });

  test('are named when their day is over, their file is gone, or they are killed now', () => {
    const stale = (accepted: ReturnType<typeof entry>, status: 'killed' | 'survived' = 'survived') =>
      staleAccepts([accepted], [aMutant({ status })], (path) => path === 'src/invoice.ts', TODAY);
    const one = 'src/invoice.ts > 0123456789ab';
    expect(stale(entry(one))).toEqual([]);
    expect(stale(entry('src/invoice.ts > ba9876543210'))).toEqual([]);
    expect(stale(entry(one, '2027-03-30'))).toEqual([`${one} was accepted until 2027-03-30, which is over`]);
    expect(stale(entry('src/gone.ts'))).toEqual([
      'src/gone.ts is accepted until 2027-03-31, but there is no such file',
    ]);
    expect(stale(entry(one), 'killed')).toEqual([`${one} is accepted until 2027-03-31, but it is killed now`]);
  });
});
