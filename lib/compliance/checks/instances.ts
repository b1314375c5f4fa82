import { undecidable, verdict, type Check, type Finding, missing } from './check';
import type { ResourceModel } from '../resource-model/resource-model';
import { serversOf, tooFew } from './servers';

const ROW = 'SRV-1';

export const instances: Check = {
  title: 'each server keeps at least the instances that the stage asks for',
  remedy: 'raise the number of instances of the server',
  examine(model, { profile }) {
    const least = profile.requirements[ROW].cell.minimum?.instances ?? 1;
    const servers = serversOf(model);
    if (servers.length === 0) return verdict([], [withoutServers(model)], '');
    return verdict(
      servers,
      servers.flatMap((server) => tooFew(server, least, model)),
      `every server keeps ${least} or more instances (servers: ${servers.length})`,
    );
  },
};

function withoutServers(model: ResourceModel): Finding {
  return model.ofType('AWS::Lambda::Function').length > 0
    ? undecidable('functions run on demand: there is no instance to count')
    : missing('the environment has no server');
}
