import { z } from 'zod';
import { COMPONENT_ID } from '../component-id';
import { checkedComponentId } from '../names';
import { checkedBy } from './decoded';
import { text } from './text';

/** The id of a component. */
export const componentId = z
  .string()
  .superRefine(checkedBy((id: string) => checkedComponentId(id, [])))
  .meta({ pattern: COMPONENT_ID.source });

/** The name of an environment variable. */
export const variableName = text(/^[A-Za-z_][A-Za-z0-9_]{0,254}$/, {
  id: 'service.variable-malformed',
  limit: 'a variable is a letter or underscore, then letters, digits and underscores, at most 255',
  remediation: "write it as 'LOG_LEVEL'",
});

/** An instance type of Amazon EC2 or Amazon RDS. */
export const instanceType = text(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, {
  id: 'instance-type.malformed',
  limit: 'an instance type is a class and a size',
  remediation: "write it as 't4g.small', without 'db.'",
});

/** A managed prefix list of Amazon VPC. */
export const prefixListId = text(/^pl-[0-9a-f]{8,17}$/, {
  id: 'prefix-list.id-malformed',
  limit: 'it is the id of a managed prefix list',
  remediation: "write it as 'pl-0123456789abcdef0', which 'aws ec2 describe-managed-prefix-lists' shows",
});

/** A security group of Amazon VPC. */
export const securityGroupId = text(/^sg-[0-9a-f]{8,17}$/, {
  id: 'security-group.id-malformed',
  limit: 'it is the id of a security group',
  remediation: "write it as 'sg-0123456789abcdef0'",
});
