import { text } from './text';

/** The id of a component. */
export const componentId = text(
  /^[A-Za-z][A-Za-z0-9]{0,39}$/,
  'an id is a letter, then letters and digits, at most 40',
  "write it as 'OrderApi'",
);

/** The name of an environment variable. */
export const variableName = text(
  /^[A-Za-z_][A-Za-z0-9_]{0,254}$/,
  'a variable is a letter or underscore, then letters, digits and underscores, at most 255',
  "write it as 'LOG_LEVEL'",
);

/** An instance type of Amazon EC2 or Amazon RDS. */
export const instanceType = text(
  /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/,
  'an instance type is a class and a size',
  "write it as 't4g.small', without 'db.'",
);

/** A managed prefix list of Amazon VPC. */
export const prefixListId = text(
  /^pl-[0-9a-f]{8,17}$/,
  'it is the id of a managed prefix list',
  "write it as 'pl-0123456789abcdef0', which 'aws ec2 describe-managed-prefix-lists' shows",
);
