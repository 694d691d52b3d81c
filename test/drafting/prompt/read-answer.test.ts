import { describe, expect, test } from '@jest/globals';
import { readAnswer } from '../../../src/drafting/prompt/read-answer.ts';

const DRAFT = {
  id: 'D1',
  clause_ids: ['golden-path'],
  kind: 'example',
  title: 'adds up the lines',
  code: 'test code',
  fixtures: ['anInvoice'],
  expected_value_derivation: '2 × 3 = 6',
  assumptions: ['cents'],
};
const ANSWER = {
  drafts: [DRAFT],
  fixtures: [{ name: 'anInvoice', purpose: 'an invoice', code: 'factory code' }],
  ambiguities: [{ clause_id: 'empty', question: 'null or 0?' }],
  not_testable: [{ clause_id: 'timeout', reason: 'no clock in the contract' }],
};
const READ = {
  drafts: [DRAFT],
  fixtures: ANSWER.fixtures,
  questions: [
    { clause: 'empty', kind: 'ambiguity', text: 'null or 0?' },
    { clause: 'timeout', kind: 'not-testable', text: 'no clock in the contract' },
  ],
  malformed: [],
};

describe('an answer is read', () => {
  const json = JSON.stringify(ANSWER);
  test.each([
    ['as it is', json],
    ['in a fence', `\`\`\`json\n${json}\n\`\`\``],
    ['behind thoughts that hold braces', `<think>{ "a": maybe } or {}?</think>\n${json}`],
    ['before a closing remark', `${json}\nI hope this helps.`],
    ['with properties that nobody asked for', JSON.stringify({ ...ANSWER, note: 'hi' })],
  ])('%s', (_, text) => {
    expect(readAnswer(text)).toEqual(READ);
  });

  test('with what may be left out filled in', () => {
    const { id, clause_ids, title, code } = DRAFT;
    expect(readAnswer(JSON.stringify({ drafts: [{ id, clause_ids, title, code }] }))).toEqual({
      drafts: [
        { id, clause_ids, title, code, kind: 'example', fixtures: [], expected_value_derivation: '', assumptions: [] },
      ],
      fixtures: [],
      questions: [],
      malformed: [],
    });
  });

  test('without its malformed parts, which are told and cost no other', () => {
    const answer = {
      ...ANSWER,
      drafts: [{ ...DRAFT, code: 7 }, DRAFT],
      fixtures: 'none',
      ambiguities: [{ question: 'what?' }],
    };
    expect(readAnswer(JSON.stringify(answer))).toEqual({
      drafts: [DRAFT],
      fixtures: [],
      questions: [READ.questions[1]],
      malformed: [
        expect.stringContaining('drafts[0]: code'),
        'fixtures is no list',
        expect.stringContaining('ambiguities[0]: clause_id'),
      ],
    });
  });

  test('to its fortieth draft, however many there are', () => {
    const read = readAnswer(JSON.stringify({ drafts: Array.from({ length: 5000 }, () => DRAFT) }));
    expect(read).toMatchObject({ malformed: ['drafts has 5000 entries; the first 40 are read'] });
    expect('drafts' in read && read.drafts.length).toBe(40);
  });
});

describe('an answer is of no use', () => {
  test.each([
    ['words', 'I cannot help with that.', 'the answer is no JSON object: it begins with "I cannot help with that."'],
    ['nothing', '', 'the answer is no JSON object: it begins with ""'],
    [
      'cut JSON',
      '{"drafts":[{"id":"D1"',
      'the answer is no JSON object: it begins with "{\\"drafts\\":[{\\"id\\":\\"D1\\""',
    ],
    ['a list', '[1, 2]', 'the answer is no JSON object: it begins with "[1, 2]"'],
    ['another object', '{"tests": [], "ok": true}', 'the answer has no list of drafts: its keys are "tests, ok"'],
    ['drafts that are no list', '{"drafts": {}}', 'the answer has no list of drafts: its keys are "drafts"'],
  ])('%s', (_, text, why) => {
    expect(readAnswer(text)).toEqual({ why });
  });

  test('when no part has the right form', () => {
    expect(readAnswer('{"drafts":[{"id":"D1"}]}')).toEqual({
      why: expect.stringMatching(/^no part of the answer has the form that was asked for: drafts\[0\]: clause_ids /),
    });
  });

  test('and a million braces are turned down at once', () => {
    expect(readAnswer('{'.repeat(1_000_000) + '}'.repeat(1000))).toHaveProperty('why');
  });

  test('though an object without any draft or question is an answer: there was nothing to draft', () => {
    expect(readAnswer('{"drafts":[]}')).toEqual({ drafts: [], fixtures: [], questions: [], malformed: [] });
  });
});
