import type { Finding } from '../../outcome';
import { unknownFinding, verdict, type Check, missing } from '../check';
import type { ResourceModel } from '../../model/resource-model';
import { calledFunctions, heldAtNone } from '../../analysis/functions';
import { serversOf, tooFew } from '../../analysis/servers';

const ROW = 'SRV-1';

export const srv1MinInstances: Check = {
  title: 'each server keeps at least the instances that the stage asks for, and each function may run',
  remediation: 'raise the number of instances of the server, or the reserved concurrency of the function',
  examine(model, { profile }) {
    const least = profile.requirements[ROW].cell.minimum?.instances ?? 1;
    const servers = serversOf(model);
    const functions = calledFunctions(model);
    if (servers.length + functions.length === 0) return verdict([], [withoutServers(model)], '');
    return verdict(
      [...servers, ...functions],
      [...servers.flatMap((server) => tooFew(server, least, model)), ...functions.flatMap(heldAtNone)],
      `every server keeps ${least} or more instances (servers: ${servers.length})${functions.length === 0 ? '' : `, and AWS runs one of a function for each call (functions: ${functions.length})`}`,
    );
  },
};

function withoutServers(model: ResourceModel): Finding {
  return model.ofType('AWS::Lambda::Function').length > 0
    ? unknownFinding('its only servers may be functions, and no template says what calls them')
    : missing('the environment has no server');
}
