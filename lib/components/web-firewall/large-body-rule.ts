import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { type LargeBodies, numbersUpTo } from './large-bodies';
import type { NamedRule } from './rules';

type Statement = CfnWebACL.StatementProperty;

/** The rule of the common rule set for bodies, and the label that it sets where it counts. */
export const BODY_SIZE_RULE = 'SizeRestrictions_BODY';
const OVERSIZE = 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body';

/** Blocks bodies that are larger than AWS WAF inspects, but for those that are let through. It stands after the common rule set. */
export function largeBodyRule(largeBodies: LargeBodies): NamedRule {
  const letThrough = Object.entries(largeBodies).map(([path, maxSize]) =>
    all([onPath(path), upTo(maxSize.toBytes())]),
  );
  return {
    name: 'LargeBodies',
    action: { block: {} },
    statement: all([
      { labelMatchStatement: { scope: 'LABEL', key: OVERSIZE } },
      { notStatement: { statement: any(letThrough) } },
    ]),
  };
}

/** Decoded and normalized, as the service takes it, so that `/files/../admin` is no path below `/files`. */
function onPath(path: string): Statement {
  const isPrefix = path.endsWith('*');
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: isPrefix ? 'STARTS_WITH' : 'EXACTLY',
      searchString: isPrefix ? path.slice(0, -1) : path,
      textTransformations: [
        { priority: 0, type: 'URL_DECODE' },
        { priority: 1, type: 'NORMALIZE_PATH' },
      ],
    },
  };
}

/** AWS WAF cannot measure what it is not sent, so the header tells the size. */
function upTo(bytes: number): Statement {
  return {
    regexMatchStatement: {
      fieldToMatch: { singleHeader: { Name: 'content-length' } },
      regexString: numbersUpTo(bytes),
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}

function all(statements: Statement[]): Statement {
  return { andStatement: { statements } };
}

function any(statements: Statement[]): Statement {
  return statements.length === 1 ? statements[0] : { orStatement: { statements } };
}
