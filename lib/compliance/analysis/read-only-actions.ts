/** Verbs of actions that look and do not touch. */
const VIEWING = /^(?:Describe|List|View|Lookup|BatchGet|Search|Filter|StartQuery|StopQuery|Get)/;

/** Actions that read by their name, and hand out what opens further load balancers. */
const HANDING_OUT = [
  'secretsmanager:getsecretvalue',
  'secretsmanager:batchgetsecretvalue',
  'ssm:getparameter',
  'sts:get',
  'ecr:getauthorizationtoken',
  'rds:getcredentials',
  'redshift:getclustercredentials',
  'lambda:getfunction',
];

/** True if everything that an action, perhaps with a wildcard, stands for only looks. */
export function onlyViews(action: string): boolean {
  const [service = '', name = ''] = action.split(':');
  const [fixed = ''] = name.split(/[*?]/);
  if (service.includes('*') || !VIEWING.test(fixed)) return false;
  const start = `${service}:${fixed}`.toLowerCase();
  return !HANDING_OUT.some((secret) => start.startsWith(secret) || secret.startsWith(start));
}
