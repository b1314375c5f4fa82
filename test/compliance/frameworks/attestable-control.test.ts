import { attestableControl } from '../../../lib/compliance/frameworks/attestable-control';

test('a control that a person signs is found by framework and number', () => {
  expect(attestableControl('HIPAA/164.308(a)(8)').title).toBe('Evaluation from time to time');
  expect(attestableControl('Section 508/602.2').id).toBe('602.2');
});

test.each([
  ['a framework with a typing error', 'HIPPA/164.308(a)(8)', /no such framework; did you mean 'HIPAA'\?/],
  [
    'a control with a typing error',
    'HIPAA/164.308(a)(8',
    /lists no such control; did you mean '164\.308\(a\)\(8\)'/,
  ],
  ['a control that is none', 'HIPAA/x', /lists no such control; take its number from the report/],
  ['a control that resources show', 'HIPAA/164.312(e)(2)(ii)', /shown by resources, not by a signature/],
  ['a control that no environment shows', 'HIPAA/164.310(b)', /no environment shows 'Use of workstations'/],
])('%s is refused', (_what, row, message) => {
  expect(() => attestableControl(row)).toThrow(message);
});
