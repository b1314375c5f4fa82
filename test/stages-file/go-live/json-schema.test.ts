import Ajv from 'ajv';
import { goLiveJsonSchema, goLiveSchema } from '../../../lib/stages-file/go-live/schema';

const accepts = new Ajv({ strict: false }).compile(goLiveJsonSchema());

const TERMS = {
  reason: 'r',
  requestedBy: 'Olaf',
  approvedBy: 'Paula',
  when: '2027-03-02',
  expires: '2027-04-30',
};
const TASK = { id: 'tell-support', what: 'w', owner: 'Sue', state: 'to do' };

const of = (signed: object) => ({ environments: { Production: signed } });

describe('the JSON Schema for editors agrees with what is read', () => {
  test.each([
    ['a waiver of a requirement', of({ waivers: [{ requirement: 'SEC-2', ...TERMS }] })],
    ['a waiver of a rule', of({ waivers: [{ rule: 'AwsSolutions-RDS3', path: 'Shop/Orders', ...TERMS }] })],
    ['a task', of({ tasks: [TASK] })],
    ['a task of a requirement', of({ tasks: [{ ...TASK, requirement: 'PEN-1', due: '2027-03-15' }] })],
    ['nothing', of({})],
  ])('both accept %s', (_name, file) => {
    expect([accepts(file), goLiveSchema.safeParse(file).success]).toEqual([true, true]);
  });

  test.each([
    ['a waiver of nothing', of({ waivers: [TERMS] })],
    ['a waiver of two things', of({ waivers: [{ requirement: 'SEC-2', rule: 'x', path: 'y', ...TERMS }] })],
    ['a waiver of a rule at no construct', of({ waivers: [{ rule: 'AwsSolutions-RDS3', ...TERMS }] })],
    ['a task in an unknown state', of({ tasks: [{ ...TASK, state: 'almost' }] })],
    ['a task without owner', of({ tasks: [{ ...TASK, owner: undefined }] })],
    ['an unknown key', of({ task: [TASK] })],
  ])('both refuse %s', (_name, file) => {
    const plain: unknown = JSON.parse(JSON.stringify(file));

    expect([accepts(plain), goLiveSchema.safeParse(plain).success]).toEqual([false, false]);
  });

  test('every key is described', () => {
    const silent: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key !== 'properties') {
          visit(value, path);
          continue;
        }
        for (const [name, property] of Object.entries(value as Record<string, object>)) {
          if (!('description' in property)) silent.push(`${path}.${name}`);
          visit(property, `${path}.${name}`);
        }
      }
    };

    visit(goLiveJsonSchema(), '');

    expect(silent).toEqual([]);
  });
});
