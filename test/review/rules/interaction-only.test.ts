import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('interaction-only', files);

test('a test that only asserts how its doubles were called is listed; one that says what comes of it is not', () => {
  const body = '  const post = jest.fn();\n  send(post);\n  expect(post).toHaveBeenCalledWith(1);';
  expect(found(aTest(body))).toEqual(['info 5 adds up']);
  expect(found(aTest(`${body}\n  expect(total()).toBe(1);`))).toEqual([]);
});

test.each([
  ['a number of calls', 'expect(post).toHaveBeenCalledTimes(1);'],
  ['its calls', 'expect(post.mock.calls).toEqual([[1]]);'],
  ['its last call', 'expect(post.mock.calls[0][0]).toBe(1);'],
  ['a spy of sinon', 'expect(post.calledOnce).to.be.true;'],
  ['a count of sinon', 'assert.equal(post.callCount, 1);'],
  ['assertions of sinon', 'sinon.assert.calledWith(post, 1);'],
  ['sinon-chai', 'expect(post).to.have.been.calledOnceWith(1);'],
  ['testdouble', 'td.verify(post(1));'],
])('%s is no more than that', (_, body) => {
  expect(found(aTest(body))).toEqual([expect.stringMatching(/^info \d+ adds up$/)]);
});

test.each([
  ['a value beside it', 'expect(post).toHaveBeenCalled();\nexpect(total()).toBe(1);'],
  ['an error beside it', 'expect(() => send()).toThrow();\nexpect(post).not.toHaveBeenCalled();'],
  ['a presence beside it', 'expect(send()).toBeDefined();\nexpect(post).toHaveBeenCalled();'],
  ['an element beside it', "await screen.findByText('4');\nexpect(post).toHaveBeenCalled();"],
  ['a status beside it', "await request(app).get('/').expect(200);\nexpect(post).toHaveBeenCalled();"],
  ['calls of another kind', 'expect(phone.calls).toEqual([1]);'],
  ['a member named alike', 'expect(order.returned).toBe(true);'],
  ['a snapshot', 'expect(post.mock.calls).toMatchSnapshot();'],
  ['a helper that asserts by its name', 'expect(post).toHaveBeenCalled();\nexpectSent();'],
  ['no assertion', 'send(post);'],
])('%s is silent', (_, body) => {
  expect(found(aTest(body))).toEqual([]);
});

test('a skipped test is silent', () => {
  expect(found("it.skip('is sent', () => { expect(post).toHaveBeenCalled(); });")).toEqual([]);
});
