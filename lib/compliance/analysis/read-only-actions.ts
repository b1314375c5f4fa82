/** Verbs of actions that read. */
const READING = /^(?:Describe|List|View|Lookup|BatchGet|Search|Filter|StartQuery|StopQuery|Get)/;

/** Actions whose name is one of reading, and that return secrets, credentials or code. */
const RETURNING_SECRETS = [
  'secretsmanager:getsecretvalue',
  'secretsmanager:batchgetsecretvalue',
  'ssm:getparameter',
  'sts:get',
  'ecr:getauthorizationtoken',
  'rds:getcredentials',
  'redshift:getclustercredentials',
  'lambda:getfunction',
];

/** True if an action, and each that its wildcard stands for, reads only. */
export function isReadOnly(action: string): boolean {
  const [service = '', name = ''] = action.split(':');
  const [fixed = ''] = name.split(/[*?]/);
  if (service.includes('*') || !READING.test(fixed)) return false;
  const start = `${service}:${fixed}`.toLowerCase();
  return !RETURNING_SECRETS.some((secret) => start.startsWith(secret) || secret.startsWith(start));
}
