import { labelOf } from '../../../lib/compliance/ledger/architecture-nodes';
import { modelFromScope } from '../../../lib/compliance/model/from-scope';
import { aDatabase, development } from '../../components/described';

const { environment } = development({ databases: { Orders: aDatabase() } });
const model = modelFromScope(environment);

test.each([
  ['in the stack', 'AWS::RDS::DBInstance', 'Env/Orders/Instance'],
  ['in a nested stack, which it leaves out', 'AWS::ECS::Service', 'Env/Web/Service/Service'],
])('a resource has the path of its construct as label: %s', (_, type, label) => {
  expect(model.ofType(type).map(labelOf)).toEqual([label]);
});
